namespace Forecasting.Evaluation.Significance;

/// <summary>What a Diebold-Mariano test found.</summary>
public sealed record DieboldMarianoResult
{
    /// <summary>Gets the mean of loss A minus loss B over the pairs, in the unit of the losses.</summary>
    /// <value>Negative where A is the better one; NaN where there is no pair.</value>
    public required double MeanDifference { get; init; }

    /// <summary>Gets the corrected statistic; of the sign of <see cref="MeanDifference"/>.</summary>
    /// <value>Finite, or null where the test is undefined.</value>
    public double? Statistic { get; init; }

    /// <summary>Gets the two-sided p-value: how probable so large a statistic is if both forecast equally well.</summary>
    /// <value>From 0 to 1, or null where the test is undefined.</value>
    public double? PValue { get; init; }

    /// <summary>Gets the number of pairs with both losses.</summary>
    public required int Count { get; init; }

    /// <summary>Gets the number of pairs left out because a loss is missing.</summary>
    public required int Excluded { get; init; }

    /// <summary>Gets the horizon, in steps between the origins of neighbouring losses.</summary>
    public required int Horizon { get; init; }

    /// <summary>
    /// Gets whether autocovariances were weighed down with their lag (Bartlett), because weighing all alike gave a variance
    /// that is not positive.
    /// </summary>
    public bool Bartlett { get; init; }

    /// <summary>Gets why there is no statistic, in words for a person.</summary>
    /// <value>Null exactly where <see cref="Statistic"/> is not.</value>
    public string? UndefinedReason { get; init; }
}
