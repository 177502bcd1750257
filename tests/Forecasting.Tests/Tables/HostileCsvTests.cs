using System.Globalization;
using System.IO.Compression;
using System.Text;
using Forecasting.Tables;

namespace Forecasting.Tests.Tables;

/// <summary>Hostile text tables, row by row of the list of hostile inputs: each has one clear error with its place, or exact values.</summary>
public class HostileCsvTests
{
    private static readonly SeriesSchema Keyed = TableCases.Plain with { Keys = "id" };

    private static readonly UTF8Encoding Utf8 = new(false);

    public static TheoryData<string, byte[], string, string> Bytes() => new()
    {
        { "H001", [], "ING-001", "(0 bytes)" },
        { "H002", [0xEF, 0xBB, 0xBF], "ING-001", "byte-order mark" },
        { "H002 blank lines", [.. "\n\r\n\n"u8], "ING-001", "blank lines" },
        { "H003", [.. "time,load\n"u8], "ING-002", "a header but no data rows" },
        { "H004", [.. "time,load"u8], "ING-002", "a header but no data rows" },
        { "H008", Encoding.Unicode.GetBytes("time,load\n2024-01-01,1\n"), "ING-010", "looks like UTF-16" },
        { "H008 big end first", Encoding.BigEndianUnicode.GetBytes("time,load\n2024-01-01,1\n"), "ING-010", "looks like UTF-16" },
        { "H009", Encoding.Latin1.GetBytes("Zähler,time,load\na,2024-01-01,1\n"), "ING-011", "Byte 0xE4 at offset 1 is not UTF-8; set the encoding, latin1" },
        { "H010 C3 28", [.. "time,load\n2024-01-01,"u8, 0xC3, 0x28, .. "\n"u8], "ING-011", "Byte 0xC3 at offset 21" },
        { "H010 C0 80", [.. "time,load\n2024-01-01,"u8, 0xC0, 0x80, .. "\n"u8], "ING-011", "Byte 0xC0 at offset 21" },
        { "H010 ED A0 80", [.. "time,load\n2024-01-01,"u8, 0xED, 0xA0, 0x80, .. "\n"u8], "ING-011", "Byte 0xED at offset 21" },
        { "H012 zip", [.. "PK\u0003\u0004"u8, 0, 0, 0, 0], "ING-012", "ZIP archive (or an Excel workbook)" },
        { "H012 parquet", [.. "PAR1"u8, 0, 0, 0, 0], "ING-012", "a Parquet file" },
        { "H012 xls", [0xD0, 0xCF, 0x11, 0xE0, 0, 0, 0, 0], "ING-012", "old Excel workbook" },
        { "H012 gzip twice", Packed(Packed([.. "time,load\n"u8])), "ING-012", "a gzip file within a gzip file" },
        { "gzip cut off", Packed([.. "time,load\n2024-01-01,1\n"u8])[..20], "ING-053", "damaged" },
        { "H013", new byte[1 << 20], "ING-010", "consists of NUL bytes" },
        { "H014", [.. "time,load\n2024-01-01,1\n2024-01-02,"u8, 0, .. "2\n"u8], "ING-010", "stream(3)" },
        { "H034", Packed(Utf8.GetBytes(new string('\n', 60 << 20)), "time,load\n2024-01-01,1\n"), "ING-052", "beyond 100 times" },
    };

    [Theory]
    [MemberData(nameof(Bytes), DisableDiscoveryEnumeration = true)]
    public void ReadCsv_Bytes_AreRefusedWithTheirPlace(string row, byte[] bytes, string code, string message) =>
        AssertRefused(row, () => TableCases.Csv(bytes), code, message);

    public static TheoryData<string, string, string, string> Grammar() => new()
    {
        { "H006", "time,id,load\n2024-01-01,a,1\n2024-01-01,b\uFEFF,1\n", "ING-020", "stream(3) id" },
        { "H015", "time,id,load\n2024-01-01,a,1\n2024-01-02,\"a,1\n2024-01-03,a,1\n", "ING-030", "stream(3)" },
        { "H016", "time,id,load\n2024-01-01,\"a\"x,1\n", "ING-031", "field 2" },
        { "H016 inside", "time,id,load\n2024-01-01,a\"x,1\n", "ING-031", "field 2" },
        { "H018 lines stay right", "time,id,load\n2024-01-01,\"a\nb\",1\n2024-01-02,a,x\n", "ING-080", "stream(4)" },
        { "H019 short", "time,id,load\n2024-01-01,1\n", "ING-032", "has 2 fields, the header has 3" },
        { "H019 long", "time,id,load\n2024-01-01,a,1,2,3\n", "ING-032", "has 5 fields, the header has 3" },
        { "H020", "time,id,load\n2024-01-01,a,1,\n", "ING-032", "a separator at its end" },
        { "H022 spaces", "time,id,load\n   \n", "ING-032", "stream(2)" },
        { "H024", "time,id,load\n# comment\n2024-01-01,a,1\n", "ING-032", "stream(2)" },
        { "H026", "time;id;load\n2024-01-01;a;2,5\n", "ING-080", "set DecimalMark" },
        { "H036", "time,,load\n2024-01-01,a,1\n", "ING-071", "Column 2 has no name" },
        { "H037 case", "time,ID,load\n2024-01-01,a,1\n", "ING-072", "no column 'id'; did you mean 'ID'" },
        { "H037 spaces", "time, id ,load\n2024-01-01,a,1\n", "ING-072", "did you mean ' id '" },
        { "H038", "time,id,load,é,e\u0301\n2024-01-01,a,1,2,3\n", "ING-070", "written as U+00E9 and as U+0065 U+0301" },
        { "H038 same", "time,id,load,load\n2024-01-01,a,1,2\n", "ING-070", "Columns 3 and 4 are both named 'load'" },
        { "H039", "time," + string.Join(',', Enumerable.Range(0, 30).Select(i => $"c{i}")) + ",id\n", "ING-072", "and 12 more" },
        { "H040 control", "time,id,lo\u0007ad\n", "ING-073", "'lo\\u0007ad'" },
        { "H040 bidirectional", "time,id,\u202Edaol\n", "ING-072", "'\\u202Edaol'" },
        { "H040 long", "time,id," + new string('x', 10_240) + "\n", "ING-072", "xxx..." },
        { "H043", "time,id,load\n2024-01-01,a,1e400\n", "ING-081", "overflows" },
        { "H043 negative", "time,id,load\n2024-01-01,a,-1e400\n", "ING-081", "overflows" },
        { "H044", "time,id,load\n2024-01-01,a,Infinity\n", "ING-082", "not finite" },
        { "H044 -", "time,id,load\n2024-01-01,a,-Infinity\n", "ING-082", "not finite" },
        { "H044 inf", "time,id,load\n2024-01-01,a,inf\n", "ING-082", "not finite" },
        { "H044 sign", "time,id,load\n2024-01-01,a,\u221E\n", "ING-082", "not finite" },
        { "H042 undeclared", "time;id;load\n2024-01-01;a;1.234,56\n", "ING-080", "is not a number" },
        { "H045 -", "time,id,load\n2024-01-01,a,-\n", "ING-080", "MissingWords" },
        { "H045 #N/A", "time,id,load\n2024-01-01,a,#N/A\n", "ING-080", "MissingWords" },
        { "H045 -NaN", "time,id,load\n2024-01-01,a,-NaN\n", "ING-080", "is not a number" },
        { "H046 minus", "time,id,load\n2024-01-01,a,\u22125\n", "ING-080", "U+2212" },
        { "H046 wide", "time,id,load\n2024-01-01,a,\uFF11\uFF12\n", "ING-080", "U+FF11" },
        { "H046 arabic", "time,id,load\n2024-01-01,a,\u0661\n", "ING-080", "U+0661" },
        { "H051 boolean", "time,id,load\n2024-01-01,a,TRUE\n", "ING-080", "'TRUE'" },
        { "H051 currency", "time,id,load\n2024-01-01,a,€5\n", "ING-080", "U+20AC" },
        { "H051 digits and minus", "time,id,load\n2024-01-01,a,1-2\n", "ING-080", "'1-2'" },
        { "H021 CR in a quoted field", "time,id,load\r2024-01-01,\"a\rb\rc\",1\r2024-01-02,a,x\r", "ING-080", "stream(5)" },
        { "H021 CR, comment and blank lines", "\r\rtime,id,load\r\r2024-01-01,\"a\r\nb\",1\r2024-01-02,a,x", "ING-080", "stream(7)" },
        { "H099 +14:30", "time,id,load\n2024-01-01T00:00+14:30,a,1\n", "TIM-021", "stream(2) time" },
        { "H099 +99:00", "time,id,load\n2024-01-01T00:00+99:00,a,1\n", "TIM-021", "beyond 14 hours" },
        { "H099 -1400 and a minute", "time,id,load\n2024-01-01T00:00-1401,a,1\n", "TIM-021", "'2024-01-01T00:00-1401'" },
        { "H099 not even an offset", "time,id,load\n2024-01-01T00:00+14:30x,a,1\n", "TIM-025", "no such time" },
        { "H105 slash", "time,id,load\n2024/1-2,a,1\n", "TIM-025", "2024/1-2" },
        { "H069", "time,id,load\n2024-01-01,a,1\n2024-01-02,a,1\n2024-01-01,a,1\n2024-01-02,a,1\n", "ING-100", "2 rows repeat a time of their series: the lines 2 and 4 first, with the same values" },
        { "H070", "time,id,load\n2024-01-01,a,1\n2024-01-01,a,2.5\n", "ING-101", "lines 2 and 3 first, with different values, 1 and 2.5 in 'load'" },
        { "H072", "time,id,load\n2024-01-01T01:00+01:00,a,1\n2024-01-01T00:00Z,a,1\n", "ING-100", "lines 2 and 3" },
        { "H104", "time,id,load\n01/02/2024,a,1\n", "TIM-026", "the day or the month first" },
        { "H104 decidable for a person only", "time,id,load\n13/02/2024,a,1\n", "TIM-026", "dd/MM/uuuu" },
        { "H105 two digits", "time,id,load\n01/02/49,a,1\n", "TIM-026", "set TimeFormat" },
        { "H105 clock", "time,id,load\n12:30,a,1\n", "TIM-026", "'12:30'" },
        { "H105 weekday", "time,id,load\nMonday,a,1\n", "TIM-026", "'Monday'" },
        { "H106 bare number", "time,id,load\n1711846800,a,1\n", "TIM-026", "unix-s" },
        { "H106 excel", "time,id,load\n45292.5,a,1\n", "TIM-026", "'45292.5'" },
    };

    [Theory]
    [MemberData(nameof(Grammar), DisableDiscoveryEnumeration = true)]
    public void ReadCsv_Text_IsRefusedWithItsPlace(string row, string text, string code, string message) =>
        AssertRefused(row, () => TableCases.Csv(text, Keyed).ToPanel(TestContext.Current.CancellationToken), code, message);

    public static TheoryData<string, byte[], CsvReadOptions?, double[]> Read() => new()
    {
        { "H007 little end first", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("time,load\n2024-01-01,1.5\n")], null, [1.5] },
        { "H007 big end first", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes("time,load\n2024-01-01,1.5\n")], null, [1.5] },
        { "H008 declared", Encoding.Unicode.GetBytes("time,load\n2024-01-01,1.5\n"), new() { Encoding = "utf-16" }, [1.5] },
        { "H009 declared", Encoding.Latin1.GetBytes("time,load,Zähler\n2024-01-01,1.5,ä\n"), new() { Encoding = "latin1" }, [1.5] },
        { "byte-order mark", [0xEF, 0xBB, 0xBF, .. "time,load\n2024-01-01,1.5\n"u8], null, [1.5] },
        { "gzip", Packed([.. "time,load\n2024-01-01,1.5\n"u8]), null, [1.5] },
        { "H018", [.. "x,time,load\n\"a\"\"b\",2024-01-01,1\n\"c\nd,\",2024-01-02,2\n"u8], null, [1, 2] },
        { "H099 14 hours", [.. "time,load\n2024-01-01T00:00+14:00,1\n2024-01-01T00:00-00:00,2\n2024-01-01T00:00-14:00,3\n"u8], null, [1, 2, 3] },
        { "H106 steps of a file as seconds", [.. "time,load\n1,1\n960,2\n1000000,3\n"u8], new() { TimeFormat = "unix-s" }, [1, 2, 3] },
        { "H021 CR", [.. "time,load\r2024-01-01,1\r2024-01-02,2\r"u8], null, [1, 2] },
        { "H021 CRLF", [.. "time,load\r\n2024-01-01,1\r\n2024-01-02,2\r\n"u8], null, [1, 2] },
        { "H021 mixed", [.. "time,load\r\n2024-01-01,1\r2024-01-02,2\n2024-01-03,3"u8], null, [1, 2, 3] },
        { "H022", [.. "\ntime,load\n\n2024-01-01,1\n\n\n2024-01-02,2"u8], null, [1, 2] },
        { "H024 declared", [.. "time,load\n# x, \"y\n2024-01-01,1\n"u8], new() { Comment = '#' }, [1] },
        { "H025 found out", [.. "time;load\n2024-01-01;1\n"u8], null, [1] },
        { "H026 declared", [.. "time;load\n2024-01-01;2,5\n"u8], new() { DecimalMark = ',' }, [2.5] },
        { "H042 declared", [.. "time;load\n2024-01-01;1.234,56\n2024-01-02;-1.234.567\n"u8], new() { DecimalMark = ',', ThousandsMark = '.' }, [1234.56, -1234567] },
        { "H045", [.. "time,load\n2024-01-01,NaN\n2024-01-02,nan\n2024-01-03,NA\n2024-01-04,null\n2024-01-05,\n2024-01-06,  \n"u8], null, [double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN] },
        { "H045 declared", [.. "time,load\n2024-01-01,-\n2024-01-02,#N/A\n2024-01-03,−999\n"u8], new() { MissingWords = ["-", "#n/a", "−999"] }, [double.NaN, double.NaN, double.NaN] },
        { "H048", [.. "time,load\n2024-01-01,1e-320\n2024-01-02,-0.0\n2024-01-03,1.7976931348623157e308\n2024-01-04,4.9E-324\n"u8], null, [1e-320, -0.0, double.MaxValue, double.Epsilon] },
        { "H049", [.. "time,load\n2024-01-01,0."u8, .. Utf8.GetBytes(new string('3', 400)), .. "\n"u8], null, [1.0 / 3] },
        { "H052", [.. "time,load\n2024-01-01,99999\n2024-01-02,0\n"u8], null, [99999, 0] },
        { "signs and spaces", [.. "time,load\n2024-01-01, +1.5 \n2024-01-02,-.5\n2024-01-03,5.\n"u8], null, [1.5, -0.5, 5] },
    };

    [Theory]
    [MemberData(nameof(Read), DisableDiscoveryEnumeration = true)]
    public void ReadCsv_WhatIsWellFormed_HasItsExactValues(string row, byte[] bytes, CsvReadOptions? options, double[] expected)
    {
        Assert.NotEmpty(row);
        SeriesTable table = TableCases.Csv(bytes, options: options);
        Assert.Equal(TableCases.Bits(expected), TableCases.Bits(table.ToPanel(TestContext.Current.CancellationToken).Target(0)));
    }

    [Theory]
    [InlineData("unix-ms", "1711846800000", "1711846801", "larger")]
    [InlineData("unix-ms", "1711846800", "1711846801000", "smaller")]
    [InlineData("unix-us", "1711846800000000", "1711846801", "a million times larger")]
    public void ReadCsv_UnitsThatAreMixed_AreRefusedWhereTheyJump(string format, string first, string second, string message) => AssertRefused(
        "H106", () => TableCases.Csv($"time,load\n{first},1\n{second},2\n", options: new() { TimeFormat = format }), "TIM-027", message);

    [Fact]
    public void ReadCsv_MillisecondsAmongSeconds_AreTooLarge() => AssertRefused(
        "H106", () => TableCases.Csv("time,load\n1711846800,1\n1711846801000,2\n", options: new() { TimeFormat = "unix-s" }), "TIM-027", "stream(3)");

    [Theory]
    [InlineData("2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z")]
    [InlineData("2017-01-01 00:59:60+01:00", "2016-12-31T23:59:59Z")]
    [InlineData("2016-12-31 23:59:60", "2016-12-31T23:59:59Z")]
    public void ReadCsv_LeapSecond_IsRefusedOrTheSecondBefore(string time, string expected)
    {
        string text = $"time,load\n{time},1\n";
        AssertRefused("H100", () => TableCases.Csv(text), "TIM-022", "stream(2)");
        SeriesTable table = TableCases.Csv(text, options: new() { ClampLeapSeconds = true });
        Assert.Contains(table.Findings, finding => finding is { Code: "TIM-022", Severity: FindingSeverity.Information, Count: 1 });
        Assert.Equal(expected, NodaTime.Text.InstantPattern.General.Format(table.ToPanel(TestContext.Current.CancellationToken).TimeAt(0, 0)));
        AssertRefused("H100", () => TableCases.Csv("time,load\n2016-12-31T23:60:60,1\n", options: new() { ClampLeapSeconds = true }), "TIM-02", "23:60:60");
    }

    [Theory]
    [InlineData("2,3A,3B,4", IntervalStamp.End)]
    [InlineData("02,03a,03b,04", IntervalStamp.End)]
    [InlineData("1,2A,2B,3", IntervalStamp.Start)]
    public void ReadCsv_HoursWithLetters_AreRefusedOrTheTwoRunsOfTheHour(string hours, IntervalStamp stamp)
    {
        string text = "date,hour,load\n" + string.Concat(hours.Split(',').Select((hour, i) => $"2024-10-27,{hour},{i}\n"));
        SeriesSchema schema = TableCases.Plain with
        {
            Time = ["date", "hour"],
            Zone = TableCases.Berlin,
            Stamp = stamp,
            ClockChange = Forecasting.Time.LocalTimeRule.ByOrder,
            Frequency = Forecasting.Time.Frequency.Hours(1),
        };
        AssertRefused("H081", () => TableCases.Csv(text, schema), "TIM-013", "stream(3) hour");
        SeriesPanel panel = TableCases.Csv(text, schema, new() { HourLetters = true }).ToPanel(TestContext.Current.CancellationToken);
        Assert.Equal([0.0, 1, 2, 3], panel.Target(0).ToArray());
        Assert.Equal(
            ["2024-10-26T23:00:00Z", "2024-10-27T00:00:00Z", "2024-10-27T01:00:00Z", "2024-10-27T02:00:00Z"],
            Enumerable.Range(0, 4).Select(i => NodaTime.Text.InstantPattern.General.Format(panel.TimeAt(0, i))));
        AssertRefused("H081", () => TableCases.Csv("date,hour,load\n2024-10-27,3C,1\n", schema, new() { HourLetters = true }), "TIM-025", "'2024-10-27 3C'");
    }

    [Theory]
    [InlineData("1.23,5")]
    [InlineData("1.2345")]
    [InlineData(".123")]
    [InlineData("1..234")]
    [InlineData("1.234.")]
    public void ReadCsv_ThousandsThatAreNone_AreRefused(string number) => AssertRefused(
        "H042", () => TableCases.Csv($"time;load\n2024-01-01;{number}\n", options: new() { DecimalMark = ',', ThousandsMark = '.' }), "ING-080", number);

    [Fact]
    public void ReadCsv_SemicolonsDeclaredAsCommas_NamesTheDelimiter() => AssertRefused(
        "H025", () => TableCases.Csv("time;load\n2024-01-01;1\n", options: new() { Delimiter = ',' }), "ING-040", "set the delimiter to ';'");

    [Fact]
    public void ReadCsv_BlankLinesAndSeparator_AreTold()
    {
        SeriesTable table = TableCases.Csv("time;load\n\n\n2024-01-01;1\n");
        Assert.Contains(table.Findings, finding => finding is { Code: "ING-033", Count: 2 });
        Assert.Contains(table.Findings, finding => finding.Code == "ING-041");
    }

    [Fact]
    public void ReadCsv_InvisibleCharacterOutsideAKey_IsKept() =>
        Assert.Equal("a\uFEFF", TableCases.Csv("time,load,kind\n2024-01-01,1,a\uFEFF\n", TableCases.Plain with { Static = "kind" }).ToPanel(TestContext.Current.CancellationToken).Static(0, 0));

    [Fact]
    public void ReadCsv_StaticValueThatChanges_IsTold()
    {
        SeriesTable table = TableCases.Csv("time,load,kind\n2024-01-01,1,a\n2024-01-02,1,b\n2024-01-03,1,b\n", TableCases.Plain with { Static = "kind" });
        Finding finding = Assert.Single(table.Findings);
        Assert.Equal(("ING-102", 2L, 3L), (finding.Code, finding.Count, finding.Line));
    }

    [Theory]
    [InlineData("en-US")]
    [InlineData("tr-TR")]
    public void ReadCsv_KeysThatLookAlike_AreFourSeries(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        string[] keys = ["a", "a ", "A", "\u0130", "i", "I", "../x", "a/b", "con", "e\u0301", "\u00E9"];
        SeriesTable table = TableCases.Csv("time,id,load\n" + string.Concat(keys.Select(key => $"2024-01-01,{key},1\n")), Keyed);
        Assert.Equal(keys.Order(StringComparer.Ordinal), table.ToPanel(TestContext.Current.CancellationToken).Keys.Select(key => key[0]));
    }

    [Fact]
    public void ReadCsv_KeysOfSeveralColumns_DoNotRunTogether()
    {
        SeriesTable table = TableCases.Csv("time,a,b,load\n2024-01-01,x,yz,1\n2024-01-01,xy,z,1\n2024-01-01,,xyz,1\n", TableCases.Plain with { Keys = ["a", "b"] });
        Assert.Equal(3, table.ToPanel(TestContext.Current.CancellationToken).SeriesCount);
    }

    [Fact]
    public void ReadCsv_ManySeriesOfOneRow_AreKeptApart()
    {
        const int Count = 100_000;
        var text = new StringBuilder("time,id,load\n");
        for (int i = 0; i < Count; i++) text.Append(CultureInfo.InvariantCulture, $"2024-01-01,{i},{i}\n");
        SeriesPanel panel = TableCases.Csv(text.ToString(), Keyed).ToPanel(TestContext.Current.CancellationToken);
        Assert.Equal(Count, panel.SeriesCount);
        Assert.Equal(77_777, panel.Target(panel.IndexOf("77777"))[0]);
    }

    [Fact]
    public void ReadCsv_InterleavedAndReversedRows_GiveTheSameBits()
    {
        string[] rows = [.. Enumerable.Range(0, 400).Select(i => $"2024-01-{1 + (i / 4 % 20):00} {i / 80:00}:00,{(char)('a' + (i % 4))},{Math.Sin(i):R}")];
        SeriesPanel Panel(IEnumerable<string> order) => TableCases.Csv($"time,id,load\n{string.Join('\n', order)}\n", Keyed).ToPanel(TestContext.Current.CancellationToken);
        SeriesPanel expected = Panel(rows);
        TableCases.AssertSame(expected, Panel(rows.Reverse()));
        TableCases.AssertSame(expected, Panel(rows.OrderBy(row => row.Split(',')[1], StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("H027", "time,load\n", "x", "ING-050", "line is longer than 1048576 bytes")]
    [InlineData("H028", "time,load\n2024-01-01,\"", "x", "ING-030", "does not close within 1048576 bytes")]
    [InlineData("H015 a million lines", "time,load\n2024-01-01,\"1\n", "2024-01-02,2\n", "ING-030", "stream(2)")]
    [InlineData("H030", "time,load,x\n", ",,\n", "TIM-025", "stream(2)")]
    [InlineData("H030 blank", "time,load\n", "\n", "ING-002", "no data rows")]
    public void ReadCsv_AThousandMebibytes_EndInBoundedMemory(string row, string head, string repeated, string code, string message)
    {
        long total = row == "H030 blank" ? 64L << 20 : 1L << 30;
        using var stream = new RepeatingStream(head, repeated, total);
        long before = GC.GetAllocatedBytesForCurrentThread();
        AssertRefused(row, () => SeriesTable.ReadCsvStream(stream, TableCases.Plain, cancellationToken: TestContext.Current.CancellationToken), code, message);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 16 << 20);
    }

    [Fact]
    public void ReadCsv_TextInTheLastOfManyRows_NamesItsLine()
    {
        const int Rows = 200_000;
        var text = new StringBuilder("time,load\n");
        for (int i = 0; i < Rows; i++) text.Append(CultureInfo.InvariantCulture, $"{946_684_800 + (i * 3600)},1\n");
        text.Append("1700000000,x\n");
        AssertRefused("H050", () => TableCases.Csv(text.ToString(), options: new() { TimeFormat = "unix-s" }), "ING-080", "stream(200002) load");
    }

    [Fact]
    public void ReadCsv_FileThatChanges_IsRefused()
    {
        using var stream = new GrowingStream(Utf8.GetBytes("time,load\n2024-01-01,1\n"));
        AssertRefused("H031", () => SeriesTable.ReadCsvStream(stream, TableCases.Plain, cancellationToken: TestContext.Current.CancellationToken), "ING-060", "changed while it was read");
    }

    [Fact]
    public void ReadCsv_WhatIsNoFile_IsNamed()
    {
        string folder = Directory.CreateTempSubdirectory("forecasting").FullName;
        try
        {
            AssertRefused("H032 folder", () => ReadFile(folder), "ING-061", "a folder");
            AssertRefused("H032 missing", () => ReadFile(Path.Combine(folder, "missing.csv")), "ING-061", "no such file");
            AssertRefused("H033 long", () => ReadFile(new string('x', 5000)), "ING-061", "");
            AssertRefused("H033 NUL", () => ReadFile("a\0b"), "ING-061", "cannot be opened");
            AssertRefused("H001 file", () => ReadFile(Made(Path.Combine(folder, "empty.csv"))), "ING-001", "empty.csv");
            if (OperatingSystem.IsWindows()) return;
            AssertRefused("H032 device", () => ReadFile("/dev/zero"), "ING-061", "a device");
            File.CreateSymbolicLink(Path.Combine(folder, "link"), Path.Combine(folder, "nowhere"));
            AssertRefused("H032 link", () => ReadFile(Path.Combine(folder, "link")), "ING-061", "no such file");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void ReadCsv_Pipe_IsRefusedWithoutWaiting()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no named pipes in the file system.");
        string folder = Directory.CreateTempSubdirectory("forecasting").FullName;
        string pipe = Path.Combine(folder, "pipe");
        try
        {
            using var make = System.Diagnostics.Process.Start("mkfifo", pipe);
            make.WaitForExit();
            Assert.Equal(0, make.ExitCode);
            AssertRefused("H032 pipe", () => ReadFile(pipe), "ING-061", "a pipe");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static SeriesTable ReadFile(string path) => SeriesTable.ReadCsv(path, TableCases.Plain, cancellationToken: TestContext.Current.CancellationToken);

    private static string Made(string path)
    {
        File.WriteAllBytes(path, []);
        return path;
    }

    private static void AssertRefused(string row, Func<object> read, string code, string message)
    {
        SeriesDataException error = Assert.Throws<SeriesDataException>(read);
        Assert.True(error.Code.StartsWith(code, StringComparison.Ordinal), $"{row}: {error.Message}");
        Assert.True(error.Message.Contains(message, StringComparison.Ordinal), $"{row}: {error.Message}");
    }

    private static byte[] Packed(byte[] bytes, string head = "")
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(head));
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }
}
