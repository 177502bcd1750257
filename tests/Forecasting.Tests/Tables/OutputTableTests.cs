using System.Globalization;
using Forecasting.Evaluation;
using Forecasting.Forecasters.Naive;
using Forecasting.Preparation;
using Forecasting.Tables;
using Forecasting.Tests.Preparation.Examination;
using Forecasting.Time;
using NodaTime;

namespace Forecasting.Tests.Tables;

/// <summary>What goes out: the same bytes everywhere, nothing truncated, nothing a spreadsheet would run.</summary>
public sealed class OutputTableTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("forecasting").FullName;

    public void Dispose()
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(_folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void WriteCsv_Forecast_HasKeysTimeForecastAndQuantiles()
    {
        RegularPanel history = TableCases.Regular(TableCases.Csv(
            "time,meter,load\n2024-03-31 00:00,x,1\n2024-03-31 01:00,x,2\n2024-03-31 00:00,=y,3\n2024-03-31 01:00,=y,4\n",
            TableCases.Plain with { Keys = "meter", Zone = TableCases.Berlin }).Panel());
        string[] lines = TableCases.ForecastOf(history).ToTable().Text().TrimEnd('\n').Split('\n');
        Assert.Equal(
            [
                "meter,time,forecast,p10,p97.5",
                "\"'=y\",2024-03-31T03:00:00+02:00,0.3333333333333333,-0.6666666666666667,1.3333333333333333",
                "\"'=y\",2024-03-31T04:00:00+02:00,0.25,-0.75,1.25",
                "\"'=y\",2024-03-31T05:00:00+02:00,0.2,-0.8,1.2",
                "x,2024-03-31T03:00:00+02:00,0.16666666666666666,-0.8333333333333334,1.1666666666666667",
            ],
            lines[..5]);
        Assert.Equal(7, lines.Length);
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    [InlineData("sv-SE")]
    [InlineData("tr-TR")]
    public async Task Write_AnyCulture_GivesTheSameBytes(string culture)
    {
        OutputTable table = TableCases.FullPanel().ToTable();
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        string csv = table.Text();
        byte[] parquet = await table.ParquetAsync();
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        Assert.Equal(csv, table.Text());
        Assert.Equal(parquet, await table.ParquetAsync());
        TableCases.AssertSame(TableCases.FullPanel(), TableCases.Csv(csv, TableCases.Full).Panel());
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\"")]
    [InlineData("+1", "\"'+1\"")]
    [InlineData("-1", "\"'-1\"")]
    [InlineData("@x", "\"'@x\"")]
    [InlineData("\tx", "\"'\tx\"")]
    [InlineData("\rx", "\"'\rx\"")]
    [InlineData("\uFF1D1", "\"'\uFF1D1\"")]
    [InlineData("'=1", "\"''=1\"")]
    [InlineData("'quoted", "'quoted")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a\r\nb", "\"a\r\nb\"")]
    [InlineData(" a ", "\" a \"")]
    [InlineData("", "")]
    public void WriteCsv_Text_IsQuotedAndGuardedAndReadsBack(string text, string expected)
    {
        var table = new OutputTable(
            OutputColumn.Times("time", DateTimeZone.Utc, TableCases.Start), OutputColumn.Text("meter", text), OutputColumn.Numbers("load", -5));
        string csv = table.Text();
        Assert.Equal($"time,meter,load\n2024-03-30T22:00:00Z,{expected},-5\n", csv);
        Assert.Equal(text, Assert.Single(TableCases.Csv(csv, TableCases.Plain with { Keys = "meter" }).Keys)[0]);
    }

    [Theory]
    [InlineData(0.1, "0.1")]
    [InlineData(-0.0, "-0")]
    [InlineData(1e-320, "1E-320")]
    [InlineData(1.7976931348623157e308, "1.7976931348623157E+308")]
    [InlineData(double.NaN, "")]
    public void WriteCsv_Number_HasAllItsDigits(double value, string expected)
    {
        var table = Single(DateTimeZone.Utc, TableCases.Start, value);
        Assert.EndsWith($"Z,{expected}\n", table.Text(), StringComparison.Ordinal);
        Assert.Equal(BitConverter.DoubleToInt64Bits(value), BitConverter.DoubleToInt64Bits(TableCases.Csv(table.Text()).Columns.Target[0]));
    }

    [Theory]
    [InlineData("Europe/Berlin", "2024-03-31T00:59:59.9999999Z", "2024-03-31T01:59:59.9999999+01:00")]
    [InlineData("Europe/Berlin", "2024-03-31T01:00:00Z", "2024-03-31T03:00:00+02:00")]
    [InlineData("America/St_Johns", "2024-01-01T00:00:00.5Z", "2023-12-31T20:30:00.5-03:30")]
    [InlineData("Asia/Kathmandu", "2024-01-01T00:00:00Z", "2024-01-01T05:45:00+05:45")]
    [InlineData("Europe/London", "2024-01-01T00:00:00Z", "2024-01-01T00:00:00+00:00")]
    [InlineData("UTC", "2024-01-01T00:00:00.12Z", "2024-01-01T00:00:00.12Z")]
    [InlineData("Africa/Monrovia", "1960-01-01T00:00:00Z", "1960-01-01T00:00:00Z")]
    public void WriteCsv_Time_ShowsTheClockOfItsZone(string zone, string utc, string expected)
    {
        Instant time = NodaTime.Text.InstantPattern.ExtendedIso.Parse(utc).Value;
        var table = Single(DateTimeZoneProviders.Tzdb[zone], time, 1);
        Assert.Equal($"time,load\n{expected},1\n", table.Text());
        Assert.Equal(time, TableCases.Csv(table.Text()).Panel().TimeAt(0, 0));
    }

    [Fact]
    public void WriteCsvText_GivesTheSameText()
    {
        OutputTable table = TableCases.FullPanel(4000).ToTable();
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        table.WriteCsvText(writer, TestContext.Current.CancellationToken);
        Assert.Equal(table.Text(), writer.ToString());
    }

    [Fact]
    public async Task Write_ExistingFile_IsReplacedWhole()
    {
        string path = Path.Combine(_folder, "out.csv");
        await File.WriteAllTextAsync(path, new string('x', 100_000), TestContext.Current.CancellationToken);
        OutputTable table = TableCases.FullPanel().ToTable();
        table.WriteCsv(path, TestContext.Current.CancellationToken);
        Assert.Equal(table.Text(), await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        await table.WriteParquetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(await table.ParquetAsync(), await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
        Assert.Equal([path], Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task Write_ThatCannotEnd_LeavesTheOldFile()
    {
        string path = Path.Combine(_folder, "out.csv");
        await File.WriteAllTextAsync(path, "old", TestContext.Current.CancellationToken);
        OutputTable table = TableCases.FullPanel(4000).ToTable();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        Assert.Throws<OperationCanceledException>(() => table.WriteCsv(path, cancelled.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => table.WriteParquetAsync(path, cancelled.Token));
        Assert.Equal("old", await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        Assert.Equal([path], Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task Write_WhereThereIsNoFolder_IsRes010()
    {
        string path = Path.Combine(_folder, "missing", "out.csv");
        OutputTable table = TableCases.FullPanel().ToTable();
        SeriesDataException error = Assert.Throws<SeriesDataException>(() => table.WriteCsv(path, TestContext.Current.CancellationToken));
        Assert.Equal("RES-010", error.Code);
        Assert.Equal("RES-010", (await Assert.ThrowsAsync<SeriesDataException>(() => table.WriteParquetAsync(path, TestContext.Current.CancellationToken))).Code);
        SeriesDataException onFolder = Assert.Throws<SeriesDataException>(() => table.WriteCsv(_folder, TestContext.Current.CancellationToken));
        Assert.Equal("RES-010", onFolder.Code);
    }

    [Fact]
    public void ToTable_RegularPanel_MarksEveryCell()
    {
        RegularPanel panel = TableCases.Regular(TableCases.Csv(
            "time,state,temp,load\n2024-01-01 00:00,a,1,5\n2024-01-01 01:00,a,2,\n2024-01-01 03:00,a,3,6\n2024-01-01 04:00,a,4,\n",
            TableCases.Plain with { Keys = "state", KnownInAdvance = "temp" }).Panel());
        Assert.Equal(
            "state,time,load,temp,state_2\na,2024-01-01T00:00:00Z,5,1,observed\na,2024-01-01T01:00:00Z,,2,missing\na,2024-01-01T02:00:00Z,,,inserted\n"
            + "a,2024-01-01T03:00:00Z,6,3,observed\na,2024-01-01T04:00:00Z,,4,\n",
            panel.ToTable().Text());
    }

    [Theory]
    [InlineData("PT1H", "2024-03-31 01:00;2024-03-31 02:00;2024-03-31 04:00", "2024-03-31 01:00;2024-03-31 03:00;2024-03-31 04:00")]
    [InlineData("P1D", "2024-03-31 00:00;2024-04-01 00:00;2024-04-02 00:00", "2024-03-31 00:00;2024-04-01 00:00;2024-04-02 00:00")]
    public void ToTable_StampsAtTheEnd_AreWrittenAtTheEnd(string frequency, string given, string written)
    {
        string[] stamps = given.Split(';');
        SeriesSchema schema = TableCases.Plain with { Zone = TableCases.Berlin, Stamp = IntervalStamp.End, Frequency = Frequency.Parse(frequency) };
        SeriesPanel panel = TableCases.Csv("time,load\n" + string.Concat(stamps.Select(stamp => $"{stamp},1\n")), schema).Panel();
        string csv = panel.ToTable().Text();
        Assert.Equal(written.Split(';'), csv.Split('\n')[1..^1].Select(line => line[..16].Replace('T', ' ')));
        TableCases.AssertSame(panel, TableCases.Csv(csv, schema).Panel());
        RegularPanel regular = panel.FillGaps(cancellationToken: TestContext.Current.CancellationToken);
        Assert.StartsWith(stamps[0], regular.ToTable().Text().Split('\n')[1].Replace('T', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public void ToTable_Backtest_HasARowPerScoredStep()
    {
        RegularPanel panel = TableCases.Regular(TableCases.Csv(
            "time,load\n" + string.Concat(Enumerable.Range(0, 24 * 20).Select(i => $"2024-01-{1 + (i / 24):00} {i % 24:00}:00,{i % 24}\n"))).Panel());
        BacktestResult result = new SeasonalNaiveForecaster().Backtest(
            panel, new RollingOrigin { Horizon = Horizon.Days(1), Folds = 3 }, cancellationToken: TestContext.Current.CancellationToken);
        string[] lines = result.ToTable().Text().TrimEnd('\n').Split('\n');
        Assert.StartsWith("time,fold,step,actual,forecast", lines[0], StringComparison.Ordinal);
        Assert.Equal(1 + (3 * 24), lines.Length);
        Assert.StartsWith("2024-01-18T05:00:00Z,0,5,5,5", lines[6], StringComparison.Ordinal);
        string[] scores = result.ToScoreTable(Metric.Mae, Metric.Mape).Text().TrimEnd('\n').Split('\n');
        Assert.Equal("forecaster,metric,value,count,excluded,reason", scores[0]);
        Assert.Equal($"{result.Name},mae,0,72,0,", scores[1]);
        Assert.Equal($"{result.Name},mape,0,69,3,", scores[2]);
    }

    [Fact]
    public void Constructor_ColumnsThatDoNotFit_AreACallersMistake()
    {
        Assert.Throws<ArgumentException>(() => new OutputTable());
        Assert.Throws<ArgumentException>(() => new OutputTable(OutputColumn.Numbers("a", 1), OutputColumn.Numbers("a", 1)));
        Assert.Throws<ArgumentException>(() => new OutputTable(OutputColumn.Numbers("a", 1), OutputColumn.Numbers("b", 1, 2)));
        Assert.Equal("a\n", new OutputTable(OutputColumn.Wholes("a")).Text());
    }

    private static OutputTable Single(DateTimeZone zone, Instant time, double value) =>
        new(OutputColumn.Times("time", zone, time), OutputColumn.Numbers("load", value));
}
