using Forecasting.Forecasters.Arima;

namespace Forecasting.Tests.Forecasters.Arima;

/// <summary>Against R 4.2.2, forecast 8.20: <c>auto.arima</c>, <c>ndiffs</c> and <c>nsdiffs</c>.</summary>
public sealed class ArimaSearchTests
{
    // auto.arima(log(AirPassengers)), auto.arima(Nile); auto.arima(LakeHuron) does not get beyond ARIMA(0,1,0) with an AICc of 220.26, and
    // Arima(LakeHuron, order = c(2, 1, 1)) has 213.51.
    [Theory]
    [InlineData("AirPassengers", 12, "ARIMA(0,1,1)(0,1,1)[12]")]
    [InlineData("LakeHuron", 1, "ARIMA(2,1,1)")]
    [InlineData("Nile", 1, "ARIMA(1,1,1)")]
    public void Choose_KnownSeries_AgreesWithR(string name, int season, string expected)
    {
        double[] values = name switch
        {
            "AirPassengers" => [.. KnownSeries.AirPassengers.Select(value => Math.Log(value))],
            "LakeHuron" => KnownSeries.LakeHuron,
            _ => KnownSeries.Nile,
        };
        (ArimaOrder order, bool hasConstant) = ArimaSearch.Choose(values, ArimaSearch.Frame(values, season), (3, 1), TestContext.Current.CancellationToken);
        Assert.Equal(expected, order.ToString());
        Assert.False(hasConstant);
    }

    [Fact]
    public void Choose_WhiteNoise_HasNoCoefficients()
    {
        double[] values = Forecasts.Numbers(200, i => 5 + ((i * 7919 % 1009) / 1009.0));
        (ArimaOrder order, _) = ArimaSearch.Choose(values, ArimaSearch.Frame(values, 1), (2, 0), TestContext.Current.CancellationToken);
        Assert.Equal(0, order.Differences);
    }

    [Fact]
    public void Frame_LessThanThreeCycles_HasNoSeason() =>
        Assert.Equal(1, ArimaSearch.Frame(Forecasts.Numbers(70, i => Math.Sin(i * Math.PI / 12)), 24).Season);

    [Fact]
    public void Frame_Constant_IsNotDifferenced() =>
        Assert.Equal("ARIMA(0,0,0)(0,0,0)[24]", ArimaSearch.Frame(new double[100], 24).ToString());
}
