using Forecasting.Features;
using Forecasting.Tests.Preparation;
using Forecasting.Time;
using NodaTime;

namespace Forecasting.Tests.Features.Weather;

/// <summary>Panels with weather that is known in advance.</summary>
internal static class WeatherCase
{
    /// <summary>Makes one hourly series; the weather may go on after the target.</summary>
    public static RegularPanel Hourly(double[] target, params (string Column, double[] Values)[] weather) => Hourly(target, Panels.Start, weather);

    public static RegularPanel Hourly(double[] target, Instant start, (string Column, double[] Values)[] weather)
    {
        double[] longest = [.. target, .. Enumerable.Repeat(double.NaN, weather.Max(column => column.Values.Length) - target.Length)];
        SeriesSchema schema = Panels.Schema(FeatureCase.NewYork) with
        {
            Frequency = Frequency.Hours(1),
            KnownInAdvance = ColumnNames.Create([.. weather.Select(column => column.Column)]),
        };
        return Panels.Of(schema, Rows.Every("a", start, Duration.FromHours(1), longest) with { Covariates = [.. weather.Select(column => column.Values)] }).Filled();
    }

    /// <summary>Makes some days of temperature: a wave of the year, a wave of the day, and what a seed adds.</summary>
    public static double[] Temperature(int days, int seed)
    {
        var random = new Random(seed);
        double[] values = new double[24 * days];
        double front = 0;
        for (int i = 0; i < values.Length; i++)
        {
            front = (0.98 * front) + random.NextDouble() - 0.5;
            values[i] = 12 - (11 * Math.Cos(2 * Math.PI * i / 8766)) - (4 * Math.Cos(2 * Math.PI * i / 24)) + front;
        }

        return values;
    }

    public static Feature[] All { get; } =
    [
        Feature.KnownExponentialMean("temp", 6),
        Feature.KnownDay("temp"),
        Feature.Spline("temp"),
        Feature.Spline("temp", 3, 24),
        Feature.DegreeHours("temp"),
        Feature.DegreeHours("temp", length: 24),
        Feature.Anomaly("temp"),
        Feature.Spells("temp"),
        Feature.WindPower("temp"),
        Feature.WindChill(new AirColumns { Temperature = "temp", WindSpeed = "temp" }),
        Feature.Sun(new("here", 40.7, -74)),
        Feature.ClearSkyIndex("temp", new("there", 40.7, -74)),
    ];
}
