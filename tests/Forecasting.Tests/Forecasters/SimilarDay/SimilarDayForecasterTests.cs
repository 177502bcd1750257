using Forecasting.Forecasters.SimilarDay;
using Forecasting.Tests.Preparation;
using NodaTime;

namespace Forecasting.Tests.Forecasters.SimilarDay;

public sealed class SimilarDayForecasterTests
{
    [Fact]
    public void Forecast_WeekdaysAndWeekends_AreNotTakenForEachOther()
    {
        // Starts on a Monday; working days lie at 100 and more by the hour, days off at 50. The origin is a Friday's end.
        RegularPanel panel = Panels.Hourly(Forecasts.Numbers(40 * 24 - 48, i => (i / 24 % 7 >= 5 ? 50 : 100) + (i % 24))).Filled();

        double[] forecast = new SimilarDayForecaster { Days = 3 }.FitAndForecast(panel, 48);

        Assert.Equal(Forecasts.Numbers(24, k => (panel.HistoryLength(0) / 24 % 7 >= 5 ? 50.0 : 100) + k), forecast[..24], Near(1.5));
    }

    [Fact]
    public void Forecast_LevelThatRose_IsCarriedOn()
    {
        // Twice as much in the last four weeks: older days are raised to it, those of the week of the change a little too far.
        RegularPanel panel = Panels.Hourly(Forecasts.Numbers(70 * 24, i => (i >= 42 * 24 ? 2 : 1) * (100 + (i % 24)))).Filled();

        double[] forecast = new SimilarDayForecaster { Days = 40 }.FitAndForecast(panel, 24);

        Assert.Equal(Forecasts.Numbers(24, k => 2.0 * (100 + k)), forecast, Near(0.15 * 230));
    }

    [Fact]
    public void Forecast_HotDayAhead_FollowsHotDays()
    {
        // Every fifth day is hot, and takes 40 more; nothing else tells the days apart.
        const int Days = 100;
        int hours = (Days + 1) * 24;
        double[] temperature = Forecasts.Numbers(hours, i => i / 24 % 5 == 0 ? 35 : 15 + (0.1 * (i / 24 % 3)));
        double[] load = Forecasts.Numbers(hours, i => i >= Days * 24 ? double.NaN : 100 + (i / 24 % 5 == 0 ? 40 : 0));
        RegularPanel panel = Panels.Of(Panels.Schema(known: "temp"), Rows.Every("a", Panels.Start, Duration.FromHours(1), load) with { Covariates = [temperature] }).Filled()
            .AsOf(Panels.Start + Duration.FromDays(Days), TestContext.Current.CancellationToken);

        double[] forecast = new SimilarDayForecaster { Days = 5 }.FitAndForecast(panel, 24);

        Assert.All(forecast, value => Assert.InRange(value, 133, 147));
    }

    [Fact]
    public void Forecast_ClockChange_KeepsTheLocalHour()
    {
        // 2024-03-31 has 23 hours in Berlin: a peak at 08:00 by the clock stays there.
        Instant start = Instant.FromUtc(2024, 2, 25, 23, 0);
        RegularPanel panel = Panels.Of(Panels.Schema(Panels.Berlin), Rows.Every("a", start, Duration.FromHours(1), Forecasts.Numbers(34 * 24, i => i % 24 == 8 ? 10.0 : 1)))
            .Filled();

        double[] forecast = new SimilarDayForecaster().FitAndForecast(panel, 23 + 24);

        // 31 March begins with the forecast: of its 23 hours 08:00 is the eighth; on 1 April it is the ninth.
        Assert.Equal(7, Array.IndexOf(forecast[..23], forecast[..23].Max()));
        Assert.Equal(8, Array.IndexOf(forecast[23..], forecast[23..].Max()));
    }

    [Fact]
    public void Forecast_NoFullDay_IsTheSeasonalNaive()
    {
        RegularPanel panel = Panels.Hourly(Forecasts.Numbers(30, i => i)).Filled();
        Assert.Equal(Forecasts.Numbers(24, k => 6.0 + k), new SimilarDayForecaster().FitAndForecast(panel, 24));
    }

    [Fact]
    public void Forecast_DailySteps_FollowTheWeekday()
    {
        RegularPanel panel = Forecasts.Panel(Duration.FromDays(1), ("a", 0, Forecasts.Numbers(140, i => i % 7 >= 5 ? 50 : 100)));
        double[] forecast = new SimilarDayForecaster { Days = 4 }.FitAndForecast(panel, 7);
        Assert.Equal([100, 100, 100, 100, 100, 50, 50], forecast, Near(8));
    }

    [Fact]
    public void Settings_OutOfRange_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new SimilarDayForecaster { Days = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new SimilarDayForecaster { YearsBack = 21 });
    }

    private static Func<double, double, bool> Near(double tolerance) => (expected, actual) => Math.Abs(expected - actual) <= tolerance;
}
