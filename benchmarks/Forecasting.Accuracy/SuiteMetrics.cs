using Forecasting.Evaluation;

namespace Forecasting.Accuracy;

/// <summary>The metrics of a score line: always the same names, null where a suite does not define one.</summary>
internal static class SuiteMetrics
{
    /// <summary>Gets the names, in the order in which they are written.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["mae", "rmse", "mape", "wape", "mase", "bias", "wql", "sql", "pinball", "coverage50", "coverage80", "coverage90"];

    /// <summary>Gets the metrics of one series in its own unit, without those that need a season.</summary>
    public static IReadOnlyList<Metric> Plain { get; } =
        [Metric.Mae, Metric.Rmse, Metric.Mape, Metric.Wape, Metric.Bias, Metric.Wql, Metric.Pinball, .. Coverages];

    /// <summary>Gets the metrics that hold where values may be zero and the units of series differ.</summary>
    public static IReadOnlyList<Metric> Shares { get; } = [Metric.Wape, Metric.Wql, .. Coverages];

    /// <summary>Gets the shares of actuals in central intervals.</summary>
    public static IReadOnlyList<Metric> Coverages => [Metric.Coverage(0.5), Metric.Coverage(0.8), Metric.Coverage(0.9)];

    /// <summary>Computes metrics, and gives null for the other names.</summary>
    /// <param name="metrics">The metrics that the suite defines.</param>
    /// <param name="score">Computes one.</param>
    public static IReadOnlyDictionary<string, double?> Of(IEnumerable<Metric> metrics, Func<Metric, double?> score)
    {
        Dictionary<string, double?> values = Names.ToDictionary(name => name, _ => (double?)null, StringComparer.Ordinal);
        foreach (Metric metric in metrics) values[metric.Name] = score(metric);
        return values;
    }

    /// <summary>Computes metrics over all points together.</summary>
    public static IReadOnlyDictionary<string, double?> Pooled(BacktestResult result, IEnumerable<Metric> metrics) =>
        Of(metrics, metric => result.Score(metric).Value);

    /// <summary>Returns the mean of values, or null where one is undefined.</summary>
    public static double? Mean(IEnumerable<double?> values)
    {
        double?[] all = [.. values];
        return all.Contains(null) ? null : all.Average();
    }

    /// <summary>Returns the median of the values that are defined.</summary>
    public static double? Median(IEnumerable<double?> values)
    {
        double[] sorted = [.. values.Where(value => value is not null).Select(value => value!.Value).Order()];
        if (sorted.Length == 0) return null;
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
