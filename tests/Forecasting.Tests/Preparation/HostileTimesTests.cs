using Forecasting.Time;
using NodaTime;

namespace Forecasting.Tests.Preparation;

/// <summary>Times that cannot be laid on one grid: each has one clear error, and nothing is dropped.</summary>
public class HostileTimesTests
{
    private static readonly Duration Hour = Duration.FromHours(1);
    private static readonly Duration Quarter = Duration.FromMinutes(15);

    [Fact]
    public void FillGaps_JitterOfMilliseconds_IsAnErrorUnlessSnapped()
    {
        var random = new Random(3);
        Instant[] times = [.. Enumerable.Range(0, 400).Select(i => Panels.Start + (Quarter * i) + Duration.FromMilliseconds(random.Next(-3, 4)))];
        double[] values = Panels.Load(400, 96);
        SeriesPanel panel = Panels.Of(Panels.Schema(), Rows.At("a", times, values));
        SeriesDataException error = Assert.Throws<SeriesDataException>(() => panel.Filled());
        Assert.Equal("TIM-030", error.Code);
        Assert.Contains("SnapTolerance", error.Message, StringComparison.Ordinal);

        RegularPanel snapped = panel.Filled(new() { SnapTolerance = Duration.FromMilliseconds(5) });
        Assert.Equal(values, snapped.Target(0).ToArray());
        Assert.Equal(Panels.Start, snapped.TimeAt(0, 0));
        Assert.Equal("TIM-031", Assert.Single(snapped.Findings, finding => finding.Severity == FindingSeverity.Warning).Code);
    }

    [Fact]
    public void FillGaps_ClockThatDrifts_IsAnErrorWithTheDrift()
    {
        Instant[] times = [.. Enumerable.Range(0, 24 * 30).Select(i => Panels.Start + (Hour * i) + Duration.FromSeconds(i / 24))];
        SeriesPanel panel = Panels.Of(Panels.Schema(), Rows.At("a", times, Panels.Load(times.Length)));
        SeriesDataException error = Assert.Throws<SeriesDataException>(() => panel.Filled(new() { Frequency = Frequency.Hours(1) }));
        Assert.Equal("TIM-030", error.Code);
        Assert.Matches("drifts by about (0[.]9|1[.]0|1 )", error.Message);
    }

    [Fact]
    public void FillGaps_OneRowBesideTheGrid_IsNeverDropped()
    {
        Instant[] times = [.. Enumerable.Range(0, 200).Select(i => Panels.Start + (Hour * i) + (i == 77 ? Duration.FromMinutes(7) : Duration.Zero))];
        SeriesPanel panel = Panels.Of(Panels.Schema(), Rows.At("a", times, Panels.Load(200)));
        SeriesDataException error = Assert.Throws<SeriesDataException>(() => panel.Filled());
        Assert.Equal("TIM-030", error.Code);
        Assert.Equal(1, error.Findings[0].Count);
        Assert.Equal(times[77], error.Findings[0].Time);
    }

    [Fact]
    public void FillGaps_TwoRowsOnOneCell_AreRefused()
    {
        Instant[] times = [.. Enumerable.Range(0, 50).Select(i => Panels.Start + (Hour * i)), Panels.Start + (Hour * 49) + Duration.FromMinutes(1)];
        SeriesPanel panel = Panels.Of(Panels.Schema(), Rows.At("a", times, Panels.Load(51)));
        SeriesDataException error = Assert.Throws<SeriesDataException>(() => panel.Filled(
            new() { Frequency = Frequency.Hours(1), SnapTolerance = Duration.FromMinutes(2) }));
        Assert.Contains("fall on the cell of the row before", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FillGaps_DifferentSteps_AreRefusedWithATable()
    {
        SeriesPanel panel = Panels.Of(
            Panels.Schema(),
            Rows.Every("a", Panels.Start, Hour, Panels.Load(100)),
            Rows.Every("b", Panels.Start, Hour, Panels.Load(100)),
            Rows.Every("c", Panels.Start, Quarter, Panels.Load(100)));
        SeriesDataException error = Assert.Throws<SeriesDataException>(() => panel.Filled());
        Assert.Equal("TIM-040", error.Code);
        Assert.Equal(4, error.Findings.Count);
        Assert.Contains("PT1H", error.Findings[0].Message, StringComparison.Ordinal);
        Assert.Contains("1 series (c)", error.Findings[0].Message, StringComparison.Ordinal);
        Assert.Contains("AggregateTo", error.Findings[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FillGaps_DifferentPhases_AreRefused()
    {
        SeriesPanel panel = Panels.Of(
            Panels.Schema(),
            Rows.Every("a", Panels.Start, Hour, Panels.Load(100)),
            Rows.Every("b", Panels.Start + Duration.FromMinutes(30), Hour, Panels.Load(100)));
        Assert.Equal("TIM-040", Assert.Throws<SeriesDataException>(() => panel.Filled()).Code);
        Assert.Equal("TIM-040", Assert.Throws<SeriesDataException>(() => panel.Filled(new() { Frequency = Frequency.Hours(1) })).Code);
    }

    [Fact]
    public void FillGaps_TwoRows_NeedAGivenFrequency()
    {
        Assert.Equal("TIM-041", Assert.Throws<SeriesDataException>(() => Panels.Hourly(1, 2).Filled()).Code);
        Assert.Equal(2, Panels.Hourly(1, 2).Filled(new() { Frequency = Frequency.Hours(1) }).CellCount);
    }

    [Fact]
    public void FillGaps_ShortSeriesAmongOthers_TakesTheirGrid()
    {
        RegularPanel filled = Panels.Of(
            Panels.Schema(),
            Rows.Every("a", Panels.Start, Hour, Panels.Load(100)),
            Rows.Every("b", Panels.Start, Hour * 5, [1, 2])).Filled();
        Assert.Equal(6, filled.Length(1));
        Assert.Contains(filled.Findings, finding => finding.Code == "TIM-041" && finding.Severity == FindingSeverity.Information);
    }

    [Fact]
    public void FillGaps_AlternatingSteps_AreNotGuessed()
    {
        Instant[] times = [.. Enumerable.Range(0, 200).Select(i => Panels.Start + Duration.FromMinutes((i / 2 * 30) + (i % 2 * 10)))];
        SeriesDataException error = Assert.Throws<SeriesDataException>(
            () => Panels.Of(Panels.Schema(), Rows.At("a", times, Panels.Load(200))).Filled());
        Assert.Equal("TIM-042", error.Code);
    }

    [Fact]
    public void FillGaps_GridOfBillions_IsRefusedBeforeItIsMade()
    {
        Rows rows = Rows.At("a", [Instant.FromUtc(1970, 1, 1, 0, 0), Instant.FromUtc(2100, 1, 1, 0, 0) - Duration.FromSeconds(1)], [1, 2]);
        SeriesDataException error = Assert.Throws<SeriesDataException>(
            () => Panels.Of(Panels.Schema(), rows).Filled(new() { Frequency = Frequency.Parse("PT1S") }));
        Assert.Equal("GAP-001", error.Code);
        Assert.Contains("would create 4,102,444,800 rows > 500,000,000", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FillGaps_OneRowCenturiesAgo_IsNamed()
    {
        Instant[] times = [Instant.FromUtc(1700, 1, 1, 0, 0), .. Enumerable.Range(0, 100).Select(i => Panels.Start + (Quarter * i))];
        SeriesDataException error = Assert.Throws<SeriesDataException>(
            () => Panels.Of(Panels.Schema(), Rows.At("a", times, Panels.Load(101))).Filled(new() { MaximumCells = 1_000_000 }));
        Assert.Equal("GAP-001", error.Code);
        Assert.Equal(times[0], error.Findings[0].Time);
        Assert.Contains("1700-01-01", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FillGaps_NoValueAnywhere_IsRefused()
    {
        Assert.Equal("IMP-001", Assert.Throws<SeriesDataException>(() => Panels.Hourly(double.NaN, double.NaN, double.NaN, double.NaN).Filled()).Code);
    }
}
