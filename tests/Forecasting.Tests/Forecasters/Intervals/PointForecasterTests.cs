using Forecasting.Forecasters.Boosting;
using Forecasting.Forecasters.Naive;
using Forecasting.Search;
using Forecasting.Testing;
using Forecasting.Tests.Preparation;
using Forecasting.Time;
using NodaTime;

namespace Forecasting.Tests.Forecasters.Intervals;

/// <summary>The quantiles that a forecaster of points takes from its own past errors.</summary>
public sealed class PointForecasterTests
{
    private const int Days = 60;

    private static readonly QuantileLevels Levels = QuantileLevels.Create([0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95]);

    public static TheoryData<string> Names => ["seasonal-naive-168", "boosting"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Intervals_SyntheticLoad_HoldAsOftenAsTheySay(string name)
    {
        RegularPanel panel = Synthetic();
        int[] covered = new int[Levels.Count / 2];
        int count = 0;
        ForecastModel model = Make(name).Fit(
            panel.AsOf(Origin(panel, Days), TestContext.Current.CancellationToken),
            new FitOptions { Horizon = Horizon.Steps(24), Quantiles = Levels, Threads = 1 },
            TestContext.Current.CancellationToken);
        for (int day = Days; day >= 1; day -= 2)
        {
            Forecast forecast = model.Forecast(panel.AsOf(Origin(panel, day), TestContext.Current.CancellationToken), Horizon.Steps(24), null, TestContext.Current.CancellationToken);
            for (int s = 0; s < panel.SeriesCount; s++)
            {
                ReadOnlySpan<double> actual = panel.Target(s).Slice(panel.HistoryLength(s) - (24 * day), 24);
                for (int k = 0; k < 24; k++)
                {
                    count++;
                    double[] bounds = [.. Levels.Select(level => forecast.Quantile(panel.Keys[s], new QuantileLevel(level))[k])];
                    Assert.Equal(bounds.Order(), bounds);
                    for (int q = 0; q < covered.Length; q++)
                    {
                        if (actual[k] >= bounds[q] && actual[k] <= bounds[^(q + 1)]) covered[q]++;
                    }
                }
            }
        }

        // 30 days of 5 series. The errors of a day hang together, so it counts as one or two draws: 150 to 300 in all, with a standard
        // error of 0.03 to 0.04 in the middle; the weather of one season differs from that of the season before by as much again.
        for (int q = 0; q < covered.Length; q++) Assert.Equal(1 - (2 * Levels[q]), (double)covered[q] / count, 0.08);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Quantiles_ConstantSeries_HaveNoWidth(string name)
    {
        RegularPanel panel = Forecasts.Hourly(("a", 0, Forecasts.Numbers(24 * 40, _ => 7.25)));
        Forecast forecast = Make(name).Fit(panel, Options(24), TestContext.Current.CancellationToken).Forecast(panel, Horizon.Steps(24), null, TestContext.Current.CancellationToken);
        foreach (double level in Levels)
            Assert.All(forecast.Quantile(panel.Keys[0], new QuantileLevel(level)).ToArray(), value => Assert.Equal(7.25, value));
    }

    [Theory]
    [InlineData("naive")]
    [InlineData("seasonal-naive")]
    [InlineData("seasonal-average")]
    [InlineData("linear")]
    [InlineData("boosting")]
    [InlineData("ssa")]
    public void Quantiles_LevelOfAHalf_IsThePoint(string name)
    {
        RegularPanel panel = Synthetic();
        Forecast forecast = ForecasterCatalog.Create(name).Fit(panel, Options(24), TestContext.Current.CancellationToken)
            .Forecast(panel, Horizon.Steps(24), null, TestContext.Current.CancellationToken);
        foreach (SeriesKey key in panel.Keys)
            Assert.Equal(forecast.Point(key).ToArray(), forecast.Quantile(key, new QuantileLevel(0.5)).ToArray());
    }

    [Fact]
    public void Quantiles_ConstantAmongOthers_HasNoWidth()
    {
        RegularPanel panel = Forecasts.Hourly(("a", 0, Panels.Load(24 * 40)), ("flat", 0, Forecasts.Numbers(24 * 40, _ => 7.25)));
        Forecast forecast = new SeasonalNaiveForecaster().Fit(panel, Options(24), TestContext.Current.CancellationToken).Forecast(panel, Horizon.Steps(24), null, TestContext.Current.CancellationToken);
        Assert.All(forecast.Quantile(panel.Keys[1], new QuantileLevel(0.95)).ToArray(), value => Assert.Equal(7.25, value));
        Assert.All(forecast.Quantile(panel.Keys[0], new QuantileLevel(0.95)).ToArray().Zip(forecast.Point(panel.Keys[0]).ToArray()), pair => Assert.True(pair.First > pair.Second));
    }

    [Fact]
    public void Quantiles_EvenNoise_AreThoseOfTheNoise()
    {
        // The naive errs by the difference of two even draws, a triangle on (-1, 1) whose quantile at 0.9 is 1 - sqrt(0.2).
        var random = new Random(4);
        RegularPanel panel = Forecasts.Panel(Duration.FromDays(1), ("a", 0, Forecasts.Numbers(600, _ => random.NextDouble())));
        ForecastModel model = new NaiveForecaster().Fit(panel, Options(3), TestContext.Current.CancellationToken);
        Forecast forecast = model.Forecast(panel, Horizon.Steps(3), null, TestContext.Current.CancellationToken);
        double width = forecast.Interval(panel.Keys[0], 0.8).Upper[0] - forecast.Interval(panel.Keys[0], 0.8).Lower[0];

        // 168 errors of neighbouring steps from 56 origins, which share draws: a standard error of some 0.06 for each bound.
        Assert.Equal(2 * (1 - Math.Sqrt(0.2)), width, 0.25);
    }

    [Fact]
    public void Quantiles_ShortHistory_AreStillOrderedAndAroundThePoint()
    {
        RegularPanel panel = Forecasts.Hourly(("a", 0, Panels.Load(60)));
        Forecast forecast = new SeasonalNaiveForecaster().Fit(panel, Options(24), TestContext.Current.CancellationToken).Forecast(panel, Horizon.Steps(24), null, TestContext.Current.CancellationToken);
        for (int k = 0; k < 24; k++)
        {
            double point = forecast.Point(panel.Keys[0])[k];
            Assert.InRange(point, forecast.Quantile(panel.Keys[0], new QuantileLevel(0.05))[k], forecast.Quantile(panel.Keys[0], new QuantileLevel(0.95))[k]);
            for (int q = 1; q < Levels.Count; q++)
                Assert.True(forecast.Quantile(panel.Keys[0], new QuantileLevel(Levels[q]))[k] >= forecast.Quantile(panel.Keys[0], new QuantileLevel(Levels[q - 1]))[k]);
        }
    }

    [Fact]
    public void Quantiles_NewSeries_AreAsWideAsIsUsual()
    {
        // It touches 0, so that errors are not taken as shares of the level.
        double[] load = [.. Panels.Load(24 * 40).Select(value => Math.Max(0, value - 700))];
        RegularPanel panel = Forecasts.Hourly(("a", 0, load), ("b", 0, [.. load.Select(value => 2 * value)]), ("c", 0, [.. load.Select(value => 4 * value)]));
        ForecastModel model = new SeasonalNaiveForecaster().Fit(panel, Options(24), TestContext.Current.CancellationToken);
        Forecast known = model.Forecast(panel, Horizon.Steps(24), null, TestContext.Current.CancellationToken);
        Forecast fresh = model.Forecast(Forecasts.Hourly(("new", 0, load)), Horizon.Steps(24), null, TestContext.Current.CancellationToken);

        // It takes the scale of the middle series, which errs twice as much as one of its own size.
        double usual = known.Quantile(panel.Keys[1], new QuantileLevel(0.95))[3] - known.Point(panel.Keys[1])[3];
        Assert.Equal(usual, fresh.Quantile(fresh.Keys[0], new QuantileLevel(0.95))[3] - fresh.Point(fresh.Keys[0])[3], 1e-9 * usual);
    }

    [Fact]
    public void Fit_NoLevels_GivesPointsAlone()
    {
        RegularPanel panel = Forecasts.Hourly(("a", 0, Panels.Load(100)));
        ForecastModel model = new SeasonalNaiveForecaster().Fit(panel, Forecasts.Points(24), TestContext.Current.CancellationToken);
        Assert.Empty(model.Forecast(panel, Horizon.Steps(24), null, TestContext.Current.CancellationToken).Levels);
    }

    private static FitOptions Options(int steps) => new() { Horizon = Horizon.Steps(steps), Quantiles = Levels };

    private static Forecaster Make(string name) => name == "boosting"
        ? new BoostingForecaster { Trees = new BoostingOptions { Iterations = 60, LearningRate = 0.1, Leaves = 15 } }
        : new SeasonalNaiveForecaster { Season = 168 };

    private static Instant Origin(RegularPanel panel, int daysBefore) => panel.Origin - Duration.FromDays(daysBefore);

    private static RegularPanel Synthetic()
    {
        SyntheticLoad load = SyntheticLoad.Generate(new SyntheticLoadOptions
        {
            Series = 5,
            Zone = "UTC",
            Start = new LocalDate(2022, 1, 1),
            End = new LocalDate(2022, 10, 1),
            Holidays = false,
            YearlyShape = 0,
            TemperatureSwing = 0,
            GrowthPerYear = 0,
        });
        return Panels.Of(Panels.Schema(), [.. load.Series.Select(one => Rows.Every(one.Key, one.Start, one.Step, one.Demand.ToArray()))]).Filled();
    }
}
