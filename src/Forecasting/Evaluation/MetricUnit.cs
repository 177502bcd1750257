namespace Forecasting.Evaluation;

/// <summary>The unit in which a metric is given.</summary>
public enum MetricUnit
{
    /// <summary>The unit of the target, such as MW.</summary>
    Target,

    /// <summary>A ratio to the error of a naive forecast in the training series: 1 is as good as that.</summary>
    Ratio,

    /// <summary>A share, such as 0.05 for five percent; never a percentage.</summary>
    Fraction,

    /// <summary>The square of the unit of the target.</summary>
    SquaredTarget,
}
