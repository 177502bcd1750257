using Forecasting.Features;
using Forecasting.Features.Weather;
using Forecasting.Weather;
using NodaTime;

namespace Forecasting.Tests.Features.Weather;

public sealed class SolarFeatureTests
{
    // Reda and Andreas (2004), the worked example: 2003-10-17 19:30:30 UTC; the elevation before refraction is 39.872°.
    [Fact]
    public void SineOfElevation_WorkedExample_IsReproduced()
    {
        var place = new WeatherLocation("Golden", 39.742476, -105.1786);
        double sine = SolarPosition.SineOfElevation(place, Instant.FromUtc(2003, 10, 17, 19, 30, 30).ToUnixTimeTicks());
        Assert.Equal(39.872, double.RadiansToDegrees(Math.Asin(sine)), 0.02);
    }

    [Theory]
    [InlineData(5, 48.6299)]
    [InlineData(10, 135.7417)]
    [InlineData(30, 487.8941)]
    [InlineData(90, 1035.0920)]
    [InlineData(-5, 0)]
    public void ClearSky_Elevations_FollowHaurwitz(double elevation, double expected) =>
        Assert.Equal(expected, SolarPosition.ClearSky(Math.Sin(double.DegreesToRadians(elevation))), 0.001);

    [Fact]
    public void Sun_AtTheEquatorAtAnEquinox_RisesAtSixAndCulminatesAtNoon()
    {
        RegularPanel panel = WeatherCase.Hourly(new double[24], Instant.FromUtc(2024, 3, 20, 0, 0), [("temp", new double[24])]);
        float[] elevation = Feature.Sun(new WeatherLocation("zero", 0, 0)).Values(panel), clear = Feature.Sun(new WeatherLocation("zero", 0, 0)).Values(panel, 1);
        Assert.Equal(0, clear[3]);
        Assert.True(elevation[5] < 0 && elevation[6] > 0);
        Assert.InRange(elevation[11], 80, 84);
        Assert.Equal(11, Array.IndexOf(elevation, elevation.Max()), 1.0);
        Assert.InRange(clear.Max(), 1000, 1036);
    }

    [Fact]
    public void ClearSkyIndex_RadiationOfAClearSky_IsOne()
    {
        var place = new WeatherLocation("here", 50, 8);
        var start = Instant.FromUtc(2024, 6, 20, 0, 0);
        float[] clear = Feature.Sun(place).Values(WeatherCase.Hourly(new double[24], start, [("temp", new double[24])]), 1);
        RegularPanel panel = WeatherCase.Hourly(new double[24], start, [("radiation", [.. clear.Select((value, i) => i == 12 ? 9000.0 : i % 2 == 0 ? value : value / 2.0)])]);
        float[] index = Feature.ClearSkyIndex("radiation", place).Values(panel);
        Assert.Equal(0, index[0]);
        Assert.Equal(1, index[10], 1e-4f);
        Assert.Equal(0.5f, index[11], 1e-4f);
        Assert.Equal(1.5f, index[12]);
    }
}
