using Forecasting.Evaluation;
using Forecasting.Evaluation.Significance;
using Forecasting.Forecasters.Naive;
using Forecasting.Tests.Preparation;
using Forecasting.Time;
using NodaTime;

namespace Forecasting.Tests.Evaluation.Significance;

public sealed class BacktestComparisonsTests
{
    private const int Days = 40;
    private static readonly RollingOrigin Plan = new() { Horizon = Horizon.Hours(24), Folds = 30 };
    private static readonly BacktestOptions Points = new() { Quantiles = QuantileLevels.None };

    [Fact]
    public void CompareWith_KnownErrors_IsWhatItIsByHand()
    {
        // Of 100, a forecaster misses by 1 to 3 from day to day, the other by 4 always.
        BacktestResult a = Backtest("a", index => 100 + 1 + (index / 24 % 3));
        BacktestResult b = Backtest("b", _ => 104);

        BacktestComparison comparison = a.CompareWith(b);

        double[] losses = [.. Enumerable.Range(Days - 30, 30).Select(day => 1.0 + (day % 3))];
        Assert.Equal(losses.Average(), comparison.Score.Value!.Value, 1e-12);
        Assert.Equal(4, comparison.BaselineScore.Value);
        Assert.Equal(1 - (losses.Average() / 4), comparison.Skill!.Value, 1e-12);
        // Lags as far as the blocks: four, the cube root of thirty, rounded up.
        DieboldMarianoResult test = DieboldMariano.Test(losses, [.. losses.Select(_ => 4.0)], 4);
        Assert.Equal(test.PValue!.Value, comparison.DieboldMariano.PValue!.Value, 1e-12);
        Assert.Equal((30, 4, 1), (comparison.DieboldMariano.Count, comparison.DieboldMariano.Horizon, comparison.GiacominiWhite!.Horizon));
        Assert.Equal(comparison.DieboldMariano.PValue, comparison.AdjustedPValue);
        Assert.Equal(30, comparison.Count);
        BootstrapInterval interval = new BlockBootstrap { BlockLength = 4 }.Skill(losses, [.. losses.Select(_ => 4.0)])!.Value;
        Assert.Equal(interval.Low, comparison.Interval!.Value.Low, 1e-12);
        Assert.Equal(interval.High, comparison.Interval!.Value.High, 1e-12);
        Assert.True(comparison.IsSignificant);
        Assert.Matches(@"^a is 50\.0 % better than b by mae \(95 % interval \d+\.\d to \d+\.\d % from 30 days, Diebold-Mariano p < 0\.0001\): significant$", comparison.ToString());
    }

    [Fact]
    public void CompareWith_Worse_TurnsTheSignOfBoth()
    {
        BacktestResult a = Backtest("a", index => 100 + 1 + (index / 24 % 3));
        BacktestComparison comparison = Backtest("b", _ => 104).CompareWith(a);
        Assert.Equal(-1, comparison.Skill!.Value, 1e-12);
        Assert.Matches(@"^b is 100\.0 % worse than a by mae \(95 % interval \d+\.\d to \d+\.\d % from 30 days, Diebold-Mariano p < 0\.0001\): significant$", comparison.ToString());
    }

    [Fact]
    public void CompareWith_DifferenceOfChance_IsNotSignificant()
    {
        double[] a = Noise.Of(Days * 24, 1);
        double[] b = Noise.Of(Days * 24, 2);
        BacktestComparison comparison = Backtest("a", i => 100 + a[i]).CompareWith(Backtest("b", i => 100 + b[i]));
        Assert.False(comparison.IsSignificant);
        Assert.EndsWith(": not significant", comparison.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void CompareWith_SeriesOfOnePanel_CountAsOne()
    {
        // Copies of one series tell no more than the series.
        BacktestComparison one = Of(1).CompareWith(Baseline(1));
        BacktestComparison five = Of(5).CompareWith(Baseline(5));
        Assert.Equal(one.Count, five.Count);
        Assert.Equal(one.DieboldMariano.PValue!.Value, five.DieboldMariano.PValue!.Value, 1e-9);
        Assert.Equal(5, Of(5).CompareWith(Baseline(5), null, new ComparisonOptions { Unit = ComparisonUnit.Series }).Count);

        static BacktestResult Of(int series) => Backtest("a", index => 100 + (index % 7), series);
        static BacktestResult Baseline(int series) => Backtest("b", index => 103 + (index % 5), series);
    }

    [Theory]
    [InlineData(24, 24, 1)]
    [InlineData(48, 24, 2)]
    [InlineData(168, 168, 7)]
    public void CompareWith_Horizon_IsInDays(int hours, int step, int days)
    {
        var plan = new RollingOrigin { Horizon = Horizon.Hours(hours), Step = Horizon.Hours(step), Folds = 4 };
        RegularPanel panel = Panel(1);
        BacktestComparison comparison = new NaiveForecaster().Backtest(panel, plan, Points, TestContext.Current.CancellationToken)
            .CompareWith(new SeasonalNaiveForecaster().Backtest(panel, plan, Points, TestContext.Current.CancellationToken));
        Assert.Equal(days, comparison.GiacominiWhite!.Horizon);
        // The cube root of the number of days, from four on.
        Assert.Equal(Math.Max(days, (int)Math.Ceiling(Math.Cbrt(comparison.Count))), comparison.DieboldMariano.Horizon);
    }

    [Fact]
    public void CompareWith_LocalDaysAcrossAClockChange_AreDaysAllTheSame()
    {
        DateTimeZone zone = DateTimeZoneProviders.Tzdb["America/New_York"];
        Instant start = new LocalDate(2024, 2, 20).AtStartOfDayInZone(zone).ToInstant();
        Instant end = new LocalDate(2024, 3, 20).AtStartOfDayInZone(zone).ToInstant();
        RegularPanel panel = Panels.Of(Panels.Schema(zone), Rows.Every("a", start, Duration.FromHours(1), Panels.Load((int)(end - start).TotalHours))).Filled();
        foreach ((RollingOrigin plan, int horizon) in new[] { (Plan with { Folds = 14, Horizon = Horizon.Days(1) }, 1), (Plan with { Folds = 14, Gate = LocalTime.Noon }, 2) })
        {
            BacktestComparison comparison = new NaiveForecaster().Backtest(panel, plan, Points, TestContext.Current.CancellationToken)
                .CompareWith(new SeasonalNaiveForecaster().Backtest(panel, plan, Points, TestContext.Current.CancellationToken));
            Assert.Equal((14, horizon), (comparison.Count, comparison.GiacominiWhite!.Horizon));
        }
    }

    [Fact]
    public void CompareWith_RatioOfSums_HasTheIntervalOfTheMetricItself()
    {
        // Errors are a tenth and a fifth of what came, on every day: so is their ratio in every draw, however large the days are.
        RegularPanel panel = Panels.Hourly(Panels.Load(Days * 24)).Filled();
        double[] values = panel.Target(0).ToArray();
        BacktestComparison comparison = Backtest(panel, "a", i => 1.1 * values[i]).CompareWith(Backtest(panel, "b", i => 1.2 * values[i]), Metric.Wape);
        Assert.Equal(0.5, comparison.Interval!.Value.Low, 1e-9);
        Assert.Equal(0.5, comparison.Interval!.Value.High, 1e-9);
    }

    [Fact]
    public void CompareAllWith_Several_AdjustsTheirPValues()
    {
        BacktestResult b = Backtest("b", _ => 104);
        BacktestResult[] all = [.. Enumerable.Range(1, 3).Select(k => Shaken("a" + k, k))];
        IReadOnlyList<BacktestComparison> together = all.CompareAllWith(b);
        Assert.All(together, one => Assert.Equal(3, one.Comparisons));
        Assert.Equal(MultipleComparisons.Holm([.. together.Select(one => one.DieboldMariano.PValue!.Value)]), together.Select(one => one.AdjustedPValue!.Value));
        Assert.Contains(" adjusted for 3)", together[0].ToString(), StringComparison.Ordinal);

        static BacktestResult Shaken(string name, int seed)
        {
            double[] noise = Noise.Of(Days * 24, seed);
            return Backtest(name, i => 100 + (5 * noise[i]));
        }
    }

    [Fact]
    public void ConfidenceSet_OfBacktests_LeavesOutTheWorst()
    {
        BacktestResult[] all = [Backtest("a", index => 100 + 1 + (index / 24 % 3)), Backtest("b", index => 100 + 3 - (index / 24 % 3)), Backtest("c", _ => 110)];
        Assert.Equal(["a", "b"], all.ConfidenceSet().Included.Order());
    }

    [Fact]
    public void CompareWith_TooFewDays_SaysSo()
    {
        RollingOrigin one = Plan with { Folds = 1 };
        BacktestComparison comparison = Backtest(Panel(1), "a", _ => 101, one).CompareWith(Backtest(Panel(1), "b", _ => 102, one));
        Assert.Null(comparison.Interval);
        Assert.False(comparison.IsSignificant);
        Assert.Equal("a is 50.0 % better than b by mae (no interval from 1 day): not significant", comparison.ToString());
    }

    [Fact]
    public void CompareWith_NoErrorOfTheOther_SaysSo() => Assert.Equal(
        "a cannot be compared with b by mae: the latter has no error", Backtest("a", _ => 101).CompareWith(Backtest("b", _ => 100)).ToString());

    [Fact]
    public void CompareWith_OtherTargets_IsRefused()
    {
        BacktestResult a = Backtest("a", _ => 101);
        Assert.Throws<ArgumentException>(() => a.CompareWith(Backtest(Panel(1), "b", _ => 102, Plan with { Folds = 29 })));
        Assert.Throws<ArgumentException>(() => a.CompareWith(Backtest("b", _ => 102, 2)));
        Assert.Throws<ArgumentException>(() => a.CompareWith(a, Metric.Bias));
        // Fitted at other times, it forecasts the same.
        Assert.Equal(0.5, a.CompareWith(Backtest(Panel(1), "b", _ => 102, Plan with { RefitEvery = 0 })).Skill!.Value);
    }

    [Fact]
    public void IntervalOf_Coverage_HoldsIt()
    {
        RegularPanel panel = Panels.Hourly(Panels.Load(Days * 24)).Filled();
        BacktestResult result = new SeasonalNaiveForecaster().Backtest(panel, Plan, new BacktestOptions(), TestContext.Current.CancellationToken);
        BootstrapInterval interval = result.IntervalOf(Metric.Coverage(0.8))!.Value;
        Assert.True(interval.Holds(result.Score(Metric.Coverage(0.8)).Value!.Value));
        Assert.True(interval.Low < interval.High);
        Assert.Null(Backtest("a", _ => 101).IntervalOf(Metric.Coverage(0.8)));
    }

    private static RegularPanel Panel(int series)
    {
        double[] hundred = [.. Enumerable.Repeat(100.0, Days * 24)];
        return Panels.Of(Panels.Schema(), [.. Enumerable.Range(0, series).Select(s => Rows.Every("s" + s, Panels.Start, Duration.FromHours(1), hundred))]).Filled();
    }

    private static BacktestResult Backtest(string name, Func<int, double> point, int series = 1) => Backtest(Panel(series), name, point);

    // The forecast by the hours since the panel began.
    private static BacktestResult Backtest(RegularPanel panel, string name, Func<int, double> point, RollingOrigin? plan = null)
    {
        long first = panel.FirstIndex(0);
        return new GivenForecaster(name, (_, index) => point((int)(index - first))).Backtest(panel, plan ?? Plan, Points, TestContext.Current.CancellationToken);
    }
}
