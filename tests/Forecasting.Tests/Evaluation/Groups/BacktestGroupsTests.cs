using Forecasting.Evaluation;
using Forecasting.Evaluation.Groups;
using Forecasting.Tests.Preparation;
using Forecasting.Time;
using NodaTime;

namespace Forecasting.Tests.Evaluation.Groups;

public sealed class BacktestGroupsTests
{
    private const int Days = 40;
    private static readonly DateTimeZone NewYork = DateTimeZoneProviders.Tzdb["America/New_York"];
    private static readonly BacktestOptions Points = new() { Quantiles = QuantileLevels.None };

    [Fact]
    public void ScoreBy_Hour_IsTheErrorOfTheHourOfTheClock()
    {
        IReadOnlyList<GroupScore> scores = Backtest(time => time.Hour).ScoreBy(Grouping.Hour, Metric.Mae);
        Assert.Equal(Enumerable.Range(0, 24).Select(hour => hour.ToString("00", null)), scores.Select(score => score.Group));
        Assert.Equal(Enumerable.Range(0, 24).Select(hour => (double?)hour), scores.Select(score => score.Value.Value));
        // Seven days of March 2024 in New York: at two in the morning of the tenth there is no hour.
        Assert.Equal(6, scores[2].Value.Count);
        Assert.Equal(7, scores[3].Value.Count);
    }

    [Fact]
    public void ScoreBy_Weekday_IsTheErrorOfTheLocalDay()
    {
        IReadOnlyList<GroupScore> scores = Backtest(time => (int)time.DayOfWeek).ScoreBy(Grouping.Weekday, Metric.Mae);
        Assert.Equal(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"], scores.Select(score => score.Group));
        Assert.Equal([1, 2, 3, 4, 5, 6, 7], scores.Select(score => score.Value.Value));
    }

    [Fact]
    public void ScoreBy_Month_HoldsMonthsWithATargetAlone()
    {
        GroupScore score = Assert.Single(Backtest(time => time.Month).ScoreBy(Grouping.Month, Metric.Mae));
        Assert.Equal(("March", 3.0), (score.Group, score.Value.Value!.Value));
    }

    [Fact]
    public void ScoreBy_Holiday_TellsTheDaysOfTheRegionApart()
    {
        // Until 19 February 2024, Presidents' Day, a Monday.
        BacktestResult result = Backtest(time => time.Date == new LocalDate(2024, 2, 19) ? 9 : 1, new LocalDate(2024, 2, 20));
        IReadOnlyList<GroupScore> scores = result.ScoreBy(Grouping.Holiday, Metric.Mae);
        Assert.Equal([("holiday", 9.0, 24L), ("ordinary", 1.0, 144L)], scores.Select(score => (score.Group, score.Value.Value!.Value, score.Value.Count)));
    }

    [Fact]
    public void ScoreBy_Bands_HoldAsManyTargetsEach()
    {
        // The column is the hour of the clock; 167 targets, of which four bands hold about 42 each.
        IReadOnlyList<GroupScore> scores = Backtest(time => time.Hour).ScoreBy(Grouping.Bands("hour", 4), Metric.Mae);
        Assert.Equal(["0 to 6", "6 to 12", "12 to 17.5", "17.5 to 23"], scores.Select(score => score.Group));
        Assert.Equal(167, scores.Sum(score => score.Value.Count));
        Assert.All(scores, score => Assert.InRange(score.Value.Count, 34, 50));
        // A value at an edge is in the lower band: 0 to 6.
        Assert.Equal((((1 + 3 + 4 + 5 + 6) * 7) + (2 * 6)) / 48.0, scores[0].Value.Value!.Value, 1e-12);
    }

    [Fact]
    public void ScoreBy_ConstantColumn_IsOneBand()
    {
        GroupScore score = Assert.Single(Backtest(time => time.Hour).ScoreBy(Grouping.Bands("one"), Metric.Mae));
        Assert.Equal(("1", 167L), (score.Group, score.Value.Count));
    }

    [Fact]
    public void ScoreBy_Groups_MakeUpTheWhole()
    {
        BacktestResult result = Backtest(time => time.Hour + (int)time.DayOfWeek);
        MetricValue whole = result.Score(Metric.Mae);
        foreach (Grouping grouping in new[] { Grouping.Hour, Grouping.Weekday, Grouping.Month, Grouping.Holiday, Grouping.Bands("hour") })
        {
            IReadOnlyList<GroupScore> scores = result.ScoreBy(grouping, Metric.Mae);
            Assert.Equal(whole.Count, scores.Sum(score => score.Value.Count));
            Assert.Equal(whole.Value!.Value, scores.Sum(score => score.Value.Value!.Value * score.Value.Count) / whole.Count, 1e-12);
        }
    }

    [Fact]
    public void ScoreBy_WhatIsNotThere_IsRefused()
    {
        BacktestResult result = Backtest(_ => 1);
        ArgumentException error = Assert.Throws<ArgumentException>(() => result.ScoreBy(Grouping.Bands("temp"), Metric.Mae));
        Assert.StartsWith("The panel has no numeric column 'temp'; there are hour, one.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Grouping.Bands("hour", 1));
        Assert.Throws<ArgumentException>(() => Grouping.Bands(""));
        RegularPanel panel = Panels.Hourly(Panels.Load(24 * Days)).Filled();
        BacktestResult bare = new GivenForecaster("given", (_, _) => 1).Backtest(panel, new RollingOrigin { Horizon = Horizon.Days(1), Folds = 2 }, Points, TestContext.Current.CancellationToken);
        Assert.Contains("SeriesSchema.HolidayRegion", Assert.Throws<ArgumentException>(() => bare.ScoreBy(Grouping.Holiday, Metric.Mae)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Name_OfAGrouping_IsItsWord() => Assert.Equal(
        ["hour", "weekday", "month", "holiday", "temp"],
        new[] { Grouping.Hour, Grouping.Weekday, Grouping.Month, Grouping.Holiday, Grouping.Bands("temp") }.Select(grouping => grouping.ToString()));

    // The target is 0 always, so that the error is what is forecast; the week ends before a local midnight, by default that of 15 March 2024.
    private static BacktestResult Backtest(Func<LocalDateTime, double> error, LocalDate? end = null)
    {
        Instant last = (end ?? new LocalDate(2024, 3, 15)).AtStartOfDayInZone(NewYork).ToInstant();
        Instant start = (end ?? new LocalDate(2024, 3, 15)).PlusDays(-Days).AtStartOfDayInZone(NewYork).ToInstant();
        int count = (int)(last - start).TotalHours;
        double[] hours = [.. Enumerable.Range(0, count).Select(i => (double)(start + Duration.FromHours(i)).InZone(NewYork).Hour)];
        Rows rows = Rows.Every("a", start, Duration.FromHours(1), new double[count]) with { Covariates = [hours, [.. hours.Select(_ => 1.0)]] };
        RegularPanel panel = Panels.Of(Panels.Schema(NewYork, known: ["hour", "one"]) with { HolidayRegion = "US" }, rows).Filled();
        var given = new GivenForecaster("given", (_, index) => error(panel.Grid.LocalAt(index)));
        return given.Backtest(panel, new RollingOrigin { Horizon = Horizon.Days(1), Folds = 7, RefitEvery = 0 }, Points, TestContext.Current.CancellationToken);
    }
}
