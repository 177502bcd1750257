namespace Forecasting.Forecasters.Ssa;

/// <summary>Where the quantiles of a forecast by singular spectrum analysis come from.</summary>
public enum SsaIntervals
{
    /// <summary>From the errors of forecasts of the last part of the history, from rolling origins: out of sample, and valid whatever the series is.</summary>
    Conformal,

    /// <summary>
    /// From a hundred series that are the signal with blocks of its own noise put in anew, each decomposed and continued: how sure the signal is,
    /// and its noise. Golyandina, Korobeynikov and Zhigljavsky, Singular Spectrum Analysis with R (2018), 3.2. Too narrow where the signal changes.
    /// </summary>
    Bootstrap,
}
