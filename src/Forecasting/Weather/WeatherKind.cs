namespace Forecasting.Weather;

/// <summary>What the value of a weather variable stands for.</summary>
public enum WeatherKind
{
    /// <summary>The state at the valid time, such as a temperature.</summary>
    Instant,

    /// <summary>The mean over the interval that ends at the valid time, such as an irradiance.</summary>
    Mean,

    /// <summary>The amount of the interval that ends at the valid time, such as precipitation.</summary>
    Sum,
}
