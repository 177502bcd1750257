using Forecasting.Features;
using Forecasting.Weather;

namespace Forecasting.Tests.Features.Weather;

public sealed class AirFeatureTests
{
    private static readonly AirColumns Columns = new() { Temperature = "temp", RelativeHumidity = "humidity", WindSpeed = "wind" };

    // Published tables: dew points of the Magnus form, the wind chill index of Environment Canada (-10 °C at 30 km/h: -20), humidex of
    // 30 °C with a dew point of 25 °C: 42.
    [Theory]
    [InlineData("dew", 20, 50, 0, 9.26)]
    [InlineData("dew", 25, 100, 0, 25)]
    [InlineData("chill", -10, 0, 8.3333, -19.52)]
    [InlineData("chill", 12, 0, 8.3333, 12)]
    [InlineData("chill", -10, 0, 1, -10)]
    [InlineData("humidex", 30, 74.6, 0, 42.0)]
    [InlineData("apparent", 20, 50, 5, 16.35)]
    public void Values_PublishedCases_AreReproduced(string what, double temperature, double humidity, double wind, double expected)
    {
        Feature feature = what switch
        {
            "dew" => Feature.DewPoint(Columns),
            "chill" => Feature.WindChill(Columns),
            "humidex" => Feature.Humidex(Columns),
            _ => Feature.ApparentTemperature(Columns),
        };
        Assert.Equal(expected, Of(feature, (temperature, humidity, wind)), 0.1);
    }

    [Fact]
    public void Values_OtherUnits_AreConverted()
    {
        AirColumns other = Columns with { TemperatureUnit = WeatherUnit.Fahrenheit, WindUnit = WeatherUnit.KilometresPerHour };
        Assert.Equal(
            Of(Feature.ApparentTemperature(Columns), (20, 50, 5)), Of(Feature.ApparentTemperature(other), (68, 50, 18)), 1e-4);
    }

    [Fact]
    public void Values_MissingInput_IsMissing() => Assert.Equal(double.NaN, Of(Feature.DewPoint(Columns), (20, double.NaN, 1)));

    [Fact]
    public void Make_ColumnNotNamed_SaysWhich()
    {
        var error = Assert.Throws<ArgumentException>(() => Feature.WindChill(new AirColumns { Temperature = "temp" }));
        Assert.Contains("WindSpeed", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Feature.DewPoint(new AirColumns { Temperature = "temp" }));
        Assert.Throws<ArgumentException>(() => Columns with { TemperatureUnit = WeatherUnit.Knots });
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(3, 0)]
    [InlineData(12, 1)]
    [InlineData(20, 1)]
    [InlineData(25, 0)]
    [InlineData(9, 0.4127)]
    public void WindPower_Speeds_FollowTheCurve(double speed, double share)
    {
        RegularPanel panel = WeatherCase.Hourly([1], ("wind", [speed]));
        Assert.Equal(share, Feature.WindPower("wind").Values(panel)[0], 1e-4);
    }

    [Fact]
    public void WindPower_SpeedInKnots_IsConverted()
    {
        RegularPanel knots = WeatherCase.Hourly([1], ("wind", [9 * 3600 / 1852.0]));
        Assert.Equal(0.4127, Feature.WindPower("wind", WeatherUnit.Knots).Values(knots)[0], 1e-4);
    }

    private static double Of(Feature feature, (double Temperature, double Humidity, double Wind) air) => feature.Values(
        WeatherCase.Hourly([1], ("temp", [air.Temperature]), ("humidity", [air.Humidity]), ("wind", [air.Wind])))[0];
}
