using Forecasting.Accuracy.DataQuality;
using Forecasting.Preparation.Examination;
using Forecasting.Tables;
using Forecasting.Time;

namespace Forecasting.Tests.Preparation.Examination;

/// <summary>Holds the examination of the open sets to the counts that their descriptions give.</summary>
public class OpenSetExaminationTests
{
    [Fact]
    public void Examine_NewYorkCity_ExplainsBothMissingLabels()
    {
        SeriesExamination series = Assert.Single(OpenSet.Nyc.Examine().Series);
        Assert.Equal((49_205, Frequency.Hours(1), "2012-01-01T00:00:00", "2017-08-12T06:00:00"), (series.Rows, series.Frequency, series.First, series.Last));
        Assert.Equal((2, 0), (series.MissingLabels, series.DuplicatedLabels));
        ClockChangeCounts changes = series.ClockChanges!;
        Assert.Equal((2, 4, 4), (changes.SpringAbsent, changes.SpringPresent, changes.SpringEmpty));
        Assert.Equal((0, 5, 0, 0), (changes.AutumnAbsent, changes.AutumnOnce, changes.AutumnTwice, changes.AutumnSummed));
        Assert.Equal([new("demand", 81), new("precip", 230), new("temp", 186)], series.Missing);
        Assert.Equal((0, 0, 0), (series.Zeros, series.StuckRuns, series.ZeroRuns));
        Assert.True(series.Confidence > 0.99);
    }

    [Theory]
    [InlineData(false, 96_408, 35_064, "2001-01-01T01:00:00", "2012-01-01T00:00:00")]
    [InlineData(true, 96_432, 17_544, "2004-01-01T01:00:00", "2015-01-01T00:00:00")]
    public void Examine_Gefcom2014_IsWholeButForTheEmptyYears(bool extended, long rows, long empty, string first, string last)
    {
        SeriesExamination series = Assert.Single((extended ? OpenSet.GefcomExtended : OpenSet.GefcomLoad).Examine().Series);
        Assert.Equal((rows, first, last), (series.Rows, series.First, series.Last));
        Assert.Equal((0, 0, Frequency.Hours(1)), (series.MissingLabels, series.DuplicatedLabels, series.Frequency));
        Assert.Equal(empty, series.Missing[0].Count);
        Assert.All(series.Missing.Skip(1), column => Assert.Equal(0, column.Count));
        Assert.Equal(extended ? 2 : 26, series.Missing.Count);
    }

    [Fact]
    public void Examine_VictoriaWithOffsetsOrInUtc_IsWholeAndTheWallClockIsExplained()
    {
        foreach (OpenSet set in new[] { OpenSet.Victoria, OpenSet.VictoriaUtc })
        {
            SeriesExamination series = Assert.Single(set.Examine().Series);
            Assert.Equal((52_608, Frequency.Minutes(30)), (series.Rows, series.Frequency));
            Assert.Equal(("2011-12-31T13:00:00Z", "2014-12-31T12:30:00Z"), (series.First, series.Last));
            Assert.Equal((0, 0), (series.MissingLabels, series.DuplicatedLabels));
            ClockChangeCounts wall = series.ClockChanges!;
            Assert.Equal((6, 6), (wall.MissingLabels, wall.DuplicatedLabels));
            Assert.Equal((6, 6), (wall.MissingExplained, wall.DuplicatedExplained));
            Assert.All(series.Missing, column => Assert.Equal(0, column.Count));
        }
    }

    [Fact]
    public async Task Examine_VictoriaByItsWallClock_HasSixLabelsMissingAndSixTwice()
    {
        _ = OpenSet.Victoria.Read();
        string path = Path.Combine(Environment.GetEnvironmentVariable("FORECASTING_DATA")!, OpenSet.Victoria.File);
        await using var packed = new System.IO.Compression.GZipStream(File.OpenRead(path), System.IO.Compression.CompressionMode.Decompress);
        using var reader = new StreamReader(packed);
        string text = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        string naive = text.Replace("+1100", "", StringComparison.Ordinal).Replace("+1000", "", StringComparison.Ordinal);
        var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(naive));
        SeriesTable table = SeriesTable.ReadCsvStream(stream, OpenSet.Victoria.Schema, null, TestContext.Current.CancellationToken);
        Assert.False(table.HasOffsets);
        SeriesExamination series = Assert.Single(table.Examine(null, TestContext.Current.CancellationToken).Series);
        Assert.Equal((6, 6, "2012-01-01T00:00:00"), (series.MissingLabels, series.DuplicatedLabels, series.First));
        Assert.Equal((6, 6), (series.ClockChanges!.SpringAbsent, series.ClockChanges.AutumnTwice));
    }

    [Fact]
    public void Examine_NewEngland_FindsTheSummedHours()
    {
        SeriesExamination series = Assert.Single(OpenSet.NewEngland.Examine().Series);
        Assert.Equal((103_776, 0, 0), (series.Rows, series.MissingLabels, series.DuplicatedLabels));
        Assert.Equal((12, 12, 12), (series.ClockChanges!.SpringPresent, series.ClockChanges.AutumnOnce, series.ClockChanges.AutumnSummed));
        Assert.Equal(12, Assert.Single(series.Findings, finding => finding.Code == "TIM-017").Count);
        Assert.All(series.Missing, column => Assert.Equal(0, column.Count));
    }

    [Fact]
    public void Examine_Cambridge_FindsTheZerosAndTheStuckMeters()
    {
        TableExamination table = OpenSet.Cambridge.Examine();
        Assert.Equal(107, table.Series.Count);
        Assert.Equal(2_507_568, table.Series.Sum(series => series.Rows));
        Assert.Equal(20_250, table.Series.Sum(series => series.Zeros));
        Assert.Equal(49, table.Series.Sum(series => series.StuckRuns));
        Assert.Equal(58, table.Series.Sum(series => series.ZeroRuns));
        Assert.Equal(0, table.Series.Sum(series => series.DuplicatedLabels + series.Missing[0].Count));
        // One series lacks the whole of 2009; inside the years that are there nothing is missing.
        SeriesExamination holed = Assert.Single(table.Series, series => series.MissingLabels > 0);
        Assert.Equal(("b67", 8760), (holed.Key.ToString(), holed.MissingLabels));
        Assert.Equal(29, table.Series.Count(series => series.Zeros > 0.01 * series.Rows));
        Assert.Equal(5, table.Series.Count(series => series.Zeros > 0.05 * series.Rows));
        Assert.Equal(table.Series.Select(series => series.Key).Order(), table.Series.Select(series => series.Key));
    }

    // The description counts AEP's gap of 2014-03-11 14:00 as a spring gap; clocks went forward two days before.
    [Theory]
    [InlineData("AEP", 121_273, 14, 10, 3, 4)]
    [InlineData("COMED", 66_497, 8, 3, 0, 4)]
    [InlineData("DAYTON", 121_275, 14, 10, 1, 4)]
    [InlineData("DEOK", 57_739, 7, 2, 0, 4)]
    [InlineData("DOM", 116_189, 13, 9, 1, 4)]
    [InlineData("DUQ", 119_068, 14, 9, 1, 4)]
    [InlineData("EKPC", 45_334, 5, 1, 0, 4)]
    [InlineData("FE", 62_874, 7, 3, 0, 4)]
    [InlineData("NI", 58_450, 6, 7, 1, 0)]
    [InlineData("PJME", 145_366, 17, 12, 1, 4)]
    [InlineData("PJMW", 143_206, 17, 12, 1, 4)]
    [InlineData("PJM_Load", 32_896, 4, 4, 0, 0)]
    public void Examine_Pjm_SplitsTheMissingLabels(string zone, long rows, int spring, int autumn, int other, int twice)
    {
        SeriesExamination series = Assert.Single(Pjm.Series, series => series.Key.ToString() == zone);
        Assert.Equal((rows, spring + autumn + other, twice), (series.Rows, series.MissingLabels, series.DuplicatedLabels));
        ClockChangeCounts changes = series.ClockChanges!;
        Assert.Equal((spring, autumn, twice), (changes.SpringAbsent, changes.AutumnAbsent, changes.AutumnTwice));
        Assert.Equal((0, 0), (changes.SpringPresent, changes.AutumnOnce));
        Assert.Equal(other, series.MissingLabels - changes.MissingExplained);
        Assert.Equal(twice, changes.DuplicatedExplained);
    }

    [Fact]
    public void Examine_Pjm_FindsTheReadingsThatAreKnownToBeWrong()
    {
        Assert.Equal(1, Pjm.Series.Sum(series => series.Zeros));
        Assert.Contains(Pjm.Findings, finding => finding is { Code: "REPORT-01", Label: "2011-06-01T01:00:00" } && finding.Series!.ToString() == "FE");
        Assert.Contains(Pjm.Findings, finding => finding is { Code: "REPORT-06", Label: "2018-04-22T01:00:00" } && finding.Series!.ToString() == "DEOK");
    }

    [Fact]
    public void Examine_Switzerland_ToldByIntervals_FindsEmptySpringRowsAndPairsInAutumn()
    {
        SeriesExamination series = Assert.Single(OpenSet.Switzerland.Examine().Series);
        Assert.Equal((84_729, "2015-01-01T00:00:00", "2024-08-30T23:00:00"), (series.Rows, series.First, series.Last));
        Assert.Equal((0, 9), (series.MissingLabels, series.DuplicatedLabels));
        ClockChangeCounts changes = series.ClockChanges!;
        Assert.Equal((10, 10), (changes.SpringPresent, changes.SpringEmpty));
        Assert.Equal((9, 0, 0), (changes.AutumnTwice, changes.AutumnOnce, changes.AutumnAbsent));
        // Beyond the ten spring rows, which hold nothing: 1 and 72.
        Assert.Equal([10 + 1, 10 + 72], series.Missing.Select(column => column.Count));
    }

    [Theory]
    [InlineData("nyc")]
    [InlineData("isone")]
    [InlineData("entsoe")]
    [InlineData("pjm")]
    public void Examine_WithTheRulesThatItAsksFor_LeavesNoErrorAndThePanelIsMade(string name)
    {
        OpenSet set = name switch { "nyc" => OpenSet.Nyc, "isone" => OpenSet.NewEngland, "pjm" => OpenSet.Pjm, _ => OpenSet.Switzerland };
        Assert.Contains(set.Examine().Findings, finding => finding.Severity == FindingSeverity.Error);
        Assert.Throws<SeriesDataException>(() => set.Read().ToPanel(TestContext.Current.CancellationToken));
        LocalTimeRule rule = name == "isone" ? LocalTimeRule.SplitSum : LocalTimeRule.ByOrder;
        SeriesTable table = (set with { Schema = set.Schema with { ClockChange = rule } }).Read();
        Assert.DoesNotContain(table.Examine(null, TestContext.Current.CancellationToken).Findings, finding => finding.Severity == FindingSeverity.Error);
        Assert.Equal(table.Keys.Count, table.ToPanel(TestContext.Current.CancellationToken).SeriesCount);
    }

    private static TableExamination Pjm => field ??= OpenSet.Pjm.Examine();
}
