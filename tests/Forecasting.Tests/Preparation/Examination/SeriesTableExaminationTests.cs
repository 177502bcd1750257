using System.Text.Json;
using Forecasting.Preparation.Examination;
using Forecasting.Tables;
using Forecasting.Time;
using NodaTime;

namespace Forecasting.Tests.Preparation.Examination;

public class SeriesTableExaminationTests
{
    private static readonly LocalDateTime Spring = new(2024, 3, 30, 0, 0);
    private static readonly LocalDateTime Autumn = new(2024, 10, 26, 0, 0);

    [Fact]
    public void Examine_SpringOfTheWallClock_IsOneMissingLabelThatTheZoneExplains()
    {
        string[] lines = ["time,load", .. TableText.Hours(Spring, 71, i => i + 1)];
        SeriesExamination series = Only(TableText.Read(TableText.Schema(TableText.Berlin), lines));
        Assert.Equal((71, 1, 0), (series.Rows, series.MissingLabels, series.DuplicatedLabels));
        Assert.Equal((1, 0), (series.ClockChanges!.SpringAbsent, series.ClockChanges.SpringPresent));
        Finding gap = Assert.Single(series.Findings);
        Assert.Equal(("GAP-002", "2024-03-31T02:00:00", 1), (gap.Code, gap.Label, gap.Count));
        Assert.Contains("Clock changes explain 1", gap.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Examine_WithoutZone_CountsLabelsAndAsksForTheZone()
    {
        string[] lines = ["time,load", .. TableText.Hours(Autumn, 73, i => i + 1)];
        TableExamination table = TableText.Read(TableText.Schema(), lines).Examine(null, TestContext.Current.CancellationToken);
        SeriesExamination series = Assert.Single(table.Series);
        Assert.Equal((0, 1), (series.MissingLabels, series.DuplicatedLabels));
        Assert.Null(series.ClockChanges);
        Assert.Equal(["TIM-001", "ING-101"], table.Findings.Select(finding => finding.Code));
        Assert.Contains("set the schema's Zone", table.Findings[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Examine_AutumnTwice_IsNoDuplicateWithTheZone()
    {
        string[] lines = ["time,load", .. TableText.Hours(Autumn, 73, i => i + 1)];
        SeriesExamination series = Only(TableText.Read(TableText.Schema(TableText.Berlin), lines));
        Assert.Equal((1, 1), (series.DuplicatedLabels, series.ClockChanges!.AutumnTwice));
        Assert.Equal("TIM-011", Assert.Single(series.Findings).Code);
        Assert.Equal(FindingSeverity.Error, series.Findings[0].Severity);
    }

    [Fact]
    public void Examine_HourEndingLabels_CountsTheChangesOfTheHoursThatTheyEnd()
    {
        // The hour from 02:00 to 03:00 does not exist: its label is 03:00. The repeated hour from 02:00 is stamped 03:00.
        string[] spring = ["time,load", .. Enumerable.Range(1, 48).Select(h => $"2024-03-{30 + (h / 24)} {h % 24:00}:00,{h}").Where(line => !line.StartsWith("2024-03-31 03", StringComparison.Ordinal)).Take(46)];
        SeriesSchema schema = TableText.Schema(TableText.Berlin) with { Stamp = IntervalStamp.End };
        SeriesExamination series = Only(TableText.Read(schema, spring));
        Assert.Equal((1, 1, "2024-03-30T01:00:00"), (series.MissingLabels, series.ClockChanges!.SpringAbsent, series.First));
        Assert.Equal("2024-03-31T03:00:00", Assert.Single(series.Findings).Label);
    }

    [Theory]
    [InlineData(24, 0)]
    [InlineData(25, 1)]
    [InlineData(60, 1)]
    public void Examine_OneReadingOverAndOver_IsAStuckRunFromADayOn(int length, int runs)
    {
        foreach (LocalDateTime from in new[] { Spring, Autumn })
        {
            string[] lines = ["time,load", .. TableText.Hours(from, 200, i => i >= 10 && i < 10 + length ? 7 : i + 100)];
            Assert.Equal(runs, Only(TableText.Read(TableText.Schema(TableText.Berlin), lines)).StuckRuns);
            string[] zeros = ["time,load", .. TableText.Hours(from, 200, i => i >= 10 && i < 10 + length ? 0 : i + 100)];
            SeriesExamination series = Only(TableText.Read(TableText.Schema(TableText.Berlin), zeros));
            Assert.Equal((0, runs, length), (series.StuckRuns, series.ZeroRuns, (int)series.Zeros));
        }
    }

    [Fact]
    public void Examine_EmptyReadingOrMissingRow_EndsAStuckRun()
    {
        string[] lines = ["time,load", .. TableText.Hours(Spring, 100, i => i >= 10 && i < 50 ? i == 30 ? null : 7 : i + 100)];
        Assert.Equal(0, Only(TableText.Read(TableText.Schema(TableText.Berlin), lines)).StuckRuns);
        lines = [.. lines.Where((_, i) => i != 31)];
        Assert.Equal(0, Only(TableText.Read(TableText.Schema(TableText.Berlin), lines)).StuckRuns);
    }

    [Fact]
    public void Examine_Twins_AreToldWithTheirLinesAndByThePolicy()
    {
        string[] lines = ["time,load", .. TableText.Hours(Spring, 20, i => i + 1), "2024-03-30 03:00,4", "2024-03-30 05:00,99"];
        SeriesTable table = TableText.Read(TableText.Schema(TableText.Berlin), lines);
        SeriesExamination series = Only(table);
        Assert.Equal(2, series.DuplicatedLabels);
        Assert.Equal(["ING-100", "ING-101"], series.Findings.Select(finding => finding.Code));
        Assert.All(series.Findings, finding => Assert.Equal(FindingSeverity.Error, finding.Severity));
        Assert.Contains("lines 5 and 22", series.Findings[0].Message, StringComparison.Ordinal);
        series = Only(TableText.Read(table.Schema with { Duplicates = DuplicatePolicy.DropIdentical }, lines));
        Assert.Equal([FindingSeverity.Warning, FindingSeverity.Error], series.Findings.Select(finding => finding.Severity));
        series = Only(TableText.Read(table.Schema with { Duplicates = DuplicatePolicy.Mean }, lines));
        Assert.All(series.Findings, finding => Assert.Equal(FindingSeverity.Warning, finding.Severity));
    }

    [Fact]
    public void Examine_RowsInAnyOrder_GivesTheSame()
    {
        var random = new Random(5);
        SeriesSchema schema = TableText.Schema(TableText.Berlin) with { Keys = "id" };
        string[] lines = [.. new[] { "b", "a" }.SelectMany(id => TableText.Hours(Spring, 300, i => i % 50 == 3 ? null : i % 24).Select(line => $"{id},{line}"))];
        TableExamination sorted = TableText.Read(schema, ["id,time,load", .. lines]).Examine(null, TestContext.Current.CancellationToken);
        random.Shuffle(lines);
        TableExamination shuffled = TableText.Read(schema, ["id,time,load", .. lines]).Examine(null, TestContext.Current.CancellationToken);
        Assert.Equal(["a", "b"], shuffled.Series.Select(series => series.Key.ToString()));
        Assert.Equal(sorted.Series.Select(Json), shuffled.Series.Select(Json));
    }

    [Fact]
    public void Examine_NoRuleWouldDo_StillThrowsNothing()
    {
        SeriesSchema schema = TableText.Schema() with { Keys = "id" };
        TableExamination table = TableText.Read(
            schema, "id,time,load", "a,2024-01-01,1", "b,2024-01-01,", "b,2024-01-01,", "c,2024-01-01 00:10,1", "c,2024-01-01 00:20,2", "c,2024-01-01 00:40,4", "c,2024-01-01 00:50,5", "c,2024-01-01 01:10,5")
            .Examine(null, TestContext.Current.CancellationToken);
        Assert.Equal(3, table.Series.Count);
        Assert.All(table.Series, series => Assert.Null(series.Frequency));
        Assert.Equal(["TIM-001", "TIM-041", "TIM-041", "ING-100", "GAP-003", "IMP-001", "TIM-042"], table.Findings.Select(finding => finding.Code));
        Assert.Contains("error", table.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Examine_GridOfBillions_IsAFindingAndTakesNoMemory()
    {
        SeriesSchema schema = TableText.Schema(DateTimeZone.Utc) with { Frequency = Frequency.Parse("PT1S") };
        SeriesExamination series = Only(TableText.Read(schema, "time,load", "1970-01-01,1", "2099-12-31,2"));
        Assert.Equal(4_102_358_399, series.MissingLabels);
        Finding finding = Assert.Single(series.Findings, finding => finding.Code == "GAP-001");
        Assert.Contains("4,102,358,401 cells > 500,000,000", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Examine_RowsBesideTheGrid_AreCounted()
    {
        string[] lines = ["time,load", .. TableText.Hours(Spring, 20, i => i + 1), "2024-03-30 03:07,4"];
        Finding finding = Assert.Single(Only(TableText.Read(TableText.Schema(TableText.Berlin), lines)).Findings);
        Assert.Equal(("TIM-030", "2024-03-30T03:07:00", FindingSeverity.Error), (finding.Code, finding.Label, finding.Severity));
    }

    [Fact]
    public void Examine_SeriesOfDifferentSteps_IsAnErrorOfTheTable()
    {
        SeriesSchema schema = TableText.Schema(DateTimeZone.Utc) with { Keys = "id" };
        IEnumerable<string> hours = Enumerable.Range(0, 20).Select(i => $"a,2024-01-01 {i:00}:00,{i}");
        IEnumerable<string> quarters = Enumerable.Range(0, 20).Select(i => $"b,2024-01-01 {i / 4:00}:{i % 4 * 15:00},{i}");
        TableExamination table = TableText.Read(schema, ["id,time,load", .. hours, .. quarters]).Examine(null, TestContext.Current.CancellationToken);
        Finding finding = Assert.Single(table.Findings, finding => finding.Code == "TIM-040");
        Assert.Contains("PT1H: 1 series (a); PT15M: 1 series (b)", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WriteJson_Series_HasTheMembersInOrder()
    {
        string[] lines = ["time,load,temp", .. TableText.Hours(Spring, 71, i => i == 5 ? null : i).Select(line => line + ",")];
        SeriesExamination series = Only(TableText.Read(TableText.Schema(TableText.Berlin) with { KnownInAdvance = "temp" }, lines));
        using JsonDocument document = JsonDocument.Parse(Json(series));
        JsonElement root = document.RootElement;
        Assert.Equal(
            ["series", "rows", "frequency", "confidence", "first", "last", "missing_labels", "duplicated_labels", "spring_absent", "spring_present", "autumn_absent", "autumn_once", "autumn_twice", "autumn_summed", "nan", "zeros", "stuck_runs", "findings"],
            root.EnumerateObject().Select(member => member.Name));
        Assert.Equal(("", "PT1H", 71), (root.GetProperty("series").GetString(), root.GetProperty("frequency").GetString(), root.GetProperty("rows").GetInt32()));
        Assert.Equal(("2024-03-30T00:00:00", 1), (root.GetProperty("first").GetString(), root.GetProperty("spring_absent").GetInt32()));
        Assert.Equal((1, 71), (root.GetProperty("nan").GetProperty("load").GetInt32(), root.GetProperty("nan").GetProperty("temp").GetInt32()));
        JsonElement finding = root.GetProperty("findings")[0];
        Assert.Equal(["code", "severity", "time", "count", "message"], finding.EnumerateObject().Select(member => member.Name));
        Assert.Equal(("GAP-002", "information", "2024-03-31T02:00:00"), (finding.GetProperty("code").GetString(), finding.GetProperty("severity").GetString(), finding.GetProperty("time").GetString()));
    }

    [Fact]
    public void WriteJson_NoFrequency_WritesNulls()
    {
        SeriesExamination series = Only(TableText.Read(TableText.Schema(TableText.Berlin), "time,load", "2024-01-01,1"));
        string json = Json(series);
        Assert.Contains("\"frequency\":null", json, StringComparison.Ordinal);
        Assert.Contains("\"spring_absent\":null", json, StringComparison.Ordinal);
    }

    [Fact]
    public void ToString_Table_IsALineASeriesAndALineACode()
    {
        SeriesSchema schema = TableText.Schema(TableText.Berlin) with { Keys = "id" };
        string[] lines = ["id,time,load", .. Enumerable.Range(0, 25).SelectMany(s => TableText.Hours(Spring, 71, i => i).Select(line => $"s{s:00},{line}"))];
        string text = TableText.Read(schema, lines).Examine(null, TestContext.Current.CancellationToken).ToString();
        Assert.StartsWith("25 series, 1,775 rows\n  s00  2024-03-30T00:00:00 to 2024-04-01T23:00:00, PT1H (1.00), 71 rows, 1 missing labels, 1 spring absent, 1 zeros\n", text, StringComparison.Ordinal);
        Assert.Contains("  ... and 5 more\n", text, StringComparison.Ordinal);
        Assert.Contains("(and 24 more findings, 25 cases in all)", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Examine_Cancelled_Throws()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        SeriesTable table = TableText.Read(TableText.Schema(TableText.Berlin), "time,load", "2024-01-01,1");
        Assert.ThrowsAny<OperationCanceledException>(() => table.Examine(null, source.Token));
    }

    private static SeriesExamination Only(SeriesTable table) => Assert.Single(table.Examine(null, TestContext.Current.CancellationToken).Series);

    private static string Json(SeriesExamination series)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream)) series.WriteJson(writer);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
