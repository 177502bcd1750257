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

    /// <inheritdoc/>
    protected override string Aggregation => "pooled";

    /// <inheritdoc/>
    public sealed override IEnumerable<SuiteScore> Score(Forecaster forecaster, CancellationToken cancellationToken)
    {
        foreach (Weather weather in Weathers)
        {
            BacktestResult result = Backtest(forecaster, PanelFor(weather), Plan, cancellationToken);
            yield return ScoreOf(weather, [result], SuiteMetrics.Of(Metrics, metric => Measure(result, metric))) with { Details = Details(result) };
        }
    }

    /// <summary>Reads the panel.</summary>
    protected abstract RegularPanel Read(Weather weather);

    /// <summary>Computes a metric, over all points unless the protocol says otherwise.</summary>
    protected virtual double? Measure(BacktestResult result, Metric metric) => result.Score(metric).Value;

    /// <summary>Computes the figures that have no metric of the same name.</summary>
    protected virtual IReadOnlyDictionary<string, double?> Details(BacktestResult result) => new Dictionary<string, double?>();

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
