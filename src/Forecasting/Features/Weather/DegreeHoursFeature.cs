using System.Globalization;
using System.Text;
using Forecasting.Features.Covariates;

namespace Forecasting.Features.Weather;

/// <summary>How far a temperature lies below the base of heating and above that of cooling, averaged over the steps up to the row.</summary>
internal sealed class DegreeHoursFeature(string column, (double? Heating, double? Cooling) bases, int length) : Feature
{
    public override string Name { get; } = NameOf(column, bases, length);

    public override ColumnNames NeedsInAdvance => ColumnNames.Create(column);

    public override FittedFeature Fit(RegularPanel history)
    {
        int place = CovariatePlace.Known(history, column);
        (double heating, double cooling) = bases is ({ } below, { } above) ? (below, above) : DegreeBases.Find(history, place, bases);
        return new Fitted(Name, (column, length), (heating, cooling));
    }

    private static string NameOf(string column, (double? Heating, double? Cooling) bases, int length)
    {
        var name = new StringBuilder(column).Append(" degrees");
        if (bases.Heating is { } heating) name.Append(CultureInfo.InvariantCulture, $" below {heating}");
        if (bases.Cooling is { } cooling) name.Append(CultureInfo.InvariantCulture, $" above {cooling}");
        return (length == 1 ? name : name.Append(CultureInfo.InvariantCulture, $" over {length}")).ToString();
    }

    private sealed class Fitted(string name, (string Column, int Length) source, (double Heating, double Cooling) bases) : FittedFeature
    {
        public override IReadOnlyList<FeatureColumn> Columns { get; } = [new FeatureColumn(name + " heating"), new FeatureColumn(name + " cooling")];

        public override int NeededHistory => source.Length - 1;

        public override void Fill(in FeatureWindow window, in FeatureRows rows)
        {
            ReadOnlySpan<double> values = CovariatePlace.Of(window, source.Column);
            for (int i = 0; i < window.Count; i++)
            {
                int end = window.From + i + 1;
                double heating = 0, cooling = 0;
                int known = 0;
                for (int at = Math.Max(0, end - source.Length); at < Math.Min(end, values.Length); at++)
                {
                    if (double.IsNaN(values[at])) continue;
                    known++;
                    heating += Math.Max(0, bases.Heating - values[at]);
                    cooling += Math.Max(0, values[at] - bases.Cooling);
                }

                rows[0][i] = known == 0 ? float.NaN : (float)(heating / known);
                rows[1][i] = known == 0 ? float.NaN : (float)(cooling / known);
            }
        }
    }
}
