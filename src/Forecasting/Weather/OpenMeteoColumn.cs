namespace Forecasting.Weather;

/// <summary>A column of an answer of Open-Meteo.</summary>
/// <param name="Name">Its name there.</param>
/// <param name="Variable">The variable.</param>
/// <param name="Day">How many days before it was predicted; 0 where that does not matter.</param>
internal sealed record OpenMeteoColumn(string Name, WeatherVariable Variable, int Day);
