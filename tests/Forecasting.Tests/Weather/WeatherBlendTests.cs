using Forecasting.Weather;

namespace Forecasting.Tests.Weather;

public sealed class WeatherBlendTests
{
    private static readonly WeatherTable Two = WeatherCase.Observed(
        WeatherCase.Reading(0, 10), WeatherCase.Reading(1, 12), WeatherCase.Reading(0, 20, place: WeatherCase.Other), WeatherCase.Reading(2, 30, place: WeatherCase.Other));

    [Fact]
    public void Mean_OfPlaces_IsThatOfThoseThatHaveAValue() => Assert.Equal([15, (12 + 25) / 2.0, 30], Laid(WeatherBlend.Mean));

    [Fact]
    public void Weighted_LackingPlace_LeavesItsWeightToTheOthers() =>
        Assert.Equal([17.5, 12 + (0.75 * 13), 30], Laid(WeatherBlend.Weighted(new Dictionary<string, double> { ["here"] = 1, ["there"] = 3 })));

    [Fact]
    public void Weighted_UnnamedPlace_HasNone() => Assert.Equal([10, 12, double.NaN], Laid(WeatherBlend.Weighted(new Dictionary<string, double> { ["here"] = 2 })));

    [Fact]
    public void Nearest_Point_TakesItsPlaceAlone()
    {
        Assert.Equal([10, 12, double.NaN], Laid(WeatherBlend.Nearest(new WeatherLocation("Frankfurt", 50.1, 8.7))));
        Assert.Equal([20, 25, 30], Laid(WeatherBlend.Nearest(new WeatherLocation("Berlin", 52.5, 13.4))));
    }

    [Fact]
    public void Weighted_WrongWeights_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => WeatherBlend.Weighted(new Dictionary<string, double> { ["here"] = -1 }));
        Assert.Throws<ArgumentException>(() => WeatherBlend.Weighted(new Dictionary<string, double> { ["here"] = 0 }));
        Assert.Throws<ArgumentException>(() => WeatherBlend.Weighted(new Dictionary<string, double> { ["here"] = double.NaN }));
        ArgumentException e = Assert.Throws<ArgumentException>(() => Laid(WeatherBlend.Weighted(new Dictionary<string, double> { ["nowhere"] = 1 })));
        Assert.Contains("'nowhere'", e.Message, StringComparison.Ordinal);
    }

    private static double[] Laid(WeatherBlend blend) => WeatherCase.Laid(WeatherCase.Hourly(3), Two, new WeatherJoinOptions { Blend = blend });
}
