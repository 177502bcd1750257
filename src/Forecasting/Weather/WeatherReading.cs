using NodaTime;

namespace Forecasting.Weather;

/// <summary>One value of weather: what, where, for when, and since when it is known.</summary>
/// <param name="Location">The place.</param>
/// <param name="Variable">The variable.</param>
/// <param name="Valid">The time the value is for; the end of its interval where it is a mean or a sum.</param>
/// <param name="Issued">The time the value became known: the issue of a forecast, or the publication of an observation.</param>
/// <param name="Value">The value, in <paramref name="Unit"/>; <see cref="double.NaN"/> where it is missing.</param>
/// <param name="Unit">The unit as the source declares it.</param>
public readonly record struct WeatherReading(
    WeatherLocation Location, WeatherVariable Variable, Instant Valid, Instant Issued, double Value, WeatherUnit Unit);
