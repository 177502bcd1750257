namespace Forecasting.Evaluation.Significance;

/// <summary>The losses of a backtest, one for each day of targets or each series.</summary>
internal sealed class LossUnits
{
    private readonly Metric _metric;
    private readonly double[][] _sums;
    private readonly long[] _counts;

    /// <summary>Gathers the losses.</summary>
    public LossUnits(BacktestResult result, Metric metric, ComparisonUnit unit)
    {
        _metric = metric;
        Unit = unit;
        MetricAccumulator[] parts;
        if (unit == ComparisonUnit.Series)
        {
            parts = result.Accumulate(metric, result.Keys.Count, (_, series, _) => series);
            Horizon = 1;
        }
        else
        {
            var days = new TargetDays(result);
            parts = result.Accumulate(metric, days.Count, (fold, _, step) => days.Of(fold, step));
            Horizon = days.Horizon;
        }

        Values = Array.ConvertAll(parts, part => part.Value.Value is { } value ? metric.Loss(value) : double.NaN);
        _counts = Array.ConvertAll(parts, part => part.Scored);
        _sums = [.. Enumerable.Range(0, metric.TermCount).Select(term => Array.ConvertAll(parts, part => part.Sum(term)))];
        MetricAccumulator whole = metric.Start();
        foreach (MetricAccumulator part in parts) whole.Merge(part);
        Whole = whole.Value;
    }

    /// <summary>Gets what a loss is of.</summary>
    public ComparisonUnit Unit { get; }

    /// <summary>Gets the loss of each unit alone, in order of time; NaN where there is none.</summary>
    public double[] Values { get; }

    /// <summary>Gets how many units ahead forecasts reach.</summary>
    public int Horizon { get; }

    /// <summary>Gets the score over all units.</summary>
    public MetricValue Whole { get; }

    /// <summary>Gets the units in which a point was scored.</summary>
    public int[] Scored => [.. Enumerable.Range(0, _counts.Length).Where(unit => _counts[unit] > 0)];

    /// <summary>Scores some of the units together.</summary>
    /// <param name="units">The units to choose from.</param>
    /// <param name="places">The places in them; one may come several times.</param>
    /// <returns>The score; NaN where it is undefined.</returns>
    public double Score(int[] units, ReadOnlySpan<int> places)
    {
        long count = 0;
        foreach (int place in places) count += _counts[units[place]];
        Span<double> sums = stackalloc double[_sums.Length];
        for (int term = 0; term < sums.Length; term++)
        {
            foreach (int place in places) sums[term] += _sums[term][units[place]];
        }

        double value = count > 0 ? _metric.Reduce(sums, count) : double.NaN;
        return double.IsFinite(value) ? value : double.NaN;
    }
}
