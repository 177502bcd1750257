namespace Forecasting.Forecasters.Smoothing;

/// <summary>How the season enters a model of exponential smoothing.</summary>
public enum EtsSeason
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>Added to the level.</summary>
    Additive,

    /// <summary>A factor of the level.</summary>
    Multiplicative,
}
