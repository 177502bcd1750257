namespace Forecasting.Evaluation;

/// <summary>The forecasts of a backtest beside what came; score them as a whole, by series, by step or by fold.</summary>
/// <remarks>
/// Only observed targets are scored: what was filled in or set aside as a fault is not, and neither is a time that the source gave more
/// than once. A series is scored in the folds before whose origin it has a value.
/// </remarks>
public sealed class BacktestResult
{
    private readonly RegularPanel _panel;
    private readonly Forecast[] _forecasts;

    internal BacktestResult(string name, RegularPanel panel, IReadOnlyList<Fold> folds, Forecast[] forecasts)
    {
        Name = name;
        Folds = folds;
        _panel = panel;
        _forecasts = forecasts;
    }

    /// <summary>Gets the name of the forecaster.</summary>
    public string Name { get; }

    /// <summary>Gets the folds, the oldest first.</summary>
    public IReadOnlyList<Fold> Folds { get; }

    /// <summary>Gets the keys of the series.</summary>
    public IReadOnlyList<SeriesKey> Keys => _panel.Keys;

    /// <summary>Gets what joined weather knew of the steps to forecast; <see cref="WeatherUse.Perfect"/> makes these the scores of perfect weather.</summary>
    public WeatherUse Weather => _panel.Weather;

    /// <summary>Gets how long the fits took, in seconds of all threads.</summary>
    public double FitSeconds { get; init; }

    /// <summary>Gets how long the forecasts took, in seconds of all threads.</summary>
    public double ForecastSeconds { get; init; }

    /// <summary>Gets the panel that the forecasts were made from and are scored on.</summary>
    internal RegularPanel Panel => _panel;

    /// <summary>Gets the forecast of a fold.</summary>
    /// <param name="fold">The place of the fold.</param>
    public Forecast ForecastOf(int fold) => _forecasts[fold];

    /// <summary>Scores all points together.</summary>
    /// <param name="metric">The metric.</param>
    public MetricValue Score(Metric metric) => Accumulate(metric, 1, (_, _, _) => 0)[0].Value;

    /// <summary>Scores each series.</summary>
    /// <param name="metric">The metric.</param>
    /// <returns>A value per series, in the order of <see cref="Keys"/>.</returns>
    public IReadOnlyList<MetricValue> ScoreBySeries(Metric metric) =>
        [.. Accumulate(metric, Keys.Count, (_, series, _) => series).Select(part => part.Value)];

    /// <summary>Scores each fold.</summary>
    /// <param name="metric">The metric.</param>
    /// <returns>A value per fold.</returns>
    public IReadOnlyList<MetricValue> ScoreByFold(Metric metric) =>
        [.. Accumulate(metric, Folds.Count, (fold, _, _) => fold).Select(part => part.Value)];

    /// <summary>Scores each step that was scored, the first of each fold first.</summary>
    /// <param name="metric">The metric.</param>
    /// <returns>A value per step.</returns>
    public IReadOnlyList<MetricValue> ScoreByStep(Metric metric) =>
        [.. Accumulate(metric, Folds.Max(fold => fold.Steps), (_, _, step) => step).Select(part => part.Value)];

    /// <summary>Scores parts of the points.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="parts">How many parts there are.</param>
    /// <param name="partOf">Names the part of a fold, series and step; a negative one leaves the point out.</param>
    internal MetricAccumulator[] Accumulate(Metric metric, int parts, Func<int, int, int, int> partOf)
    {
        ArgumentNullException.ThrowIfNull(metric);
        MetricAccumulator[] accumulators = [.. Enumerable.Range(0, parts).Select(_ => metric.Start())];
        Visit(metric, (fold, series, step, in point) =>
        {
            int part = partOf(fold, series, step);
            if (part >= 0) accumulators[part].Add(point);
        });
        return accumulators;
    }

    /// <summary>Visits every point that can be scored, fold after fold and series after series; those that are missing or imputed too.</summary>
    /// <param name="metric">The metric that scales the points; null for none.</param>
    /// <param name="visit">Takes a point.</param>
    internal void Visit(Metric? metric, PointVisit visit)
    {
        foreach (Fold fold in Folds)
        {
            for (int s = 0; s < Keys.Count; s++) VisitSeries(metric, fold, s, visit);
        }
    }

    private void VisitSeries(Metric? metric, Fold fold, int series, PointVisit visit)
    {
        long origin = fold.OriginIndex - _panel.FirstIndex(series);
        ReadOnlySpan<double> observed = _panel.ObservedTarget(series);
        if (origin <= 0 || origin >= observed.Length || !observed[..(int)origin].ContainsAnyExcept(double.NaN)) return;
        ReadOnlySpan<CellState> states = _panel.TargetStates(series);
        double scale = metric?.ScaleFrom(observed[..(int)origin]) ?? double.NaN;
        Forecast forecast = _forecasts[fold.Index];
        ReadOnlySpan<double> points = forecast.Point(series);
        double[] quantiles = new double[forecast.Levels.Count];
        for (int step = 0; step < fold.Steps; step++)
        {
            int ahead = fold.FirstStep + step;
            long cell = origin + ahead;
            if (cell >= observed.Length || states[(int)cell].HasFlag(CellState.Duplicated)) continue;
            for (int q = 0; q < quantiles.Length; q++) quantiles[q] = forecast.Quantile(series, q)[ahead];
            ScoredPoint point = quantiles.Length == 0
                ? new ScoredPoint(observed[(int)cell], points[ahead])
                : new ScoredPoint(observed[(int)cell], points[ahead], forecast.Levels, quantiles);
            bool filled = (states[(int)cell] & (CellState.Imputed | CellState.Masked)) != 0;
            visit(fold.Index, series, step, point with { Scale = scale, IsImputed = filled });
        }
    }
}
