namespace Forecasting.Features.Weather;

/// <summary>What a formula of the air needs beside the temperature.</summary>
[Flags]
internal enum AirNeeds
{
    None = 0,
    Humidity = 1,
    Wind = 2,
}
