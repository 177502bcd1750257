using Forecasting.Evaluation;
using Forecasting.Evaluation.Peaks;
using Forecasting.Forecasters.Naive;
using Forecasting.Preparation;
using Forecasting.Tests.Preparation;
using Forecasting.Time;
using NodaTime;

namespace Forecasting.Tests.Evaluation.Peaks;

public sealed class BacktestPeaksTests
{
    private static readonly BacktestOptions Points = new() { Quantiles = QuantileLevels.None };

    [Fact]
    public void Peaks_KnownDays_AreScoredByHand()
    {
        // The peak is 200 at 18:00, with 190 at 17:00 and 180 at 19:00; it is forecast as 210 at 20:00, with 195 at 19:00 and 185 at 18:00.
        PeakReport report = Of(Values(18, 200, 190, 180), Values(20, 210, 195, 150, 185));

        Assert.Equal((2, 0, 0), (report.Days.Count, report.Excluded, report.Missing));
        Assert.Equal(10, report.SizeError);
        Assert.Equal(10, report.SizeBias);
        Assert.Equal(0.05, report.SizeShare);
        Assert.Equal(2, report.HourError);
        Assert.Equal(0, report.SameStep);
        // Of 17, 18 and 19 o'clock, 18 and 19 are among 18, 19 and 20.
        Assert.Equal(2.0 / 3, report.HitRate!.Value, 1e-15);
        Assert.Equal(new LocalDate(2024, 1, 9), report.Days[0].Date);
        Assert.Equal(Panels.Start + Duration.FromHours((8 * 24) + 18), report.Days[0].ActualTime);
        Assert.Null(report.UndefinedReason);
    }

    [Fact]
    public void Peaks_PerfectForecast_HasNoError()
    {
        PeakReport report = Of(Values(18, 200, 190, 180), Values(18, 200, 190, 180));
        Assert.Equal((0.0, 0.0, 1.0, 1.0), (report.SizeError, report.HourError, report.SameStep, report.HitRate));
        Assert.Equal(2, report.Of("a").Days.Count);
        Assert.Empty(report.Of("b").Days);
    }

    [Fact]
    public void Peaks_UnobservedHour_LeavesOutItsDay()
    {
        double[] actual = [.. Enumerable.Range(0, 10).SelectMany(_ => Values(18, 200, 190, 180))];
        actual[(9 * 24) + 3] = double.NaN;
        RegularPanel panel = Panels.Hourly(actual).Prepare(cancellationToken: TestContext.Current.CancellationToken);
        PeakReport report = Backtest(panel, _ => 100).Peaks();
        Assert.Equal((1, 1), (report.Days.Count, report.Excluded));
    }

    [Fact]
    public void Peaks_MissingForecast_MakesThemUndefined()
    {
        PeakReport report = Backtest(Panels.Hourly([.. Enumerable.Range(0, 10).SelectMany(_ => Values(18, 200, 190, 180))]).Filled(), index => index % 24 == 3 ? double.NaN : 100).Peaks();
        Assert.Null(report.SizeError);
        Assert.Equal("the forecast is missing on 2 days", report.UndefinedReason);
    }

    [Fact]
    public void Peaks_DaysOfTwentyThreeAndTwentyFiveHours_AreWholeDays()
    {
        DateTimeZone zone = DateTimeZoneProviders.Tzdb["America/New_York"];
        foreach ((LocalDate change, int hours) in new[] { (new LocalDate(2024, 3, 10), 23), (new LocalDate(2024, 11, 3), 25) })
        {
            Instant start = change.PlusDays(-20).AtStartOfDayInZone(zone).ToInstant();
            Instant end = change.PlusDays(2).AtStartOfDayInZone(zone).ToInstant();
            double[] values = [.. Enumerable.Range(0, (int)(end - start).TotalHours).Select(i => (start + Duration.FromHours(i)).InZone(zone).Hour == 19 ? 200.0 : 100.0)];
            RegularPanel panel = Panels.Of(Panels.Schema(zone), Rows.Every("a", start, Duration.FromHours(1), values)).Filled();
            var plan = new RollingOrigin { Horizon = Horizon.Days(1), Folds = 3 };
            BacktestResult result = new SeasonalNaiveForecaster().Backtest(panel, plan, Points, TestContext.Current.CancellationToken);

            PeakReport report = result.Peaks(1);

            Assert.Equal(hours, result.Folds[1].Steps);
            Assert.Equal([change.PlusDays(-1), change, change.PlusDays(1)], report.Days.Select(day => day.Date));
            Assert.All(report.Days, day => Assert.Equal(19, day.ActualTime.InZone(zone).Hour));
            // On the day of the change the value of 24 hours before is that of another hour of the clock.
            Assert.Equal([0.0, 1.0, 0.0], report.Days.Select(day => day.HourError));
        }
    }

    [Fact]
    public void Peaks_NoWholeDay_SaysSo()
    {
        RegularPanel panel = Panels.Hourly(Panels.Load(24 * 10)).Filled();
        PeakReport report = new NaiveForecaster().Backtest(
            panel, new RollingOrigin { Horizon = Horizon.Hours(12), Folds = 2 }, Points, TestContext.Current.CancellationToken).Peaks();
        Assert.Null(report.HitRate);
        Assert.Equal("no fold holds a whole local day", report.UndefinedReason);
    }

    [Fact]
    public void Peaks_BadArguments_AreRefused()
    {
        RegularPanel panel = Panels.Hourly(Panels.Load(24 * 10)).Filled();
        BacktestResult result = Backtest(panel, _ => 1);
        Assert.Throws<ArgumentOutOfRangeException>(() => result.Peaks(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => result.Peaks(13));
        RegularPanel daily = Panels.Of(Panels.Schema(), Rows.Every("a", Panels.Start, Duration.FromDays(1), Panels.Load(50))).Filled();
        BacktestResult days = new NaiveForecaster().Backtest(daily, new RollingOrigin { Horizon = Horizon.Steps(2), Folds = 2 }, Points, TestContext.Current.CancellationToken);
        Assert.Throws<ArgumentException>(() => days.Peaks());
    }

    private static PeakReport Of(double[] actual, double[] forecast) =>
        Backtest(Panels.Hourly([.. Enumerable.Range(0, 10).SelectMany(_ => actual)]).Filled(), index => forecast[index % 24]).Peaks();

    private static BacktestResult Backtest(RegularPanel panel, Func<int, double> point)
    {
        long first = panel.FirstIndex(0);
        var given = new GivenForecaster("given", (_, index) => point((int)(index - first)));
        return given.Backtest(panel, new RollingOrigin { Horizon = Horizon.Hours(24), Folds = 2 }, Points, TestContext.Current.CancellationToken);
    }

    // A hundred all day, but for the peak, the hour before it, the hour after it, and the one two hours before.
    private static double[] Values(int hour, double peak, double before, double after, double earlier = 100)
    {
        double[] values = new double[24];
        Array.Fill(values, 100);
        (values[hour], values[hour - 1], values[hour + 1], values[hour - 2]) = (peak, before, after, earlier);
        return values;
    }
}
