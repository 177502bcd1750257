using Forecasting.Forecasters.Naive;
using Forecasting.Tests.Forecasters;
using Forecasting.Time;

namespace Forecasting.Tests;

/// <summary>Sample paths: equally likely courses of all steps together.</summary>
public sealed class ForecastPathsTests
{
    private const int Days = 200;

    // Hours of a day go up and down together, so the peak of a day is as uncertain as an hour, not as the luckiest of 24 that know nothing of each other.
    [Fact]
    public void Quantile_PeakOfADayWhoseHoursGoTogether_HoldsAsOftenAsItSays()
    {
        double[] load = Together(Days + 100);
        ForecastModel model = Fit(load[..(Days * 24)]);
        int below = 0;
        for (int day = Days; day < Days + 100; day++)
        {
            Forecast forecast = WithPaths(model, load[..(day * 24)]);
            double peak = load.Skip(day * 24).Take(24).Max();
            if (peak <= forecast.Paths!.Quantile(forecast.Keys[0], Peak, new QuantileLevel(0.8))) below++;
        }

        Assert.InRange(below, 70, 90);
    }

    [Fact]
    public void Path_EachStep_SpreadsAsItsQuantilesDo()
    {
        Forecast forecast = WithPaths(Fit(Together(Days)), Together(Days));
        ForecastPaths paths = forecast.Paths!;
        Assert.True(paths.Count >= 40);
        for (int step = 0; step < 24; step += 5)
        {
            double spread = forecast.Quantile(forecast.Keys[0], new QuantileLevel(0.9))[step] - forecast.Quantile(forecast.Keys[0], new QuantileLevel(0.1))[step];
            int at = step;
            double high = paths.Quantile(forecast.Keys[0], path => path[at], new QuantileLevel(0.9)), low = paths.Quantile(forecast.Keys[0], path => path[at], new QuantileLevel(0.1));
            Assert.Equal(spread, high - low, 0.35 * spread);
        }
    }

    [Fact]
    public void Path_TwoSeriesThatMoveAlike_BelongTogether()
    {
        double[] load = Together(Days);
        RegularPanel panel = Forecasts.Hourly(("a", 0, load), ("b", 0, [.. load.Select(value => 2 * value)]));
        ForecastModel model = new SeasonalNaiveForecaster().Fit(panel, new FitOptions { Horizon = Horizon.Steps(24) }, TestContext.Current.CancellationToken);
        ForecastPaths paths = model.Forecast(panel, Horizon.Steps(24), new ForecastOptions { HasPaths = true }, TestContext.Current.CancellationToken).Paths!;
        for (int p = 0; p < paths.Count; p++) Assert.Equal(2 * paths.Path(panel.Keys[0], p)[7], paths.Path(panel.Keys[1], p)[7], 1e-6);
    }

    [Fact]
    public void Paths_NotAskedForOrHistoryTooShort_AreNull()
    {
        double[] load = Together(Days);
        Assert.Null(Fit(load).Forecast(Forecasts.Hourly(("a", 0, load)), Horizon.Steps(24), null, TestContext.Current.CancellationToken).Paths);
        Assert.Null(WithPaths(Fit(load[..100]), load[..100]).Paths);
    }

    [Fact]
    public void Path_UnknownSeriesOrNumber_Throws()
    {
        Forecast forecast = WithPaths(Fit(Together(Days)), Together(Days));
        Assert.Throws<KeyNotFoundException>(() => forecast.Paths!.Path(SeriesKey.Create("z"), 0).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => forecast.Paths!.Path(forecast.Keys[0], forecast.Paths.Count).Length);
    }

    private static double Peak(ReadOnlySpan<double> path)
    {
        double peak = double.NegativeInfinity;
        foreach (double value in path) peak = Math.Max(peak, value);
        return peak;
    }

    private static ForecastModel Fit(double[] load) => new SeasonalAverageForecaster { Season = 24, Seasons = 7 }.Fit(
        Forecasts.Hourly(("a", 0, load)), new FitOptions { Horizon = Horizon.Steps(24) }, TestContext.Current.CancellationToken);

    private static Forecast WithPaths(ForecastModel model, double[] load) =>
        model.Forecast(Forecasts.Hourly(("a", 0, load)), Horizon.Steps(24), new ForecastOptions { HasPaths = true }, TestContext.Current.CancellationToken);

    // A day's shape, and a level drawn anew each day.
    private static double[] Together(int days)
    {
        var random = new Random(3);
        double[] load = new double[days * 24];
        for (int day = 0; day < days; day++)
        {
            double level = 1000 + (100 * (random.NextDouble() - 0.5));
            for (int hour = 0; hour < 24; hour++) load[(day * 24) + hour] = level + (50 * Math.Sin(hour * Math.PI / 12)) + random.NextDouble();
        }

        return load;
    }
}
