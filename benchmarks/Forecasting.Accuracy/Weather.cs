namespace Forecasting.Accuracy;

/// <summary>What a forecaster was told of the weather of the hours to forecast.</summary>
internal enum Weather
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The weather that came, as if its forecast had been perfect.</summary>
    Actual,
}
