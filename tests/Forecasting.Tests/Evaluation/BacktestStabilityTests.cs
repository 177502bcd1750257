using Forecasting.Evaluation;
using Forecasting.Tests.Preparation;
using Forecasting.Time;
using NodaTime;

namespace Forecasting.Tests.Evaluation;

public sealed class BacktestStabilityTests
{
    private static readonly BacktestOptions Points = new() { Quantiles = QuantileLevels.None };

    [Fact]
    public void Stability_ForecastsThatMoveWithTheOrigin_IsByHowMuch()
    {
        RegularPanel panel = Panels.Hourly(Panels.Load(24 * 20)).Filled();
        long first = panel.FirstIndex(0);
        // From day to day the forecast of the same hour rises by 2.
        var given = new GivenForecaster("given", (_, _) => 100) { ByOrigin = origin => 2 * ((origin - first) / 24) };
        ForecastStability stability = given.Backtest(panel, Plan(48, 24, 4), Points, TestContext.Current.CancellationToken).Stability();

        Assert.Equal(2, stability.MeanAbsoluteChange);
        // Three pairs of folds that share a day.
        Assert.Equal(72, stability.Count);
        // The later three forecasts are 100 + 2 x (16, 17, 18) on days 15 to 18 of 20, counted from 0: origins 15, 16, 17, 18.
        Assert.Equal(2 / (100 + (2 * 17.0)), stability.RelativeChange!.Value, 1e-12);
        Assert.Null(stability.UndefinedReason);
    }

    [Fact]
    public void Stability_ForecastsOfTheTargetAlone_IsZero()
    {
        RegularPanel panel = Panels.Hourly(Panels.Load(24 * 20)).Filled();
        var given = new GivenForecaster("given", (_, index) => index % 24);
        Assert.Equal(0, given.Backtest(panel, Plan(48, 24, 4), Points, TestContext.Current.CancellationToken).Stability().MeanAbsoluteChange);
    }

    [Fact]
    public void Stability_FoldsThatDoNotOverlap_IsUndefined()
    {
        RegularPanel panel = Panels.Hourly(Panels.Load(24 * 20)).Filled();
        ForecastStability stability = new GivenForecaster("given", (_, _) => 1).Backtest(panel, Plan(24, 24, 4), Points, TestContext.Current.CancellationToken).Stability();
        Assert.Null(stability.MeanAbsoluteChange);
        Assert.Null(stability.RelativeChange);
        Assert.StartsWith("no two successive origins", stability.UndefinedReason, StringComparison.Ordinal);
    }

    [Fact]
    public void Stability_Gate_ComparesScoredStepsAlone()
    {
        // From noon the next day is scored: no target is scored twice.
        RegularPanel panel = Panels.Hourly(Panels.Load(24 * 20)).Filled();
        var plan = new RollingOrigin { Horizon = Horizon.Days(1), Gate = LocalTime.Noon, Folds = 4 };
        Assert.Equal(0, new GivenForecaster("given", (_, _) => 1).Backtest(panel, plan, Points, TestContext.Current.CancellationToken).Stability().Count);
    }

    private static RollingOrigin Plan(int hours, int step, int folds) => new() { Horizon = Horizon.Hours(hours), Step = Horizon.Hours(step), Folds = folds };
}
