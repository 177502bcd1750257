using Forecasting.Evaluation;
using Forecasting.Forecasters.Naive;
using Forecasting.Time;

namespace Forecasting.Accuracy.Suites;

/// <summary>New York City, the 48 hours of Microsoft's AutoML notebook: one origin, weather given.</summary>
internal sealed class NewYorkTwoDaysSuite(SuiteRun run) : AccuracySuite(run)
{
    private static readonly RollingOrigin Plan = new() { Horizon = Horizon.Hours(48), Folds = 1, End = NewYorkData.End };

    private readonly Lazy<RegularPanel> _panel = new(() => NewYorkData.Read(run));

    /// <inheritdoc/>
    public override string Name => "nyc48";

    /// <inheritdoc/>
    public override PublishedScores Published { get; } = new("mape", ("SN24", 0.0632), ("SN168", 0.166));

    /// <inheritdoc/>
    protected override string Aggregation => "pooled";

    /// <inheritdoc/>
    public override IReadOnlyList<BaselineFigure> Prove(CancellationToken cancellationToken)
    {
        BacktestResult day = Backtest(new SeasonalNaiveForecaster { Season = 24 }, _panel.Value, Plan, QuantileLevels.None, cancellationToken);
        BacktestResult week = Backtest(new SeasonalNaiveForecaster { Season = 168 }, _panel.Value, Plan, QuantileLevels.None, cancellationToken);
        return
        [
            new("SN24 MAE", "431.4", day.Score(Metric.Mae).Value ?? double.NaN),
            new("SN24 RMSE", "518.2", day.Score(Metric.Rmse).Value ?? double.NaN),
            new("SN24 MAPE", "6.32%", day.Score(Metric.Mape).Value ?? double.NaN),
            new("SN168 MAPE", "16.6%", week.Score(Metric.Mape).Value ?? double.NaN),
        ];
    }

    /// <inheritdoc/>
    public override IEnumerable<SuiteScore> Score(Forecaster forecaster, CancellationToken cancellationToken)
    {
        BacktestResult result = Backtest(forecaster, _panel.Value, Plan, cancellationToken);
        yield return ScoreOf(Weather.Actual, [result], SuiteMetrics.Pooled(result, SuiteMetrics.Plain));
    }
}
