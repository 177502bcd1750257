using Forecasting.Tests.Preparation;
using Forecasting.Time;
using Forecasting.Weather;
using NodaTime;

namespace Forecasting.Tests.Forecasters.Stations;

/// <summary>Three years of daily-shaped demand that follows the mean of two of five stations; the others are further and further off.</summary>
internal static class StationCase
{
    public const int Hours = 3 * 365 * 24;

    public static readonly ColumnNames Columns = ["s1", "s2", "s3", "s4", "s5"];

    private static readonly double[] Noises = [4, 0.5, 7, 0.5, 2];

    /// <summary>Gets the temperature of each station.</summary>
    public static double[][] Temperatures { get; } = Draw();

    /// <summary>Makes the panel with a column for each station.</summary>
    public static RegularPanel Panel(bool known = true)
    {
        SeriesSchema schema = Panels.Schema(known: known ? Columns : null, observed: known ? null : Columns) with { Frequency = Frequency.Hours(1) };
        return Panels.Of(schema, Rows.Every("a", Panels.Start, Duration.FromHours(1), Load()) with { Covariates = Temperatures }).Filled();
    }

    /// <summary>Makes the weather of the stations, each hour issued at its valid time.</summary>
    public static WeatherTable Weather() => WeatherTable.Create(
        Temperatures.SelectMany((values, station) => values.Select((value, h) => new WeatherReading(
            new WeatherLocation(Columns[station], 50, station), WeatherVariable.Temperature, At(h), At(h), value, WeatherUnit.Celsius))),
        WeatherNature.Observation);

    /// <summary>Makes the panel without the columns.</summary>
    public static RegularPanel Bare() =>
        Panels.Of(Panels.Schema() with { Frequency = Frequency.Hours(1) }, Rows.Every("a", Panels.Start, Duration.FromHours(1), Load())).Filled();

    private static Instant At(int hour) => Panels.Start + Duration.FromHours(hour);

    private static double[] Load()
    {
        double[] load = Panels.Load(Hours, seed: 4);
        for (int i = 0; i < load.Length; i++)
        {
            double temperature = (Temperatures[1][i] + Temperatures[3][i]) / 2;
            load[i] += 25 * Math.Max(0, 14 - temperature);
        }

        return load;
    }

    private static double[][] Draw()
    {
        var random = new Random(9);
        double[][] values = [.. Noises.Select(_ => new double[Hours])];
        double[] own = new double[Noises.Length];
        double level = 0;
        for (int i = 0; i < Hours; i++)
        {
            level = (0.99 * level) + random.NextDouble() - 0.5;
            double truth = 10 - (9 * Math.Cos(2 * Math.PI * i / 8766)) - (4 * Math.Cos(2 * Math.PI * i / 24)) + level;
            for (int s = 0; s < own.Length; s++)
            {
                own[s] = (0.95 * own[s]) + (Noises[s] * (random.NextDouble() - 0.5));
                values[s][i] = truth + own[s];
            }
        }

        return values;
    }
}
