using Forecasting.Weather;

namespace Forecasting.Tests.Weather;

public sealed class WeatherUnitTests
{
    // By the definitions of the units: the inch is 25.4 mm, the mile 1609.344 m, the knot 1852 m an hour.
    [Theory]
    [InlineData("temperature_2m", "K", 273.15, 0)]
    [InlineData("temperature_2m", "K", 0, -273.15)]
    [InlineData("temperature_2m", "°F", 32, 0)]
    [InlineData("temperature_2m", "F", 212, 100)]
    [InlineData("temperature_2m", "°F", -40, -40)]
    [InlineData("dew_point_2m", "°C", -7.25, -7.25)]
    [InlineData("wind_speed_10m", "km/h", 36, 10)]
    [InlineData("wind_speed_10m", "kn", 1, 0.514444444444444)]
    [InlineData("wind_speed_100m", "kt", 3600, 1852)]
    [InlineData("wind_gusts_10m", "mph", 100, 44.704)]
    [InlineData("wind_speed_10m", "m/s", 7.5, 7.5)]
    [InlineData("precipitation", "inch", 1, 25.4)]
    [InlineData("precipitation", "mm", 0.2, 0.2)]
    [InlineData("snowfall", "cm", 3, 30)]
    [InlineData("pressure_msl", "Pa", 101325, 1013.25)]
    [InlineData("cloud_cover", "%", 50, 50)]
    [InlineData("wind_direction_10m", "°", 270, 270)]
    [InlineData("shortwave_radiation", "W/m2", 800, 800)]
    public void From_KnownValue_IsTheExactOne(string variable, string unit, double value, double expected) =>
        Assert.Equal(expected, WeatherVariable.Parse(variable).From(value, WeatherUnit.Parse(unit)), 1e-12 * Math.Max(1, Math.Abs(expected)));

    [Theory]
    [InlineData("temperature_2m", "mm")]
    [InlineData("precipitation", "°C")]
    [InlineData("wind_speed_10m", "°")]
    public void From_UnitOfAnotherQuantity_IsRefused(string variable, string unit)
    {
        SeriesDataException e = Assert.Throws<SeriesDataException>(() => WeatherVariable.Parse(variable).From(1, WeatherUnit.Parse(unit)));
        Assert.Equal("FEA-044", e.Findings[0].Code);
        Assert.Equal(variable, e.Findings[0].Column);
    }

    [Fact]
    public void Parse_UnknownUnit_NamesThose()
    {
        SeriesDataException e = Assert.Throws<SeriesDataException>(() => WeatherUnit.Parse("furlong"));
        Assert.Equal("FEA-044", e.Findings[0].Code);
        Assert.Contains("km/h", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_TextOfEveryVariable_GivesItBack()
    {
        Assert.Equal(16, WeatherVariable.All.Count);
        Assert.All(WeatherVariable.All, variable => Assert.Same(variable, WeatherVariable.Parse(variable.ToString())));
        Assert.Throws<ArgumentException>(() => WeatherVariable.Parse("temperature"));
    }
}
