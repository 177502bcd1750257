namespace Forecasting.Interop;

/// <summary>Whose behaviour <c>ForecastBySsa</c> has.</summary>
public enum SsaBehaviour
{
    /// <summary>That of this library: missing values keep their place in time, the last values count, and what cannot be done is an error.</summary>
    Corrected,

    /// <summary>That of Microsoft.ML.TimeSeries, step by step and with its faults, so that a change of library changes no forecast.</summary>
    Compatible,
}
