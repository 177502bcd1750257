using Forecasting.Forecasters.Arima;
using Forecasting.Tests.Forecasters.Decomposition;

namespace Forecasting.Tests.Forecasters.Arima;

public sealed class StationarityTests
{
    // R 4.2.2, forecast 8.20: ndiffs(Nile); nsdiffs(nottem); nsdiffs(AirPassengers)
    [Fact]
    public void Differences_ClassicSeries_AgreeWithR()
    {
        Assert.Equal(1, Stationarity.Differences(ClassicSeries.Nile));
        Assert.True(Stationarity.IsSeasonal(ClassicSeries.Nottingham, 12));
        Assert.True(Stationarity.IsSeasonal(ClassicSeries.AirPassengers, 12));
    }

    [Fact]
    public void IsSeasonal_NoSeason_IsFalse() =>
        Assert.False(Stationarity.IsSeasonal(ClassicSeries.Nile, 12));

    [Fact]
    public void Differences_Parabola_AreTwo() =>
        Assert.Equal(2, Stationarity.Differences(Forecasts.Numbers(100, i => (0.5 * i * i) + (i * 7919 % 101 / 100.0))));
}
