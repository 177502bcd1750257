namespace Forecasting.Forecasters.Ssa;

/// <summary>How singular spectrum analysis continues a series.</summary>
/// <remarks>Golyandina, Nekrutkin and Zhigljavsky, Analysis of Time Series Structure: SSA and Related Techniques (2001), chapter 2.</remarks>
public enum SsaForecastMethod
{
    /// <summary>By the linear recurrence of least norm that the signal obeys, from its smoothed end.</summary>
    Recurrent,

    /// <summary>By windows that are moved on within the space of the signal and then averaged: smoother, and slower to follow a change.</summary>
    Vector,
}
