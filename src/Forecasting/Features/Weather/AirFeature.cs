using Forecasting.Features.Covariates;

namespace Forecasting.Features.Weather;

/// <summary>A formula of the air at the row: of temperature, humidity and wind.</summary>
internal sealed class AirFeature : Feature
{
    private readonly AirColumns _air;
    private readonly string[] _columns;
    private readonly Func<double, double, double, double> _formula;

    private AirFeature(string what, AirColumns air, string[] columns, Func<double, double, double, double> formula)
    {
        (_air, _columns, _formula) = (air, columns, formula);
        Name = $"{air.Temperature} {what}";
    }

    public override string Name { get; }

    public override ColumnNames NeedsInAdvance => ColumnNames.Create(_columns);

    /// <summary>Makes the feature.</summary>
    /// <exception cref="ArgumentException">A column that the formula needs is not named.</exception>
    public static AirFeature Of(string what, AirColumns air, AirNeeds needs, Func<double, double, double, double> formula)
    {
        ArgumentNullException.ThrowIfNull(air);
        List<string> columns = [air.Temperature];
        if (needs.HasFlag(AirNeeds.Humidity)) columns.Add(Named(air.RelativeHumidity, nameof(air.RelativeHumidity)));
        if (needs.HasFlag(AirNeeds.Wind)) columns.Add(Named(air.WindSpeed, nameof(air.WindSpeed)));
        // What the formula does not need is not read either.
        AirColumns read = air with
        {
            RelativeHumidity = needs.HasFlag(AirNeeds.Humidity) ? air.RelativeHumidity : null,
            WindSpeed = needs.HasFlag(AirNeeds.Wind) ? air.WindSpeed : null,
        };
        return new AirFeature(what, read, [.. columns.Distinct()], formula);

        string Named(string? column, string member) => !string.IsNullOrEmpty(column)
            ? column
            : throw new ArgumentException($"The {what} needs a column that is not named; set AirColumns.{member}.", nameof(air));
    }

    public override FittedFeature Fit(RegularPanel history)
    {
        foreach (string column in _columns) CovariatePlace.Known(history, column);
        return new Fitted(Name, _air, _formula);
    }

    private sealed class Fitted(string name, AirColumns air, Func<double, double, double, double> formula) : FittedFeature
    {
        public override IReadOnlyList<FeatureColumn> Columns { get; } = [new FeatureColumn(name)];

        public override void Fill(in FeatureWindow window, in FeatureRows rows)
        {
            ReadOnlySpan<double> temperature = CovariatePlace.Of(window, air.Temperature);
            ReadOnlySpan<double> humidity = air.RelativeHumidity is null ? [] : CovariatePlace.Of(window, air.RelativeHumidity);
            ReadOnlySpan<double> wind = air.WindSpeed is null ? [] : CovariatePlace.Of(window, air.WindSpeed);
            Span<float> output = rows[0];
            for (int i = 0; i < output.Length; i++)
            {
                int at = window.From + i;
                output[i] = (float)formula(
                    air.TemperatureUnit.Convert(At(temperature, at)), humidity.IsEmpty ? 0 : At(humidity, at), wind.IsEmpty ? 0 : air.WindUnit.Convert(At(wind, at)));
            }
        }

        private static double At(ReadOnlySpan<double> values, int place) => place < values.Length ? values[place] : double.NaN;
    }
}
