namespace Forecasting.Evaluation.Calibration;

/// <summary>What share of targets lies at or below a quantile, beside the share that should.</summary>
/// <param name="Level">The level of the quantile: the share that should.</param>
/// <param name="Observed">The share that does, a fraction.</param>
/// <param name="ByHour">The share by the hour of the local day in which the interval starts, 24 values; empty where a step is a day or longer.</param>
public sealed record LevelReliability(double Level, MetricValue Observed, IReadOnlyList<MetricValue> ByHour);
