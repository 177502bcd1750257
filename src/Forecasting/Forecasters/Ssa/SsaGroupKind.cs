namespace Forecasting.Forecasters.Ssa;

/// <summary>What the components of a group are.</summary>
public enum SsaGroupKind
{
    /// <summary>Slower than any season: the level and its drift.</summary>
    Trend,

    /// <summary>Waves of a period that was named, and of its harmonics.</summary>
    Season,

    /// <summary>Other components of the signal: waves of no period that was named.</summary>
    Other,

    /// <summary>What is not told from noise.</summary>
    Noise,
}
