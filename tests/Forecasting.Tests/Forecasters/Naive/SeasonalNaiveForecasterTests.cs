using Forecasting.Forecasters.Naive;
using Forecasting.Tests.Preparation;
using NodaTime;

namespace Forecasting.Tests.Forecasters.Naive;

public sealed class SeasonalNaiveForecasterTests
{
    [Fact]
    public void Forecast_TwoSeasonsAhead_LastSeasonTwice()
    {
        RegularPanel panel = Forecasts.Hourly(("a", 0, Forecasts.Numbers(72, i => i)));
        double[] forecast = new SeasonalNaiveForecaster().FitAndForecast(panel, 50);
        Assert.Equal(Forecasts.Numbers(50, k => 48 + (k % 24)), forecast);
    }

    [Theory]
    [InlineData(1, 7)]
    [InlineData(7, 52)]
    public void Forecast_DefaultSeason_WeekOfDaysYearOfWeeks(int days, int season)
    {
        RegularPanel panel = Forecasts.Panel(Duration.FromDays(days), ("a", 0, Forecasts.Numbers(3 * season, i => i)));
        Assert.Equal(Forecasts.Numbers(season + 1, k => (2 * season) + (k % season)), new SeasonalNaiveForecaster().FitAndForecast(panel, season + 1));
    }

    [Fact]
    public void Forecast_SeasonGiven_IsUsedAndNamed()
    {
        var forecaster = new SeasonalNaiveForecaster { Season = 5 };
        Assert.Equal("seasonal-naive-5", forecaster.Name);
        Assert.Equal([15, 16, 17, 18, 19, 15], forecaster.FitAndForecast(Forecasts.Hourly(("a", 0, Forecasts.Numbers(20, i => i))), 6));
    }

    [Fact]
    public void Forecast_Gap_TakenFromTheSeasonBefore()
    {
        double[] values = Forecasts.Numbers(96, i => i);
        values[95] = double.NaN;
        values[80] = values[80 - 24] = double.NaN;
        double[] forecast = new SeasonalNaiveForecaster().FitAndForecast(Panels.Hourly([.. values, 5]).Filled(), 24);
        Assert.Equal(5, forecast[23]);
        Assert.Equal(71, forecast[22]);
        Assert.Equal(32, forecast[7]);
    }

    // The pattern goes on from where it was: the hour of the day counts, not the distance from the last value.
    [Fact]
    public void Forecast_SeriesThatEndedEarlier_KeepsItsHours()
    {
        RegularPanel panel = Forecasts.Hourly(("a", 0, Forecasts.Numbers(240, i => i)), ("b", 0, Forecasts.Numbers(130, i => i % 24)));
        Assert.Equal(Forecasts.Numbers(24, k => k), new SeasonalNaiveForecaster().FitAndForecast(panel, 24, 1));
    }

    [Fact]
    public void Forecast_SeriesThatEndedLongAgo_IsNotForecast()
    {
        RegularPanel panel = Forecasts.Hourly(("a", 0, Forecasts.Numbers(480, i => i)), ("b", 0, Forecasts.Numbers(240, i => i % 24)));
        Assert.All(new SeasonalNaiveForecaster().FitAndForecast(panel, 24, 1), value => Assert.True(double.IsNaN(value)));
    }

    [Fact]
    public void Forecast_ShorterThanASeason_OnlyTheHoursThatItHas()
    {
        RegularPanel panel = Forecasts.Hourly(("a", 0, Forecasts.Numbers(48, i => i)), ("b", 38, Forecasts.Numbers(10, i => i)));
        double[] forecast = new SeasonalNaiveForecaster().FitAndForecast(panel, 24, 1);
        Assert.All(forecast[..14], value => Assert.True(double.IsNaN(value)));
        Assert.Equal(Forecasts.Numbers(10, i => i), forecast[14..]);
    }

    [Fact]
    public void NeededHistory_HistoryBeforeIt_ChangesNothing()
    {
        double[] values = Panels.Load(600);
        values[^30] = double.NaN;
        ForecastModel model = new SeasonalNaiveForecaster().Fit(Panels.Hourly(values).Filled(), Forecasts.Points(48), TestContext.Current.CancellationToken);
        RegularPanel all = Panels.Hourly(values).Filled();
        int first = 600 - model.NeededHistory;
        RegularPanel part = Forecasts.Hourly(("a", first, values[first..]));
        Assert.Equal(Panels.Bits(model.Points(all, 48)), Panels.Bits(model.Points(part, 48)));
    }

    [Fact]
    public void Season_OutOfRange_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => new SeasonalNaiveForecaster { Season = 0 });
}
