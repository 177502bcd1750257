using NodaTime;

namespace Forecasting.Weather;

/// <summary>One value of a station.</summary>
internal readonly record struct StationValue(WeatherLocation Station, WeatherColumn Column, Instant Valid, double Value);
