using Forecasting.Preparation;
using Forecasting.Tests.Preparation;
using Forecasting.Time;
using Forecasting.Weather;
using NodaTime;

namespace Forecasting.Tests.Weather;

/// <summary>Places, readings and panels for tests of weather.</summary>
internal static class WeatherCase
{
    public const int Days = 40;

    public static readonly WeatherLocation Place = new("here", 50, 8);
    public static readonly WeatherLocation Other = new("there", 52, 13);

    public static Instant Hour(double hours) => Panels.Start + Duration.FromHours(hours);

    public static WeatherReading Reading(double valid, double value, double? issued = null, WeatherVariable? variable = null, WeatherLocation? place = null)
    {
        variable ??= WeatherVariable.Temperature;
        return new WeatherReading(place ?? Place, variable, Hour(valid), Hour(issued ?? valid), value, variable.Unit);
    }

    public static WeatherTable Observed(params IEnumerable<WeatherReading> readings) => WeatherTable.Create(readings, WeatherNature.Observation);

    /// <summary>Forecasts of the hours ahead, issued every so often: each issue errs in its own way.</summary>
    public static List<WeatherReading> Issues(int every = 12, int ahead = 72, WeatherLocation? place = null, int seed = 5)
    {
        var random = new Random(seed);
        double[] truth = Temperatures();
        var readings = new List<WeatherReading>();
        for (int issued = -every; issued < Days * 24; issued += every)
        {
            for (int valid = Math.Max(0, issued); valid < issued + ahead; valid++)
                readings.Add(Reading(valid, (valid < truth.Length ? truth[valid] : 10) + (6 * random.NextDouble()) - 3, issued, place: place));
        }

        return readings;
    }

    /// <summary>Two hourly series whose load follows the temperature, over forty days, with a gap.</summary>
    public static RegularPanel Panel()
    {
        double[] temperatures = Temperatures();
        Rows[] series = [Series("a", 1).Without(i => i is > 300 and < 308), Series("b", 2)];
        return Panels.Of(Panels.Schema() with { Frequency = Frequency.Hours(1) }, series).Prepare(cancellationToken: TestContext.Current.CancellationToken);

        Rows Series(string key, int seed)
        {
            double[] load = Panels.Load(Days * 24, seed: seed);
            for (int i = 0; i < load.Length; i++) load[i] += 30 * Math.Max(0, temperatures[i] - 8);
            return Rows.Every(key, Panels.Start, Duration.FromHours(1), load);
        }
    }

    /// <summary>One hourly series of so many hours, its values of no matter.</summary>
    public static RegularPanel Hourly(int hours, Frequency? frequency = null, DateTimeZone? zone = null, Instant? start = null)
    {
        frequency ??= Frequency.Hours(1);
        TimeGrid grid = TimeGrid.AlignedTo(frequency, zone ?? DateTimeZone.Utc, start ?? Panels.Start);
        long[] ticks = new long[hours];
        grid.FillTicks(grid.FloorIndex(start ?? Panels.Start), ticks);
        var rows = new Rows("a", ticks, [.. ticks.Select((_, i) => 100.0 + i)]);
        return Panels.Of(Panels.Schema(zone) with { Frequency = frequency }, rows).Filled();
    }

    /// <summary>Joins observed readings as perfect weather, and returns the one column of the first series.</summary>
    public static double[] Laid(RegularPanel panel, WeatherTable weather, WeatherJoinOptions? options = null)
    {
        options = (options ?? new WeatherJoinOptions()) with { Use = WeatherUse.Perfect, AllowsMissing = true };
        RegularPanel joined = panel.JoinWeather(weather, options, TestContext.Current.CancellationToken);
        return joined.Covariate(0, 0)[..panel.HistoryLength(0)].ToArray();
    }

    private static double[] Temperatures()
    {
        var random = new Random(3);
        double level = 0;
        return [.. Enumerable.Range(0, Days * 24).Select(i => 10 + (5 * Math.Sin(i * Math.PI / 12)) + (level = (0.98 * level) + (2 * random.NextDouble()) - 1))];
    }
}
