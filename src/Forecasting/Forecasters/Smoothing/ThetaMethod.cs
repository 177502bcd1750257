namespace Forecasting.Forecasters.Smoothing;

/// <summary>Which theta model forecasts.</summary>
public enum ThetaMethod
{
    /// <summary>Simple exponential smoothing with half the slope of the line through the series as its drift (Hyndman and Billah 2003).</summary>
    Standard,

    /// <summary>The dynamic optimised theta model: the weight of the line is fitted, and the line moves with the series (Fiorucci et al. 2016).</summary>
    DynamicOptimised,
}
