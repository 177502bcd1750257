using CsCheck;
using Forecasting.Evaluation;
using Forecasting.Tests.Preparation;
using Forecasting.Time;
using NodaTime;

namespace Forecasting.Tests.Evaluation;

public sealed class RollingOriginTests
{
    private static readonly DateTimeZone NewYork = DateTimeZoneProviders.Tzdb["America/New_York"];
    private static readonly RegularPanel Panel = Panels.Hourly(Panels.Load(30 * 24)).Filled();

    [Fact]
    public void FoldsOf_Defaults_FollowOneAnotherUpToTheEnd()
    {
        IReadOnlyList<Fold> folds = new RollingOrigin { Horizon = Horizon.Hours(36), Folds = 4 }.FoldsOf(Panel);

        Assert.Equal([0, 1, 2, 3], folds.Select(fold => fold.Index));
        Assert.Equal(Panel.OriginIndex, folds[3].OriginIndex + 36);
        Assert.All(folds, fold => Assert.Equal((0, 36, 36), (fold.FirstStep, fold.Steps, fold.StepsAhead)));
        Assert.Equal([36, 36, 36], folds.Zip(folds.Skip(1), (one, next) => next.OriginIndex - one.OriginIndex));
        Assert.All(folds, fold => Assert.Equal(Panel.Grid.InstantAt(fold.OriginIndex), fold.Origin));
    }

    [Fact]
    public void FoldsOf_AnyPlan_ForecastsOnlyWhatComesAfterWhatIsKnown() =>
        Gen.Select(Gen.Int[1, 100], Gen.Int[1, 100], Gen.Int[1, 6], Gen.Int[0, 3]).Sample(
            (horizon, step, count, refit) =>
            {
                var plan = new RollingOrigin { Horizon = Horizon.Steps(horizon), Step = Horizon.Steps(step), Folds = count, RefitEvery = refit };
                IReadOnlyList<Fold> folds = plan.FoldsOf(Panel);
                Assert.Equal(count, folds.Count);
                for (int i = 0; i < folds.Count; i++)
                {
                    Assert.True(folds[i].OriginIndex + folds[i].StepsAhead <= Panel.OriginIndex);
                    Assert.True(folds[i].OriginIndex > Panel.FirstIndex(0));
                    if (i > 0) Assert.Equal(step, folds[i].OriginIndex - folds[i - 1].OriginIndex);
                    Assert.Equal(i == 0 || (refit > 0 && i % refit == 0), folds[i].IsRefit);
                }

                Assert.Equal(Panel.OriginIndex, folds[^1].OriginIndex + horizon);
            },
            iter: 200);

    [Theory]
    [InlineData(2024, 3, 10, 23)]
    [InlineData(2024, 11, 3, 25)]
    public void FoldsOf_LocalDays_HaveTheirOwnLength(int year, int month, int day, int hours)
    {
        RegularPanel panel = LocalDays(new LocalDate(year, month, day));
        IReadOnlyList<Fold> folds = new RollingOrigin { Horizon = Horizon.Days(1), Folds = 4 }.FoldsOf(panel);

        Assert.Equal([24, hours, 24, 24], folds.Select(fold => fold.Steps));
        Assert.All(folds, fold => Assert.Equal(LocalTime.Midnight, fold.Origin.InZone(NewYork).TimeOfDay));
        Assert.All(folds.Zip(folds.Skip(1)), pair => Assert.Equal(pair.First.OriginIndex + pair.First.Steps, pair.Second.OriginIndex));
    }

    [Theory]
    [InlineData(2024, 3, 10, 23, 11)]
    [InlineData(2024, 11, 3, 25, 13)]
    public void FoldsOf_Gate_ScoresTheNextLocalDay(int year, int month, int day, int hours, int rest)
    {
        RegularPanel panel = LocalDays(new LocalDate(year, month, day));
        IReadOnlyList<Fold> folds = new RollingOrigin { Horizon = Horizon.Days(1), Folds = 4, Gate = new LocalTime(12, 0) }.FoldsOf(panel);

        Assert.Equal([24, hours, 24, 24], folds.Select(fold => fold.Steps));
        Assert.Equal([12, 12, 12, 12], folds.Select(fold => fold.FirstStep));
        Assert.All(folds, fold => Assert.Equal(new LocalTime(12, 0), fold.Origin.InZone(NewYork).TimeOfDay));
        Assert.All(folds, fold => Assert.Equal(LocalTime.Midnight, panel.Grid.InstantAt(fold.OriginIndex + fold.FirstStep).InZone(NewYork).TimeOfDay));
        Assert.Equal(panel.OriginIndex, folds[^1].OriginIndex + folds[^1].StepsAhead);
        // From one gate to the next: the night of the change is longer or shorter.
        Assert.Equal(12 + rest, folds[2].OriginIndex - folds[1].OriginIndex);
    }

    [Fact]
    public void FoldsOf_GateAndDaysBetween_SkipsDays()
    {
        IReadOnlyList<Fold> folds = new RollingOrigin { Horizon = Horizon.Days(1), Folds = 3, Gate = new LocalTime(9, 0), Step = Horizon.Days(2) }.FoldsOf(Panel);
        Assert.Equal([48, 48], folds.Zip(folds.Skip(1), (one, next) => next.OriginIndex - one.OriginIndex));
    }

    [Fact]
    public void FoldsOf_GateAndHoursBetween_AreRefused()
    {
        var plan = new RollingOrigin { Horizon = Horizon.Days(1), Folds = 3, Gate = new LocalTime(9, 0), Step = Horizon.Hours(36) };
        Assert.StartsWith("BKT-002", Assert.Throws<ArgumentException>(() => plan.FoldsOf(Panel)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FoldsOf_End_IsWhereTheLastFoldEnds()
    {
        Instant end = Panels.Start + Duration.FromHours(400);
        IReadOnlyList<Fold> folds = new RollingOrigin { Horizon = Horizon.Hours(24), Folds = 2, End = end }.FoldsOf(Panel);
        Assert.Equal(end, Panel.Grid.InstantAt(folds[1].OriginIndex + 24));
    }

    [Fact]
    public void FoldsOf_EndAfterThePanel_IsThatOfThePanel()
    {
        IReadOnlyList<Fold> folds = new RollingOrigin { Horizon = Horizon.Hours(24), Folds = 1, End = Panel.Origin + Duration.FromDays(3) }.FoldsOf(Panel);
        Assert.Equal(Panel.OriginIndex, folds[0].OriginIndex + 24);
    }

    [Fact]
    public void FoldsOf_MoreFoldsThanData_ShowsTheArithmetic()
    {
        var plan = new RollingOrigin { Horizon = Horizon.Hours(24), Folds = 30 };
        string message = Assert.Throws<ArgumentException>(() => plan.FoldsOf(Panel)).Message;
        Assert.StartsWith("BKT-001", message, StringComparison.Ordinal);
        // Thirty days of folds, and thirty days of rows: nothing would be left to learn from.
        Assert.Contains("30 folds reach back 720 steps", message, StringComparison.Ordinal);
        Assert.Contains("the panel has 720 steps", message, StringComparison.Ordinal);
        Assert.Equal(29, (plan with { Folds = 29 }).FoldsOf(Panel).Count);
    }

    [Fact]
    public void FoldsOf_EndBeforeThePanel_IsRefused()
    {
        var plan = new RollingOrigin { Horizon = Horizon.Hours(24), Folds = 1, End = Panels.Start - Duration.FromDays(3) };
        Assert.StartsWith("BKT-001", Assert.Throws<ArgumentException>(() => plan.FoldsOf(Panel)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Init_NumbersOutOfRange_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new RollingOrigin { Horizon = Horizon.Hours(1), Folds = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RollingOrigin { Horizon = Horizon.Hours(1), RefitEvery = -1 });
    }

    // Two days before a day to two days after it, and one more, so that the panel ends at a midnight.
    private static RegularPanel LocalDays(LocalDate day)
    {
        Instant start = day.PlusDays(-5).AtStartOfDayInZone(NewYork).ToInstant();
        Instant end = day.PlusDays(3).AtStartOfDayInZone(NewYork).ToInstant();
        double[] values = Panels.Load((int)(end - start).TotalHours);
        return Panels.Of(Panels.Schema(NewYork), Rows.Every("a", start, Duration.FromHours(1), values)).Filled();
    }
}
