using Forecasting.Evaluation;
using Forecasting.Time;

namespace Forecasting.Accuracy.Suites;

/// <summary>New York City, the 48 hours of Microsoft's AutoML notebook: one origin, weather given.</summary>
internal sealed class NewYorkTwoDaysSuite(SuiteRun run) : PooledSuite(run)
{
    /// <inheritdoc/>
    public override string Name => "nyc48";

    /// <inheritdoc/>
    public override string Title => "New York City, one origin, 48 hours";

    /// <inheritdoc/>
    public override PublishedScores Published { get; } = new("mape", ("SN24", 0.0632), ("SN168", 0.166));

    /// <inheritdoc/>
    protected override RollingOrigin Plan { get; } = new() { Horizon = Horizon.Hours(48), Folds = 1, End = NewYorkData.End };

    /// <inheritdoc/>
    public override IReadOnlyList<BaselineFigure> Prove(CancellationToken cancellationToken)
    {
        BacktestResult day = Naive(24, null, cancellationToken);
        BacktestResult week = Naive(168, null, cancellationToken);
        return
        [
            new("SN24 MAE", "431.4", day.Score(Metric.Mae).Value),
            new("SN24 RMSE", "518.2", day.Score(Metric.Rmse).Value),
            new("SN24 MAPE", "6.32%", day.Score(Metric.Mape).Value),
            new("SN168 MAPE", "16.6%", week.Score(Metric.Mape).Value),
        ];
    }

    /// <inheritdoc/>
    protected override RegularPanel Read(Weather weather) => NewYorkData.Read(Run, weather);
}
