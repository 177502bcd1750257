namespace Forecasting.Evaluation;

/// <summary>Which values of a metric are the better ones.</summary>
public enum MetricDirection
{
    /// <summary>The lower, the better.</summary>
    LowerIsBetter,

    /// <summary>The higher, the better.</summary>
    HigherIsBetter,

    /// <summary>The closer to zero from either side, the better.</summary>
    CloserToZero,

    /// <summary>The closer to <see cref="Metric.Nominal"/>, the better.</summary>
    CloserToNominal,
}
