using Forecasting.Evaluation;
using Forecasting.Evaluation.Calibration;
using Forecasting.Evaluation.Significance;
using Forecasting.Forecasters.Naive;
using Forecasting.Preparation;
using Forecasting.Tests.Preparation;
using Forecasting.Time;
using NodaTime;

namespace Forecasting.Tests.Evaluation.Calibration;

public sealed class BacktestCalibrationTests
{
    private const int Days = 100;
    private static readonly RollingOrigin Plan = new() { Horizon = Horizon.Hours(24), Folds = 90, RefitEvery = 0 };

    // The fractional part of multiples of the golden mean lies evenly between 0 and 1.
    private static readonly double[] Even = [.. Enumerable.Range(0, Days * 24).Select(i => (i * 0.6180339887498949) % 1)];

    [Fact]
    public void Calibration_RightDistribution_IsFlatAndCalibrated()
    {
        CalibrationReport report = Of(level => level);

        Assert.Equal(90 * 24, report.Pit.Count);
        Assert.Equal(1, report.Pit.Shares.Sum(), 1e-12);
        Assert.All(report.Pit.Shares, share => Assert.Equal(0.05, share, 0.003));
        Assert.InRange(report.Pit.Distance, 0, 0.003);
        Assert.Equal(QuantileLevels.Default, report.Levels.Select(level => level.Level));
        Assert.All(report.Levels, level => Assert.Equal(level.Level, level.Observed.Value!.Value, 0.003));
        Assert.Equal([0.5, 0.8, 0.9], report.Intervals.Select(interval => interval.Coverage));
        Assert.All(report.Intervals, interval => Assert.True(interval.IsCalibrated));
        Assert.All(report.Intervals, interval => Assert.Equal(24, interval.ByHour.Count));
        Assert.All(report.Intervals, interval => Assert.InRange(interval.WorstHour!.Value, 0, 0.12));
    }

    [Fact]
    public void Calibration_TooNarrow_HasAHollowMiddleAndLowCoverage()
    {
        CalibrationReport report = Of(level => 0.5 + ((level - 0.5) / 2));
        // All that lies beyond the outer quantiles, from 0.275 to 0.725, is spread over the outer bins.
        Assert.Equal(0.275, report.Pit.Shares[0], 0.003);
        Assert.Equal(0.275, report.Pit.Shares[^1], 0.003);
        Assert.Equal(0.225, report.Pit.Distance, 0.003);
        Assert.Equal([0.25, 0.4, 0.45], report.Intervals.Select(interval => Math.Round(interval.Observed.Value!.Value, 2)));
        Assert.All(report.Intervals, interval => Assert.False(interval.IsCalibrated));
        Assert.All(report.Intervals, interval => Assert.True(interval.Band!.Value.Holds(interval.Observed.Value!.Value)));
    }

    [Fact]
    public void Calibration_WrongAtNight_ShowsInTheHours()
    {
        RegularPanel panel = Panels.Hourly([.. Even.Select((value, i) => i % 24 == 3 ? 5 : value)]).Filled();
        CalibrationReport report = Backtest(panel, level => level).Calibration();
        IntervalReliability wide = report.Intervals[^1];
        Assert.Equal(0, wide.ByHour[3].Value);
        Assert.Equal(0.9, wide.WorstHour!.Value, 1e-12);
        Assert.Equal(90, wide.ByHour[3].Count);
        Assert.Equal(0, report.Levels[0].ByHour[3].Value);
    }

    [Fact]
    public void Calibration_Intervals_AreTheCoverageOfTheMetric()
    {
        BacktestResult result = Backtest(Panels.Hourly(Even).Filled(), level => level * level);
        IntervalReliability eighty = result.Calibration().Intervals[1];
        Assert.Equal(result.Score(Metric.Coverage(0.8)), eighty.Observed);
        Assert.Equal(result.IntervalOf(Metric.Coverage(0.8)), eighty.Band);
    }

    [Fact]
    public void Calibration_FilledIn_IsNotCounted()
    {
        double[] values = [.. Even];
        Array.Fill(values, double.NaN, (Days * 24) - 30, 5);
        RegularPanel panel = Panels.Hourly(values).Prepare(cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal((90 * 24) - 5, Backtest(panel, level => level).Calibration().Pit.Count);
    }

    [Fact]
    public void Calibration_MissingQuantiles_AreSaid()
    {
        CalibrationReport report = Of(_ => double.NaN);
        Assert.Equal((0, 90 * 24), (report.Pit.Count, report.Pit.Missing));
        Assert.All(report.Pit.Shares, share => Assert.Equal(double.NaN, share));
        Assert.All(report.Intervals, interval => Assert.NotNull(interval.Observed.UndefinedReason));
        Assert.All(report.Intervals, interval => Assert.Null(interval.Band));
    }

    [Fact]
    public void Calibration_StepsOfADay_HaveNoHours()
    {
        RegularPanel daily = Panels.Of(Panels.Schema(), Rows.Every("a", Panels.Start, Duration.FromDays(1), Panels.Load(200))).Filled();
        CalibrationReport report = new NaiveForecaster().Backtest(
            daily, new RollingOrigin { Horizon = Horizon.Steps(1), Folds = 50 }, new BacktestOptions(), TestContext.Current.CancellationToken).Calibration();
        Assert.All(report.Intervals, interval => Assert.Empty(interval.ByHour));
        Assert.All(report.Intervals, interval => Assert.Null(interval.WorstHour));
        Assert.NotNull(report.Intervals[0].Band);
    }

    [Fact]
    public void Calibration_NoQuantiles_IsRefused()
    {
        BacktestResult result = new NaiveForecaster().Backtest(
            Panels.Hourly(Even).Filled(), Plan, new BacktestOptions { Quantiles = QuantileLevels.None }, TestContext.Current.CancellationToken);
        Assert.Throws<ArgumentException>(() => result.Calibration());
        Assert.Throws<ArgumentOutOfRangeException>(() => new CalibrationOptions { Bins = 1 });
    }

    private static CalibrationReport Of(Func<double, double> quantile) => Backtest(Panels.Hourly(Even).Filled(), quantile).Calibration();

    private static BacktestResult Backtest(RegularPanel panel, Func<double, double> quantile) =>
        new GivenForecaster("given", (_, _) => 0.5) { Quantile = (_, level) => quantile(level) }.Backtest(panel, Plan, new BacktestOptions(), TestContext.Current.CancellationToken);
}
