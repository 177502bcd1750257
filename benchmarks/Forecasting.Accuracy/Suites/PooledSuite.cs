using Forecasting.Evaluation;
using Forecasting.Forecasters.Naive;

namespace Forecasting.Accuracy.Suites;

/// <summary>A suite of one panel and one plan, whose points are scored together.</summary>
internal abstract class PooledSuite(SuiteRun run) : AccuracySuite(run)
{
    private readonly Dictionary<Weather, RegularPanel> _panels = [];

    /// <summary>Gets the origins.</summary>
    protected abstract RollingOrigin Plan { get; }

    /// <summary>Gets what the forecasters are told of the weather; a score for each.</summary>
    protected virtual IReadOnlyList<Weather> Weathers => [Weather.Actual];

    /// <summary>Gets the metrics that the protocol defines.</summary>
    protected virtual IReadOnlyList<Metric> Metrics => SuiteMetrics.Plain;

    /// <summary>Gets the season of the seasonal naive that all are compared with, in steps; null for a day.</summary>
    protected virtual int? BaselineSeason => null;

    /// <inheritdoc/>
    protected override string Aggregation => "pooled";

    /// <inheritdoc/>
    protected override IReadOnlyList<Metric> Compared =>
        [.. new[] { Published.Metric, Metric.Wql.Name }.Concat(AlsoPublished.Select(one => one.Metric)).Distinct().SelectMany(name => Metrics.Where(metric => metric.Name == name))];

    /// <inheritdoc/>
    public sealed override IEnumerable<SuiteScore> Score(Forecaster forecaster, CancellationToken cancellationToken)
    {
        foreach (Weather weather in Weathers)
        {
            BacktestResult result = Backtest(forecaster, PanelFor(weather), Plan, cancellationToken);
            SuiteScore score = ScoreOf(weather, [result], SuiteMetrics.Of(Metrics, metric => Measure(result, metric)), cancellationToken) with { Details = Details(result) };
            yield return score with { Evidence = score.Evidence with { Comparisons = [.. score.Evidence.Comparisons, .. Beside(result)] } };
        }
    }

    /// <summary>Reads the panel.</summary>
    protected abstract RegularPanel Read(Weather weather);

    /// <summary>Computes a metric, over all points unless the protocol says otherwise.</summary>
    protected virtual double? Measure(BacktestResult result, Metric metric) => result.Score(metric).Value;

    /// <summary>Computes the figures that have no metric of the same name.</summary>
    protected virtual IReadOnlyDictionary<string, double?> Details(BacktestResult result) => new Dictionary<string, double?>();

    /// <summary>Compares with forecasts of the same targets that others made, where the data hold them.</summary>
    protected virtual IEnumerable<ForecastEvidence> Beside(BacktestResult result) => [];

    /// <inheritdoc/>
    protected sealed override BacktestResult MakeBaseline(CancellationToken cancellationToken) =>
        Backtest(new SeasonalNaiveForecaster { Season = BaselineSeason }, PanelFor(Weathers[0]), Plan, cancellationToken);

    /// <summary>Gets the panel, read once.</summary>
    protected RegularPanel PanelFor(Weather weather)
    {
        if (!_panels.TryGetValue(weather, out RegularPanel? panel)) _panels.Add(weather, panel = Read(weather));
        return panel;
    }

    /// <summary>Backtests the seasonal naive without its quantiles, by the plan of the suite or another.</summary>
    protected BacktestResult Naive(int season, RollingOrigin? plan, CancellationToken cancellationToken)
    {
        var naive = new SeasonalNaiveForecaster { Season = season };
        return Backtest(naive, PanelFor(Weathers[0]), plan ?? Plan, QuantileLevels.None, cancellationToken);
    }
}
