using Forecasting.Evaluation;
using Forecasting.Evaluation.Significance;

namespace Forecasting.Accuracy;

/// <summary>One accuracy suite: a data set, an exact protocol, and the published scores to compare with.</summary>
/// <param name="run">The data folder, the seed, the threads.</param>
internal abstract class AccuracySuite(SuiteRun run)
{
    private BacktestResult? _baseline;

    /// <summary>Gets the name on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>Gets what the suite is of, for a table.</summary>
    public abstract string Title { get; }

    /// <summary>Gets the unit of the target, or of what its errors are given in.</summary>
    public virtual string Unit => "MW";

    /// <summary>Gets the published scores, and the metric that they are of.</summary>
    public abstract PublishedScores Published { get; }

    /// <summary>Gets published scores by further metrics.</summary>
    public virtual IReadOnlyList<PublishedScores> AlsoPublished => [];

    /// <summary>Gets the data folder, the seed, the threads.</summary>
    protected SuiteRun Run { get; } = run;

    /// <summary>Gets how the metrics are aggregated, in words.</summary>
    protected abstract string Aggregation { get; }

    /// <summary>Gets the metrics by which forecasters are compared with the baseline: first that of <see cref="Published"/>, over all points together.</summary>
    protected abstract IReadOnlyList<Metric> Compared { get; }

    /// <summary>Gets what counts as one loss where forecasters are compared.</summary>
    protected virtual ComparisonUnit Looks => ComparisonUnit.Day;

    /// <summary>Measures again what was published of the baselines, on the data and the protocol of this suite.</summary>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>Each figure beside the printed one.</returns>
    public abstract IReadOnlyList<BaselineFigure> Prove(CancellationToken cancellationToken);

    /// <summary>Scores a forecaster.</summary>
    /// <param name="forecaster">The forecaster.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>A score for each kind of weather that the protocol asks for.</returns>
    public abstract IEnumerable<SuiteScore> Score(Forecaster forecaster, CancellationToken cancellationToken);

    /// <summary>Backtests the seasonal naive that all are compared with.</summary>
    protected abstract BacktestResult MakeBaseline(CancellationToken cancellationToken);

    /// <summary>Backtests a forecaster with the seed and the threads of the run.</summary>
    protected BacktestResult Backtest(Forecaster forecaster, RegularPanel panel, RollingOrigin plan, CancellationToken cancellationToken) =>
        Backtest(forecaster, panel, plan, QuantileLevels.Default, cancellationToken);

    /// <summary>Backtests a forecaster with given quantile levels.</summary>
    protected BacktestResult Backtest(
        Forecaster forecaster, RegularPanel panel, RollingOrigin plan, QuantileLevels levels, CancellationToken cancellationToken)
    {
        var options = new BacktestOptions { Quantiles = levels, Seed = Run.Seed, Threads = Run.Threads, Progress = Run.Progress(Name) };
        return forecaster.Backtest(panel, plan, options, cancellationToken);
    }

    /// <summary>Makes the score of backtests that are judged together.</summary>
    protected SuiteScore ScoreOf(
        Weather weather, IReadOnlyList<BacktestResult> results, IReadOnlyDictionary<string, double?> metrics, CancellationToken cancellationToken) => new()
        {
            Suite = Name,
            Title = Title,
            Unit = Unit,
            AlsoPublished = AlsoPublished,
            Evidence = SuiteEvidence.Of(results.Join(), _baseline ??= MakeBaseline(cancellationToken), Compared, Looks),
            Forecaster = results[0].Name,
            Weather = weather,
            Origins = results.Sum(result => result.Folds.Count),
            Series = results[0].Keys.Count,
            Scored = results.Sum(result => result.Score(Metric.Mae).Count),
            Aggregation = Aggregation,
            Metrics = metrics,
            Published = Published,
            FitSeconds = results.Sum(result => result.FitSeconds),
            ForecastSeconds = results.Sum(result => result.ForecastSeconds),
            Seed = Run.Seed,
        };
}
