namespace Forecasting.Weather;

/// <summary>How weather values came to be.</summary>
public enum WeatherNature
{
    /// <summary>They were forecast, and their issue times say when.</summary>
    Forecast,

    /// <summary>They were measured or analysed afterwards; used for the hours to forecast, they would be perfect weather.</summary>
    Observation,
}
