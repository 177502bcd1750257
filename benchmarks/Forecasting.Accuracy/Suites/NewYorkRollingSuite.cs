using Forecasting.Evaluation;
using Forecasting.Forecasters.Naive;
using Forecasting.Time;

namespace Forecasting.Accuracy.Suites;

/// <summary>New York City, a year of 48-hour forecasts, the last of which is <see cref="NewYorkTwoDaysSuite"/>; weather given.</summary>
internal sealed class NewYorkRollingSuite(SuiteRun run) : AccuracySuite(run)
{
    private static readonly RollingOrigin Plan = new() { Horizon = Horizon.Hours(48), Folds = 182, RefitEvery = 14, End = NewYorkData.End };

    private readonly Lazy<RegularPanel> _panel = new(() => NewYorkData.Read(run));

    /// <inheritdoc/>
    public override string Name => "nyc-rolling";

    /// <inheritdoc/>
    public override PublishedScores Published { get; } = new("mape");

    /// <inheritdoc/>
    protected override string Aggregation => "pooled";

    /// <inheritdoc/>
    /// <remarks>The published figures are of other dates, day by day from 2017-01-01 to 2017-08-09, and are proved on these.</remarks>
    public override IReadOnlyList<BaselineFigure> Prove(CancellationToken cancellationToken)
    {
        var days = new RollingOrigin { Horizon = Horizon.Days(1), Folds = 221, RefitEvery = 0, End = NewYorkData.At(2017, 8, 10, 0) };
        return [Figure(24, "6.48%"), Figure(168, "8.11%")];

        BaselineFigure Figure(int season, string printed)
        {
            var naive = new SeasonalNaiveForecaster { Season = season };
            BacktestResult result = Backtest(naive, _panel.Value, days, QuantileLevels.None, cancellationToken);
            return new BaselineFigure($"SN{season} MAPE, 2017-01-01 to 2017-08-09", printed, result.Score(Metric.Mape).Value ?? double.NaN);
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<SuiteScore> Score(Forecaster forecaster, CancellationToken cancellationToken)
    {
        BacktestResult result = Backtest(forecaster, _panel.Value, Plan, cancellationToken);
        yield return ScoreOf(Weather.Actual, [result], SuiteMetrics.Pooled(result, SuiteMetrics.Plain));
    }
}
