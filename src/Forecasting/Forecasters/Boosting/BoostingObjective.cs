namespace Forecasting.Forecasters.Boosting;

/// <summary>The loss that gradient boosting minimises; each predicts in the unit of the target, without a link function.</summary>
public enum BoostingObjective
{
    /// <summary>The squared error: predicts the mean.</summary>
    SquaredError,

    /// <summary>The absolute error: predicts the median.</summary>
    AbsoluteError,

    /// <summary>The pinball loss at <see cref="BoostingOptions.QuantileLevel"/>: predicts that quantile.</summary>
    Quantile,

    /// <summary>Huber's loss: squared up to <see cref="BoostingOptions.HuberDelta"/>, absolute beyond it (Huber, 1964).</summary>
    Huber,
}
