namespace Forecasting;

/// <summary>What a panel's joined weather knows of the hours to forecast.</summary>
public enum WeatherUse
{
    /// <summary>No weather was joined.</summary>
    None,

    /// <summary>The latest issue not after the origin, for each valid time.</summary>
    AsKnown,

    /// <summary>What came, whenever it became known: scores are those of perfect weather.</summary>
    Perfect,
}
