using System.Diagnostics.CodeAnalysis;

namespace Forecasting.Weather;

/// <summary>A unit of a weather value, and how it becomes the unit of this library.</summary>
public sealed class WeatherUnit
{
    private static readonly List<WeatherUnit> Known = [];

    private readonly double _scale;
    private readonly double _offset;

    private WeatherUnit(string text, string quantity, (double Scale, double Offset) way, params ReadOnlySpan<string> others)
    {
        (Text, Quantity, Names) = (text, quantity, [text, .. others]);
        (_scale, _offset) = way;
        Known.Add(this);
    }

    /// <summary>Gets degrees Celsius, the unit of temperatures here.</summary>
    public static WeatherUnit Celsius { get; } = new("°C", "temperature", (1, 0), "C", "celsius");

    /// <summary>Gets kelvins.</summary>
    public static WeatherUnit Kelvin { get; } = new("K", "temperature", (1, -273.15), "kelvin");

    /// <summary>Gets degrees Fahrenheit.</summary>
    public static WeatherUnit Fahrenheit { get; } = new("°F", "temperature", (5.0 / 9, -160.0 / 9), "F", "fahrenheit");

    /// <summary>Gets metres a second, the unit of speeds here.</summary>
    public static WeatherUnit MetresPerSecond { get; } = new("m/s", "speed", (1, 0), "ms");

    /// <summary>Gets kilometres an hour.</summary>
    public static WeatherUnit KilometresPerHour { get; } = new("km/h", "speed", (1 / 3.6, 0), "kmh");

    /// <summary>Gets knots.</summary>
    public static WeatherUnit Knots { get; } = new("kn", "speed", (1852.0 / 3600, 0), "kt");

    /// <summary>Gets miles an hour.</summary>
    public static WeatherUnit MilesPerHour { get; } = new("mph", "speed", (0.44704, 0), "mp/h");

    /// <summary>Gets millimetres, the unit of precipitation here.</summary>
    public static WeatherUnit Millimetres { get; } = new("mm", "depth", (1, 0));

    /// <summary>Gets centimetres.</summary>
    public static WeatherUnit Centimetres { get; } = new("cm", "depth", (10, 0));

    /// <summary>Gets inches.</summary>
    public static WeatherUnit Inches { get; } = new("inch", "depth", (25.4, 0), "in");

    /// <summary>Gets hectopascals, the unit of pressure here.</summary>
    public static WeatherUnit Hectopascals { get; } = new("hPa", "pressure", (1, 0), "mbar");

    /// <summary>Gets pascals.</summary>
    public static WeatherUnit Pascals { get; } = new("Pa", "pressure", (0.01, 0));

    /// <summary>Gets per cent, from 0 to 100.</summary>
    public static WeatherUnit Percent { get; } = new("%", "share", (1, 0));

    /// <summary>Gets degrees of direction, clockwise from north.</summary>
    public static WeatherUnit Degrees { get; } = new("°", "direction", (1, 0), "deg");

    /// <summary>Gets watts a square metre.</summary>
    public static WeatherUnit WattsPerSquareMetre { get; } = new("W/m²", "irradiance", (1, 0), "W/m2");

    /// <summary>Gets the text form.</summary>
    public string Text { get; }

    internal string Quantity { get; }

    private string[] Names { get; }

    /// <summary>Reads the text form of a unit, or another usual writing of it.</summary>
    /// <param name="text">The text, such as <c>km/h</c>; its case matters.</param>
    /// <returns>The unit.</returns>
    /// <exception cref="SeriesDataException">The unit is unknown (FEA-044).</exception>
    public static WeatherUnit Parse(string text) => TryParse(text, out WeatherUnit? unit) ? unit : throw SeriesDataException.Of(
        "FEA-044", $"The unit '{text}' of weather is unknown; the units are {string.Join(", ", Known.Select(known => known.Text))}.");

    /// <summary>Reads the text form of a unit.</summary>
    /// <param name="text">The text.</param>
    /// <param name="unit">The unit, or null.</param>
    /// <returns>Whether the unit is known.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out WeatherUnit? unit) =>
        (unit = Known.Find(known => known.Names.Contains(text, StringComparer.Ordinal))) is not null;

    /// <summary>Writes the text form.</summary>
    public override string ToString() => Text;

    internal double Convert(double value) => (value * _scale) + _offset;
}
