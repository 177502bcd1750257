using Forecasting.Evaluation;
using Forecasting.Forecasters.Naive;
using Forecasting.Tests.Preparation;
using Forecasting.Time;
using NodaTime;

namespace Forecasting.Tests.Evaluation;

public sealed class BacktestJoiningTests
{
    private static readonly RegularPanel Panel = Panels.Hourly([.. Panels.Load(24 * 29), double.NaN, .. Panels.Load(23)]).Filled();
    private static readonly RollingOrigin Whole = new() { Horizon = Horizon.Days(1), Folds = 6 };
    private static readonly RollingOrigin First = Whole with { Folds = 2, End = Panels.Start + Duration.FromDays(26) };
    private static readonly RollingOrigin Last = Whole with { Folds = 4 };

    [Fact]
    public void Join_PartsOfAPlan_IsTheBacktestOfThePlan()
    {
        BacktestResult joined = new[] { Backtest(First), Backtest(Last) }.Join();
        BacktestResult whole = Backtest(Whole);
        Assert.Equal(whole.Folds, joined.Folds);
        Assert.Equal(whole.ScoreByFold(Metric.Mae), joined.ScoreByFold(Metric.Mae));
        Assert.Equal(whole.Score(Metric.Wql), joined.Score(Metric.Wql));
        Assert.Equal("seasonal-naive", joined.Name);
    }

    [Fact]
    public void Join_WhatDoesNotBelongTogether_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => Array.Empty<BacktestResult>().Join());
        Assert.Throws<ArgumentException>(() => new[] { Backtest(Last), Backtest(First) }.Join());
        Assert.Throws<ArgumentException>(() => new[] { Backtest(First), Backtest(Last, QuantileLevels.None) }.Join());
        RegularPanel other = Panels.Hourly(Panels.Load(24 * 30)).Filled();
        BacktestResult stranger = new NaiveForecaster().Backtest(other, Last, new BacktestOptions(), TestContext.Current.CancellationToken);
        Assert.Throws<ArgumentException>(() => new[] { Backtest(First), stranger }.Join());
    }

    private static BacktestResult Backtest(RollingOrigin plan, QuantileLevels? levels = null) => new SeasonalNaiveForecaster().Backtest(
        Panel, plan, new BacktestOptions { Quantiles = levels ?? QuantileLevels.Default }, TestContext.Current.CancellationToken);
}
