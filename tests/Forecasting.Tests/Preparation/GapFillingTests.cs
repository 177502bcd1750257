using CsCheck;
using Forecasting.Preparation;
using Forecasting.Time;
using NodaTime;

namespace Forecasting.Tests.Preparation;

public class GapFillingTests
{
    private static readonly Duration Hour = Duration.FromHours(1);

    [Fact]
    public void FillGaps_RowsLeftOut_AreInsertedAndMarkedAndObservedKeepTheirBits()
    {
        Gen.Select(Gen.Int[3, 400], Gen.Int[0, 60], Gen.Int[0, 1000]).Sample((count, percent, seed) =>
        {
            var random = new Random(seed);
            bool[] dropped = [.. Enumerable.Range(0, count).Select(i => i > 0 && i < count - 1 && random.Next(100) < percent)];
            double[] values = [.. Enumerable.Range(0, count).Select(i => i % 17 == 3 ? double.NaN : random.NextDouble() - 0.5)];
            if (values.All(double.IsNaN)) return;
            Rows rows = Rows.Every("a", Panels.Start, Hour, values).Without(i => dropped[i]);
            RegularPanel filled = Panels.Of(Panels.Schema(), rows).Filled(new() { Frequency = Frequency.Hours(1) });

            Assert.Equal(count, filled.Length(0));
            for (int i = 0; i < filled.HistoryLength(0); i++)
            {
                Assert.Equal(Panels.Start + (Hour * i), filled.TimeAt(0, i));
                Assert.Equal(Panels.Bits(dropped[i] ? double.NaN : values[i]), Panels.Bits(filled.Target(0)[i]));
                CellState expected = dropped[i] ? CellState.Inserted : double.IsNaN(values[i]) ? CellState.Missing : CellState.Observed;
                Assert.Equal(expected, filled.TargetStates(0)[i]);
            }
        }, iter: 100);
    }

    [Fact]
    public void FillGaps_FilledPanel_ChangesNothing()
    {
        Rows rows = Rows.Every("a", Panels.Start, Hour, Panels.Load(500)).Without(i => i % 7 == 2);
        RegularPanel once = Panels.Of(Panels.Schema(), rows).Filled();
        Instant[] times = [.. Enumerable.Range(0, once.Length(0)).Select(i => once.TimeAt(0, i))];
        RegularPanel twice = Panels.Of(Panels.Schema(), Rows.At("a", times, once.Target(0).ToArray())).Filled();
        Assert.Equal(Panels.Bits(once.Target(0)), Panels.Bits(twice.Target(0)));
        Assert.Equal(once.Grid, twice.Grid);
        Assert.Equal(once.FirstIndex(0), twice.FirstIndex(0));
        Assert.Equal(0, twice.Findings.Count(finding => finding.Code == "GAP-002"));
    }

    [Fact]
    public void FillGaps_Inserted_IsReportedBySeries()
    {
        Rows rows = Rows.Every("a", Panels.Start, Hour, Panels.Load(100)).Without(i => i is 10 or 20 or 21 or 22);
        RegularPanel filled = Panels.Of(Panels.Schema(), rows, Rows.Every("b", Panels.Start, Hour, Panels.Load(50))).Filled();
        Finding finding = Assert.Single(filled.Findings, finding => finding.Code == "GAP-002");
        Assert.Equal("a", finding.Series!.ToString());
        Assert.Equal(4, finding.Count);
        Assert.Equal(Panels.Start + (Hour * 10), finding.Time);
        Assert.Contains("at most 3 in a row", finding.Message, StringComparison.Ordinal);
        Assert.Contains("PT1H", Assert.Single(filled.Findings, one => one.Code == "TIM-043").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FillGaps_TenYearGap_IsFilledAndEndsAreNotExtended()
    {
        Rows rows = Rows.Every("a", Panels.Start, Hour, Panels.Load(88_000)).Without(i => i is >= 100 and < 87_900);
        RegularPanel filled = Panels.Of(Panels.Schema(), rows).Filled();
        Assert.Equal(88_000, filled.Length(0));
        Assert.Equal(87_800, filled.TargetStates(0).Count(CellState.Inserted));
    }

    [Fact]
    public void FillGaps_SpringHourOfTheLocalClock_IsNoGap()
    {
        // 2024-03-31 has 23 hours in Berlin; instants have no gap, and the local day has 23 cells.
        Instant from = Panels.Berlin.AtStartOfDay(new LocalDate(2024, 3, 30)).ToInstant();
        RegularPanel filled = Panels.Of(Panels.Schema(Panels.Berlin), Rows.Every("a", from, Hour, Panels.Load(71))).Filled();
        Assert.Equal(71, filled.Length(0));
        Assert.DoesNotContain(filled.Findings, finding => finding.Code == "GAP-002");
        Assert.Equal(new LocalDateTime(2024, 4, 2, 0, 0), filled.Grid.LocalAt(filled.FirstIndex(0) + 71));
    }

    [Fact]
    public void FillGaps_LocalDays_TakeTheClockIntoAccount()
    {
        LocalDate first = new(2024, 3, 25);
        Instant[] days = [.. Enumerable.Range(0, 300).Select(i => Panels.Berlin.AtStartOfDay(first.PlusDays(i)).ToInstant())];
        Rows rows = Rows.At("a", days, Panels.Load(300)).Without(i => i is 6 or 100);
        RegularPanel filled = Panels.Of(Panels.Schema(Panels.Berlin), rows).Filled();
        Assert.Equal("P1D", filled.Frequency.ToString());
        Assert.Equal(300, filled.Length(0));
        Assert.Equal(CellState.Inserted, filled.TargetStates(0)[6]);
        Assert.Equal(days[299], filled.TimeAt(0, 299));
    }

    [Fact]
    public void FillGaps_MonthEnds_AreAMonthApart()
    {
        LocalDate first = new(2023, 1, 31);
        Instant[] ends = [.. Enumerable.Range(0, 24).Select(i =>
            Panels.Berlin.AtStartOfDay(DateAdjusters.EndOfMonth(new LocalDate(2023, 1, 1).PlusMonths(i))).ToInstant())];
        RegularPanel filled = Panels.Of(Panels.Schema(Panels.Berlin), Rows.At("a", ends, Panels.Load(24)).Without(i => i == 13)).Filled();
        Assert.Equal(Frequency.MonthEnd, filled.Frequency);
        Assert.Equal(24, filled.Length(0));
        Assert.Equal(new LocalDateTime(2024, 2, 29, 0, 0), filled.Grid.LocalAt(filled.FirstIndex(0) + 13));
        Assert.Equal(first.AtMidnight(), filled.Grid.LocalAt(filled.FirstIndex(0)));
    }

    [Fact]
    public void FillGaps_Covariates_AreSpreadAndMarkedOfTheirOwn()
    {
        Rows rows = Rows.Every("a", Panels.Start, Hour, [1, 2, 3, 4, 5, 6, 7, 8, 9, double.NaN]) with
        {
            Covariates = [[1, double.NaN, 3, 4, 5, 6, 7, 8, 9, 10], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]],
        };
        RegularPanel filled = Panels.Of(Panels.Schema(known: "temp", observed: "wind"), rows.Without(i => i == 5)).Filled(
            new() { Frequency = Frequency.Hours(1) });
        Assert.Equal(Panels.Start + (Hour * 9), filled.Origin);
        Assert.Equal([1, double.NaN, 3, 4, 5, double.NaN, 7, 8, 9, 10], filled.Covariate(0, 0).ToArray());
        Assert.Equal([0, 1, 2, 3, 4, double.NaN, 6, 7, 8], filled.Covariate(0, 1).ToArray());
        Assert.Equal(CellState.Missing, filled.CovariateStates(0, 0)[1]);
        Assert.Equal(CellState.Inserted, filled.CovariateStates(0, 0)[5]);
        Assert.Equal(CellState.Observed, filled.CovariateStates(0, 1)[1]);
        Assert.Equal(CellState.Inserted, filled.CovariateStates(0, 1)[5]);
        Assert.Equal(9, filled.HistoryLength(0));
        Assert.Equal(10, filled.Length(0));
    }

    [Fact]
    public void FillGaps_AnyThreadCount_GivesTheSameBits()
    {
        Rows[] series = [.. Enumerable.Range(0, 40).Select(s => Rows.Every(
            $"s{s:00}", Panels.Start + (Hour * s), Hour, Panels.Load(300 + s, seed: s)).Without(i => (i * 7) % 11 == s % 11 && i > 0))];
        RegularPanel one = Panels.Of(Panels.Schema(), series).Filled(new() { Threads = 1 });
        RegularPanel two = Panels.Of(Panels.Schema(), [.. series.Reverse()]).Filled(new() { Threads = 3 });
        Assert.Equal(Panels.Bits(one.Cells.Target), Panels.Bits(two.Cells.Target));
        Assert.Equal(one.Cells.TargetStates, two.Cells.TargetStates);
        Assert.Equal(one.Findings, two.Findings);
    }

    [Fact]
    public void FillGaps_Cancelled_Throws()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => Panels.Hourly(1, 2, 3, 4).FillGaps(null, source.Token));
    }
}
