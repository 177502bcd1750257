using System.Diagnostics.CodeAnalysis;

namespace Forecasting.Weather;

/// <summary>What is measured or forecast: a closed family, each with one text form, a unit and a kind.</summary>
public sealed class WeatherVariable
{
    private static readonly List<WeatherVariable> Members = [];

    private WeatherVariable(string text, WeatherUnit unit, WeatherKind kind, (double Least, double Greatest) range)
    {
        (Text, Unit, Kind) = (text, unit, kind);
        (Least, Greatest) = range;
        Members.Add(this);
    }

    /// <summary>Gets the air temperature at 2 m, in °C.</summary>
    public static WeatherVariable Temperature { get; } = new("temperature_2m", WeatherUnit.Celsius, WeatherKind.Instant, (-95, 65));

    /// <summary>Gets the dew point at 2 m, in °C.</summary>
    public static WeatherVariable DewPoint { get; } = new("dew_point_2m", WeatherUnit.Celsius, WeatherKind.Instant, (-110, 45));

    /// <summary>Gets the apparent temperature, in °C.</summary>
    public static WeatherVariable ApparentTemperature { get; } = new("apparent_temperature", WeatherUnit.Celsius, WeatherKind.Instant, (-120, 80));

    /// <summary>Gets the relative humidity at 2 m, in %.</summary>
    public static WeatherVariable RelativeHumidity { get; } = new("relative_humidity_2m", WeatherUnit.Percent, WeatherKind.Instant, (0, 105));

    /// <summary>Gets the wind speed at 10 m, in m/s.</summary>
    public static WeatherVariable WindSpeed10 { get; } = new("wind_speed_10m", WeatherUnit.MetresPerSecond, WeatherKind.Instant, (0, 120));

    /// <summary>Gets the wind speed at 100 m, in m/s.</summary>
    public static WeatherVariable WindSpeed100 { get; } = new("wind_speed_100m", WeatherUnit.MetresPerSecond, WeatherKind.Instant, (0, 140));

    /// <summary>Gets the direction that the wind at 10 m comes from, in degrees.</summary>
    public static WeatherVariable WindDirection { get; } = new("wind_direction_10m", WeatherUnit.Degrees, WeatherKind.Instant, (0, 360));

    /// <summary>Gets the gusts at 10 m, in m/s.</summary>
    public static WeatherVariable WindGusts { get; } = new("wind_gusts_10m", WeatherUnit.MetresPerSecond, WeatherKind.Instant, (0, 150));

    /// <summary>Gets the pressure at mean sea level, in hPa.</summary>
    public static WeatherVariable Pressure { get; } = new("pressure_msl", WeatherUnit.Hectopascals, WeatherKind.Instant, (850, 1100));

    /// <summary>Gets the cloud cover, in %.</summary>
    public static WeatherVariable CloudCover { get; } = new("cloud_cover", WeatherUnit.Percent, WeatherKind.Instant, (0, 100));

    /// <summary>Gets the precipitation of the interval, in mm.</summary>
    public static WeatherVariable Precipitation { get; } = new("precipitation", WeatherUnit.Millimetres, WeatherKind.Sum, (0, 500));

    /// <summary>Gets the depth of fresh snow of the interval, in mm.</summary>
    public static WeatherVariable Snowfall { get; } = new("snowfall", WeatherUnit.Millimetres, WeatherKind.Sum, (0, 2000));

    /// <summary>Gets the mean shortwave radiation of the interval, in W/m².</summary>
    public static WeatherVariable ShortwaveRadiation { get; } = new("shortwave_radiation", WeatherUnit.WattsPerSquareMetre, WeatherKind.Mean, (0, 1600));

    /// <summary>Gets the mean direct radiation on the horizontal of the interval, in W/m².</summary>
    public static WeatherVariable DirectRadiation { get; } = new("direct_radiation", WeatherUnit.WattsPerSquareMetre, WeatherKind.Mean, (0, 1600));

    /// <summary>Gets the mean diffuse radiation of the interval, in W/m².</summary>
    public static WeatherVariable DiffuseRadiation { get; } = new("diffuse_radiation", WeatherUnit.WattsPerSquareMetre, WeatherKind.Mean, (0, 1600));

    /// <summary>Gets the mean direct normal irradiance of the interval, in W/m².</summary>
    public static WeatherVariable DirectNormalIrradiance { get; } = new("direct_normal_irradiance", WeatherUnit.WattsPerSquareMetre, WeatherKind.Mean, (0, 1600));

    /// <summary>Gets all variables.</summary>
    public static IReadOnlyList<WeatherVariable> All => Members;

    /// <summary>Gets the text form, which is the name that Open-Meteo uses.</summary>
    public string Text { get; }

    /// <summary>Gets the unit that values are held in.</summary>
    public WeatherUnit Unit { get; }

    /// <summary>Gets what a value stands for.</summary>
    public WeatherKind Kind { get; }

    internal double Least { get; }

    internal double Greatest { get; }

    internal bool IsDirection => ReferenceEquals(Unit, WeatherUnit.Degrees);

    /// <summary>Reads the text form.</summary>
    /// <param name="text">The text, such as <c>temperature_2m</c>.</param>
    /// <returns>The variable.</returns>
    /// <exception cref="ArgumentException">There is no such variable.</exception>
    public static WeatherVariable Parse(string text) => TryParse(text, out WeatherVariable? variable) ? variable : throw new ArgumentException(
        $"There is no weather variable '{text}'; there are {string.Join(", ", Members.Select(member => member.Text))}.", nameof(text));

    /// <summary>Reads the text form.</summary>
    /// <param name="text">The text.</param>
    /// <param name="variable">The variable, or null.</param>
    /// <returns>Whether there is such a variable.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out WeatherVariable? variable) =>
        (variable = Members.Find(member => member.Text == text)) is not null;

    /// <summary>Writes the text form.</summary>
    public override string ToString() => Text;

    /// <summary>Converts a value to the unit of the variable.</summary>
    /// <param name="value">The value.</param>
    /// <param name="unit">Its unit.</param>
    /// <returns>The value in <see cref="Unit"/>.</returns>
    /// <exception cref="SeriesDataException">The unit is not one of this variable (FEA-044).</exception>
    public double From(double value, WeatherUnit unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        if (unit.Quantity == Unit.Quantity) return unit.Convert(value);
        throw SeriesDataException.Of("FEA-044", $"'{Text}' is given in {unit}, which is a unit of {unit.Quantity}; declare a unit of {Unit.Quantity} such as {Unit}.", column: Text);
    }
}
