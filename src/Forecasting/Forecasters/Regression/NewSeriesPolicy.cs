namespace Forecasting.Forecasters.Regression;

/// <summary>What becomes of a series that has no model of its own: it was not met in training, or was too short then.</summary>
public enum NewSeriesPolicy
{
    /// <summary>It is forecast by the seasonal naive method from the history given.</summary>
    SeasonalNaive,

    /// <summary>The forecast is refused, and the error names the series.</summary>
    Refuse,
}
