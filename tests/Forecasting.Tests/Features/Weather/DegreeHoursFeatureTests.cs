using Forecasting.Features;

namespace Forecasting.Tests.Features.Weather;

public sealed class DegreeHoursFeatureTests
{
    [Fact]
    public void Values_BasesGiven_AreTheDegreesBeyondThem()
    {
        RegularPanel panel = WeatherCase.Hourly([1, 1, 1, 1], ("temp", [10, 15, 21, 30]));
        Feature degrees = Feature.DegreeHours("temp", 15, 22);
        Assert.Equal([5, 0, 0, 0], degrees.Values(panel));
        Assert.Equal([0, 0, 0, 8], degrees.Values(panel, 1));
    }

    [Fact]
    public void Values_LongerThanAStep_AreMeansUpToTheRow()
    {
        RegularPanel panel = WeatherCase.Hourly([1, 1, 1], ("temp", [10, double.NaN, 25, 27]));
        Feature degrees = Feature.DegreeHours("temp", 15, 20, length: 2);
        Assert.Equal([5, 5, 0], degrees.Values(panel));
        Assert.Equal([0, 0, 5], degrees.Values(panel, 1));
        Assert.Equal([6], degrees.Ahead(panel, 1, 1));
    }

    [Theory]
    [InlineData(14, 21)]
    [InlineData(8, 18)]
    public void Fit_DemandThatHeatsAndCools_FindsTheBases(double heating, double cooling)
    {
        double[] temperature = WeatherCase.Temperature(730, seed: 3);
        double[] demand = [.. temperature.Select((t, i) => 50 + (5 * Math.Sin(2 * Math.PI * i / 168)) + (2 * Math.Max(0, heating - t)) + (3 * Math.Max(0, t - cooling)))];
        (double low, double high) = Bases(WeatherCase.Hourly(demand, ("temp", temperature)));
        Assert.InRange(low, heating - 1, heating + 1);
        Assert.InRange(high, cooling - 1, cooling + 1);
    }

    [Fact]
    public void Fit_BaseThatIsGiven_IsKept()
    {
        double[] temperature = WeatherCase.Temperature(730, seed: 4);
        double[] demand = [.. temperature.Select(t => 50 + (2 * Math.Max(0, 14 - t)) + (3 * Math.Max(0, t - 21)))];
        RegularPanel panel = WeatherCase.Hourly(demand, ("temp", temperature));
        (double low, double high) = Bases(panel, Feature.DegreeHours("temp", heatingBase: 10));
        Assert.Equal(10, low, 1e-3);
        Assert.InRange(high, 18, 23);
    }

    [Fact]
    public void Fit_DemandWithoutTemperature_StillGivesBases()
    {
        (double low, double high) = Bases(WeatherCase.Hourly(new double[240], ("temp", WeatherCase.Temperature(10, seed: 5))));
        Assert.True(low <= high);
    }

    [Fact]
    public void Make_BasesThatCross_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => Feature.DegreeHours("temp", 20, 15));
        Assert.Throws<ArgumentOutOfRangeException>(() => Feature.DegreeHours("temp", double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => Feature.DegreeHours("temp", coolingBase: double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>(() => Feature.DegreeHours("temp", length: 0));
    }

    // The degrees of one cold and one hot value tell the bases.
    private static (double Heating, double Cooling) Bases(RegularPanel panel, Feature? feature = null)
    {
        feature ??= Feature.DegreeHours("temp");
        ReadOnlySpan<double> temperature = panel.Covariate(0, 0);
        float[] heating = feature.Values(panel), cooling = feature.Values(panel, 1);
        int cold = Array.IndexOf(heating, heating.Max()), hot = Array.IndexOf(cooling, cooling.Max());
        return (temperature[cold] + heating[cold], temperature[hot] - cooling[hot]);
    }
}
