using Forecasting.Forecasters.Naive;
using NodaTime;

namespace Forecasting.Tests.Forecasters.Naive;

public sealed class NaiveForecasterTests
{
    [Fact]
    public void Forecast_LastValueStays()
    {
        RegularPanel panel = Forecasts.Hourly(("a", 0, Forecasts.Numbers(50, i => i)));
        Assert.Equal([49, 49, 49], new NaiveForecaster().FitAndForecast(panel, 3));
    }

    [Fact]
    public void Forecast_SeriesThatEndedEarlier_ItsOwnLastValue()
    {
        RegularPanel panel = Forecasts.Hourly(("a", 0, Forecasts.Numbers(300, i => i)), ("b", 0, Forecasts.Numbers(120, i => 1000 + i)));
        Assert.Equal([1119, 1119], new NaiveForecaster().FitAndForecast(panel, 2, 1));
    }

    // Eight days of hours before the origin, and not one hour more.
    [Theory]
    [InlineData(300 - 192, true)]
    [InlineData(300 - 193, false)]
    public void Forecast_SeriesThatEndedLongAgo_IsNotForecast(int length, bool isForecast)
    {
        RegularPanel panel = Forecasts.Hourly(("a", 0, Forecasts.Numbers(300, i => i)), ("b", 0, Forecasts.Numbers(length, i => 7)));
        Assert.Equal(isForecast, !double.IsNaN(new NaiveForecaster().FitAndForecast(panel, 1, 1)[0]));
    }

    [Fact]
    public void Forecast_OneValue_IsEnough()
    {
        RegularPanel panel = Forecasts.Hourly(("a", 0, [1, 2, 3, 4]), ("b", 3, [9]));
        Assert.Equal([9, 9], new NaiveForecaster().FitAndForecast(panel, 2, 1));
    }

    [Fact]
    public void Forecast_MonthsAndYears_LastValueStays()
    {
        RegularPanel panel = Forecasts.Panel(Duration.FromDays(7), ("a", 0, Forecasts.Numbers(20, i => i)));
        Assert.Equal([19, 19, 19], new NaiveForecaster().FitAndForecast(panel, 3));
    }
}
