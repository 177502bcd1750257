namespace Forecasting.Features;

/// <summary>Statistics of a window.</summary>
[Flags]
public enum RollingStatistics
{
    /// <summary>No statistic.</summary>
    None = 0,

    /// <summary>The mean.</summary>
    Mean = 1,

    /// <summary>The standard deviation of a sample.</summary>
    StandardDeviation = 2,

    /// <summary>The smallest value.</summary>
    Minimum = 4,

    /// <summary>The largest value.</summary>
    Maximum = 8,

    /// <summary>Mean, standard deviation, minimum and maximum.</summary>
    All = Mean | StandardDeviation | Minimum | Maximum,
}
