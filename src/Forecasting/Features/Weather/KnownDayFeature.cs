using Forecasting.Features.Covariates;
using Forecasting.Time;

namespace Forecasting.Features.Weather;

/// <summary>Mean, minimum, maximum and range of a column known in advance over the local day of the row.</summary>
internal sealed class KnownDayFeature(string column) : Feature
{
    public override string Name { get; } = column + " day";

    public override ColumnNames NeedsInAdvance => ColumnNames.Create(column);

    public override FittedFeature Fit(RegularPanel history)
    {
        CovariatePlace.Known(history, column);
        return new Fitted(Name, column, LongestDay(history.Frequency));
    }

    // A day on which clocks go back has an hour more, or two.
    private static int LongestDay(Frequency frequency) => frequency.StepsPerDay <= 1 ? 1 : (int)Math.Ceiling(frequency.StepsPerDay * 26 / 24.0);

    private sealed class Fitted(string name, string column, int longest) : FittedFeature
    {
        public override IReadOnlyList<FeatureColumn> Columns { get; } =
            [new FeatureColumn(name + " mean"), new FeatureColumn(name + " minimum"), new FeatureColumn(name + " maximum"), new FeatureColumn(name + " range")];

        public override int NeededHistory => longest - 1;

        public override void Fill(in FeatureWindow window, in FeatureRows rows)
        {
            ReadOnlySpan<double> values = CovariatePlace.Of(window, column);
            int from = Math.Max(0, window.From - longest + 1);
            int end = Math.Max(window.From + window.Count, Math.Min(values.Length, window.From + window.Count + longest - 1));
            var parts = new LocalParts[end - from];
            window.Panel.Grid.LocalParts(window.Panel.FirstIndex(window.Series) + from, parts);
            for (int start = 0; start < parts.Length;)
            {
                int stop = start + 1;
                while (stop < parts.Length && parts[stop].EpochDay == parts[start].EpochDay) stop++;
                FillDay(values, (from + start, from + stop), window, rows);
                start = stop;
            }
        }

        private static void FillDay(ReadOnlySpan<double> values, (int From, int End) day, in FeatureWindow window, in FeatureRows rows)
        {
            int first = Math.Max(day.From, window.From) - window.From;
            int count = Math.Min(day.End, window.From + window.Count) - window.From - first;
            if (count <= 0) return;
            double sum = 0, least = double.PositiveInfinity, greatest = double.NegativeInfinity;
            int known = 0;
            for (int i = day.From; i < Math.Min(day.End, values.Length); i++)
            {
                if (double.IsNaN(values[i])) continue;
                known++;
                sum += values[i];
                least = Math.Min(least, values[i]);
                greatest = Math.Max(greatest, values[i]);
            }

            rows[0].Slice(first, count).Fill(known == 0 ? float.NaN : (float)(sum / known));
            rows[1].Slice(first, count).Fill(known == 0 ? float.NaN : (float)least);
            rows[2].Slice(first, count).Fill(known == 0 ? float.NaN : (float)greatest);
            rows[3].Slice(first, count).Fill(known == 0 ? float.NaN : (float)(greatest - least));
        }
    }
}
