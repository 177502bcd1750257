using Forecasting.Tables;
using NodaTime;

namespace Forecasting.Tests.Tables;

/// <summary>Tables of rows and columns that are held in code.</summary>
public class CodeTableTests
{
    private static readonly SeriesSchema Local = TableCases.Plain with { Zone = TableCases.Berlin, Keys = "meter" };

    private sealed record Reading(DateTimeOffset Time, string Meter, decimal? Load);

    [Fact]
    public void FromRows_Records_GiveThePanelOfTheSameCsv()
    {
        Reading[] readings =
        [
            new(new(2024, 3, 31, 3, 0, 0, TimeSpan.FromHours(2)), "b", 2.5m),
            new(new(2024, 3, 31, 0, 0, 0, TimeSpan.Zero), "b", null),
            new(new(2024, 3, 31, 1, 0, 0, TimeSpan.FromHours(1)), "a", 0.1m),
        ];
        SeriesTable table = SeriesTable.FromRows(
            readings, new() { ["time"] = r => r.Time, ["meter"] = r => r.Meter, ["load"] = r => r.Load, ["unused"] = r => r }, Local, TestContext.Current.CancellationToken);
        SeriesTable csv = TableCases.Csv("time,meter,load\n2024-03-31T03:00+02:00,b,2.5\n2024-03-31T00:00Z,b,\n2024-03-31T01:00+01:00,a,0.1\n", Local);
        Assert.True(table.HasOffsets);
        TableCases.AssertSame(csv.ToPanel(TestContext.Current.CancellationToken), table.ToPanel(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void FromRows_ManyBlocks_KeepsAllRows()
    {
        SeriesTable table = SeriesTable.FromRows(
            Enumerable.Range(0, 20_001), new() { ["time"] = i => TableCases.Start + Duration.FromHours(i), ["load"] = i => i }, TableCases.Plain, TestContext.Current.CancellationToken);
        SeriesPanel panel = table.ToPanel(TestContext.Current.CancellationToken);
        Assert.Equal(20_001, panel.RowCount);
        Assert.Equal(20_000.0, panel.Target(0)[^1]);
    }

    public static TheoryData<string, Array, bool> Times() => new()
    {
        { "utc", new[] { new DateTime(2024, 3, 31, 1, 0, 0, DateTimeKind.Utc) }, true },
        { "unspecified", new[] { new DateTime(2024, 3, 31, 3, 0, 0, DateTimeKind.Unspecified) }, false },
        { "nullable", new DateTime?[] { new DateTime(2024, 3, 31, 3, 0, 0) }, false },
        { "offset", new[] { new DateTimeOffset(2024, 3, 31, 3, 0, 0, TimeSpan.FromHours(2)) }, true },
        { "instant", new[] { Instant.FromUtc(2024, 3, 31, 1, 0) }, true },
        { "local", new[] { new LocalDateTime(2024, 3, 31, 3, 0) }, false },
        { "zoned", new[] { Instant.FromUtc(2024, 3, 31, 1, 0).InZone(TableCases.Berlin) }, true },
        { "text", new[] { "2024-03-31 03:00" }, false },
        { "text with offset", new[] { "2024-03-31T01:00Z" }, true },
        { "boxed", new object[] { new LocalDateTime(2024, 3, 31, 3, 0) }, false },
    };

    [Theory]
    [MemberData(nameof(Times), DisableDiscoveryEnumeration = true)]
    public void FromColumns_TypesOfTime_NameTheSameInstant(string kind, Array times, bool isInstant)
    {
        Assert.NotEmpty(kind);
        SeriesTable table = Columns(times, new[] { 1.5f });
        Assert.Equal(isInstant, table.HasOffsets);
        Assert.Equal(Instant.FromUtc(2024, 3, 31, 1, 0), table.ToPanel(TestContext.Current.CancellationToken).TimeAt(0, 0));
    }

    public static TheoryData<Array, double> Numbers() => new()
    {
        { new[] { 1.5 }, 1.5 },
        { new double?[] { null }, double.NaN },
        { new[] { 0.1f }, 0.1f },
        { new[] { -3 }, -3 },
        { new long?[] { 1L << 53 }, 9007199254740992 },
        { new[] { 0.1m }, 0.1 },
        { new short[] { 4 }, 4 },
        { new byte[] { 255 }, 255 },
        { new sbyte[] { -1 }, -1 },
        { new uint[] { uint.MaxValue }, uint.MaxValue },
        { new ulong[] { ulong.MaxValue }, 18446744073709551616.0 },
        { new object?[] { null }, double.NaN },
        { new object[] { 7m }, 7 },
    };

    [Theory]
    [MemberData(nameof(Numbers), DisableDiscoveryEnumeration = true)]
    public void FromColumns_TypesOfNumber_AreTheNearestDouble(Array numbers, double expected) =>
        Assert.Equal(expected, Columns(new[] { TableCases.Start }, numbers).Columns.Target[0]);

    public static TheoryData<string, Array, Array, string> Refused() => new()
    {
        { "ING-093", new[] { TableCases.Start }, new[] { true }, "booleans" },
        { "ING-093", new[] { TableCases.Start }, new[] { "5" }, "text" },
        { "ING-093", new[] { TableCases.Start }, new[] { DayOfWeek.Friday }, "DayOfWeek" },
        { "ING-093", new[] { TableCases.Start }, new object[] { 'x' }, "Char" },
        { "ING-093", new[] { TableCases.Start }, new[] { 1.0, 2.0 }, "2 cells" },
        { "ING-082", new[] { TableCases.Start }, new[] { double.PositiveInfinity }, "not finite" },
        { "ING-093", new[] { 1.5 }, new[] { 1.0 }, "it wants times" },
        { "TIM-026", new[] { 1_700_000_000 }, new[] { 1.0 }, "unix-s" },
        { "TIM-025", new DateTime?[] { null }, new[] { 1.0 }, "empty" },
        { "TIM-025", new string?[] { null }, new[] { 1.0 }, "empty" },
        { "TIM-023", new[] { DateTime.SpecifyKind(new DateTime(2024, 1, 1), DateTimeKind.Local) }, new[] { 1.0 }, "kind Local" },
        { "TIM-024", new[] { new DateTime(1800, 1, 1, 0, 0, 0, DateTimeKind.Utc) }, new[] { 1.0 }, "1900 to 2200" },
        { "TIM-024", new[] { Instant.MinValue }, new[] { 1.0 }, "1900 to 2200" },
        { "TIM-024", new[] { new LocalDateTime(-500, 1, 1, 0, 0) }, new[] { 1.0 }, "1900 to 2200" },
        { "TIM-002", new object[] { TableCases.Start, new LocalDateTime(2024, 1, 1, 0, 0) }, new[] { 1.0, 2.0 }, "no offset" },
        { "ING-002", Array.Empty<Instant>(), Array.Empty<double>(), "no rows" },
    };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void FromColumns_WhatCannotBeRead_IsRefusedWithItsPlace(string code, Array times, Array numbers, string message)
    {
        SeriesDataException error = Assert.Throws<SeriesDataException>(() => Columns(times, numbers));
        Assert.Equal(code, error.Code);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FromColumns_MissingColumn_NamesThoseThere()
    {
        var columns = new Dictionary<string, Array> { ["Time"] = new[] { TableCases.Start }, ["load"] = new[] { 1.0 } };
        SeriesDataException error = Assert.Throws<SeriesDataException>(
            () => SeriesTable.FromColumns(columns, TableCases.Plain, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal("ING-072", error.Code);
        Assert.Contains("did you mean 'Time'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FromColumns_KeysOfWholeNumbers_AreText()
    {
        SeriesTable table = SeriesTable.FromColumns(
            new Dictionary<string, Array> { ["time"] = new[] { TableCases.Start, TableCases.Start }, ["load"] = new[] { 1, 2 }, ["meter"] = new[] { 10, 9 } },
            Local, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal<SeriesKey>(["10", "9"], table.ToPanel(TestContext.Current.CancellationToken).Keys);
        SeriesDataException error = Assert.Throws<SeriesDataException>(() => SeriesTable.FromColumns(
            new Dictionary<string, Array> { ["time"] = new[] { TableCases.Start }, ["load"] = new[] { 1 }, ["meter"] = new[] { 1f } }, Local, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal("ING-093", error.Code);
    }

    public static TheoryData<string, Array[]> SeveralColumns() => new()
    {
        { "date and hour", [new[] { new DateOnly(2024, 3, 31) }, new[] { 4 }] },
        { "text and text", [new[] { "2024-03-31" }, new[] { "04:00" }] },
        { "text and number", [new[] { "2024/3/31" }, new byte[] { 4 }] },
        { "date and time of day", [new[] { new DateTime(2024, 3, 31) }, new[] { new TimeOnly(4, 0) }] },
        { "date and span", [new[] { new LocalDate(2024, 3, 31) }, new[] { TimeSpan.FromHours(4) }] },
        { "numbers", [new[] { 2024 }, new[] { 3 }, new[] { 31 }, new[] { 4L }] },
        { "date, hour, minute", [new[] { new DateOnly(2024, 3, 31) }, new[] { 3 }, new[] { 60 - 1 }] },
    };

    [Theory]
    [MemberData(nameof(SeveralColumns), DisableDiscoveryEnumeration = true)]
    public void FromColumns_TimeInSeveralColumns_IsPutTogether(string kind, Array[] parts)
    {
        string[] names = [.. parts.Select((_, i) => $"t{i}")];
        Dictionary<string, Array> columns = names.Zip(parts).ToDictionary(pair => pair.First, pair => pair.Second);
        columns.Add("load", new[] { 1.0 });
        SeriesPanel panel = SeriesTable.FromColumns(columns, Local with { Time = names, Keys = ColumnNames.None }, cancellationToken: TestContext.Current.CancellationToken)
            .ToPanel(TestContext.Current.CancellationToken);
        Instant expected = kind == "date, hour, minute" ? Instant.FromUtc(2024, 3, 31, 1, 59) : Instant.FromUtc(2024, 3, 31, 2, 0);
        Assert.Equal(expected, panel.TimeAt(0, 0));
    }

    [Fact]
    public void FromColumns_UnixNumbers_NeedTheirUnit()
    {
        var columns = new Dictionary<string, Array> { ["time"] = new[] { 1_711_846_800_000L }, ["load"] = new[] { 1.0 } };
        SeriesTable table = SeriesTable.FromColumns(columns, TableCases.Plain, new() { TimeFormat = "unix-ms" }, TestContext.Current.CancellationToken);
        Assert.Equal(Instant.FromUtc(2024, 3, 31, 1, 0), table.ToPanel(TestContext.Current.CancellationToken).TimeAt(0, 0));
        SeriesDataException error = Assert.Throws<SeriesDataException>(() => SeriesTable.FromColumns(
            columns, TableCases.Plain, new() { TimeFormat = "unix-s" }, TestContext.Current.CancellationToken));
        Assert.Equal("TIM-027", error.Code);
    }

    private static SeriesTable Columns(Array times, Array numbers) => SeriesTable.FromColumns(
        new Dictionary<string, Array> { ["time"] = times, ["load"] = numbers }, Local with { Keys = ColumnNames.None }, cancellationToken: TestContext.Current.CancellationToken);
}
