using Forecasting.Forecasters.Arima;

namespace Forecasting.Tests.Forecasters.Arima;

public sealed class StationarityTests
{
    // R 4.2.2, forecast 8.20: ndiffs(Nile); nsdiffs(nottem); nsdiffs(AirPassengers)
    [Fact]
    public void Differences_KnownSeries_AgreeWithR()
    {
        Assert.Equal(1, Stationarity.Differences(KnownSeries.Nile));
        Assert.True(Stationarity.IsSeasonal(KnownSeries.Nottingham, 12));
        Assert.True(Stationarity.IsSeasonal(KnownSeries.AirPassengers, 12));
    }

    [Fact]
    public void IsSeasonal_NoSeason_IsFalse() =>
        Assert.False(Stationarity.IsSeasonal(KnownSeries.Nile, 12));

    [Fact]
    public void Differences_Parabola_AreTwo() =>
        Assert.Equal(2, Stationarity.Differences(Forecasts.Numbers(100, i => (0.5 * i * i) + (i * 7919 % 101 / 100.0))));
}
