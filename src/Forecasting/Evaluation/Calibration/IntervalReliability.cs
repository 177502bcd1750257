using Forecasting.Evaluation.Significance;

namespace Forecasting.Evaluation.Calibration;

/// <summary>What share of targets lies in a central interval, beside the share that should.</summary>
/// <param name="Coverage">The share that should.</param>
/// <param name="Observed">The share that does, a fraction.</param>
/// <param name="Band">The interval of that share from a bootstrap of days or series; null where it is undefined.</param>
/// <param name="ByHour">The share by the hour of the local day in which the interval starts, 24 values; empty where a step is a day or longer.</param>
public sealed record IntervalReliability(double Coverage, MetricValue Observed, BootstrapInterval? Band, IReadOnlyList<MetricValue> ByHour)
{
    /// <summary>Gets by how much the share of the worst hour differs from what it should be.</summary>
    /// <value>From 0 to 1; null where no hour has a share.</value>
    public double? WorstHour => ByHour.Max(hour => hour.Value is { } value ? Math.Abs(value - Coverage) : (double?)null);

    /// <summary>Gets whether chance may explain by how much the share differs from what it should be: the band holds that.</summary>
    public bool IsCalibrated => Band is { } band && band.Holds(Coverage);
}
