using Forecasting.Weather;

namespace Forecasting.Features;

/// <summary>The columns, known in advance, that describe the air, with their units.</summary>
public sealed record AirColumns
{
    /// <summary>Gets the column of the air temperature.</summary>
    public required string Temperature
    {
        get;
        init
        {
            ArgumentException.ThrowIfNullOrEmpty(value);
            field = value;
        }
    }

    /// <summary>Gets the column of the relative humidity, in %; null where there is none.</summary>
    public string? RelativeHumidity { get; init; }

    /// <summary>Gets the column of the wind speed at 10 m; null where there is none.</summary>
    public string? WindSpeed { get; init; }

    /// <summary>Gets the unit of the temperature.</summary>
    /// <value>A unit of temperature. The default is <see cref="WeatherUnit.Celsius"/>.</value>
    public WeatherUnit TemperatureUnit { get; init => field = Checked(value, WeatherUnit.Celsius); } = WeatherUnit.Celsius;

    /// <summary>Gets the unit of the wind speed.</summary>
    /// <value>A unit of speed. The default is <see cref="WeatherUnit.MetresPerSecond"/>.</value>
    public WeatherUnit WindUnit { get; init => field = Checked(value, WeatherUnit.MetresPerSecond); } = WeatherUnit.MetresPerSecond;

    internal static WeatherUnit Checked(WeatherUnit unit, WeatherUnit like)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return unit.Quantity == like.Quantity ? unit : throw new ArgumentException($"{unit} is a unit of {unit.Quantity}, not of {like.Quantity}.", nameof(unit));
    }
}
