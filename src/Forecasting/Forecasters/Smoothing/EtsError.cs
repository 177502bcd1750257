namespace Forecasting.Forecasters.Smoothing;

/// <summary>How the error enters a model of exponential smoothing.</summary>
public enum EtsError
{
    /// <summary>Added to the forecast: its size does not depend on the level.</summary>
    Additive,

    /// <summary>A share of the forecast: its size grows with the level.</summary>
    Multiplicative,
}
