namespace Forecasting.Forecasters.Smoothing;

/// <summary>How the trend enters a model of exponential smoothing.</summary>
public enum EtsTrend
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>A straight line.</summary>
    Additive,

    /// <summary>A line that flattens with every step.</summary>
    Damped,
}
