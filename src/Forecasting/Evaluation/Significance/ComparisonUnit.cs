namespace Forecasting.Evaluation.Significance;

/// <summary>What counts as one independent look at two forecasters.</summary>
public enum ComparisonUnit
{
    /// <summary>
    /// A day of targets: the points of all series on one day give one loss, since errors of one day have much in common. Where a step
    /// is a day or longer, a step.
    /// </summary>
    Day,

    /// <summary>A series: for many unrelated series with few origins.</summary>
    Series,
}
