using Forecasting.Evaluation;
using Forecasting.Evaluation.Calibration;
using Forecasting.Evaluation.Significance;

namespace Forecasting.Accuracy;

/// <summary>What a suite says of a forecaster beyond its scores.</summary>
internal sealed record SuiteEvidence
{
    /// <summary>Gets how far the quantiles mean what they say.</summary>
    public required CalibrationReport Calibration { get; init; }

    /// <summary>Gets how many losses the evidence rests on, days or series.</summary>
    public required int Count { get; init; }

    /// <summary>Gets the intervals of the metrics, over all points together, by name; null where there is none.</summary>
    public required IReadOnlyDictionary<string, BootstrapInterval?> Intervals { get; init; }

    /// <summary>Gets the comparisons, that with the baseline first.</summary>
    public required IReadOnlyList<ForecastEvidence> Comparisons { get; init; }

    /// <summary>Gathers the evidence.</summary>
    /// <param name="result">The backtest.</param>
    /// <param name="baseline">That of the baseline.</param>
    /// <param name="metrics">The metrics that both are compared by, the leading one first.</param>
    /// <param name="unit">What counts as one loss.</param>
    public static SuiteEvidence Of(BacktestResult result, BacktestResult baseline, IReadOnlyList<Metric> metrics, ComparisonUnit unit)
    {
        var options = new ComparisonOptions { Unit = unit };
        BacktestComparison[] comparisons = [.. metrics.Select(metric => result.CompareWith(baseline, metric, options))];
        return new SuiteEvidence
        {
            Calibration = result.Calibration(new CalibrationOptions { Unit = unit }),
            Count = comparisons[0].Count,
            Intervals = metrics.ToDictionary(metric => metric.Name, metric => result.IntervalOf(metric, options), StringComparer.Ordinal),
            // A forecaster is not compared with itself.
            Comparisons = result.Name == baseline.Name ? [] : [.. comparisons.Select(ForecastEvidence.Of)],
        };
    }
}
