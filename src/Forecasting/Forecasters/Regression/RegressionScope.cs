namespace Forecasting.Forecasters.Regression;

/// <summary>How many models serve the series of a panel.</summary>
public enum RegressionScope
{
    /// <summary>One model for each series.</summary>
    Local,

    /// <summary>One model for all series; it also serves series that were not met in training.</summary>
    Global,
}
