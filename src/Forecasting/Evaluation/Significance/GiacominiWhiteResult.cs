namespace Forecasting.Evaluation.Significance;

/// <summary>What a Giacomini-White test found.</summary>
public sealed record GiacominiWhiteResult
{
    /// <summary>Gets the mean of loss A minus loss B over the pairs, in the unit of the losses.</summary>
    /// <value>Negative where A is the better one; NaN where there is no pair.</value>
    public required double MeanDifference { get; init; }

    /// <summary>Gets the statistic, which has two degrees of freedom.</summary>
    /// <value>At least 0 and finite, or null where the test is undefined.</value>
    public double? Statistic { get; init; }

    /// <summary>Gets the p-value: how probable so large a statistic is if neither is better, on average or given the last difference.</summary>
    /// <value>From 0 to 1, or null where the test is undefined.</value>
    public double? PValue { get; init; }

    /// <summary>Gets the number of pairs whose difference, and the one that was last known when they were forecast, are both there.</summary>
    public required int Count { get; init; }

    /// <summary>Gets the horizon, in steps between the origins of neighbouring losses.</summary>
    public required int Horizon { get; init; }

    /// <summary>Gets why there is no statistic, in words for a person.</summary>
    /// <value>Null exactly where <see cref="Statistic"/> is not.</value>
    public string? UndefinedReason { get; init; }
}
