using Forecasting.Preparation.Examination;
using Forecasting.Tables;
using Forecasting.Tests.Preparation.Examination;
using Forecasting.Time;
using NodaTime;

namespace Forecasting.Tests.Preparation;

/// <summary>Local times that no clock shows, or that clocks show twice: each is refused by name, or placed by the rule that was chosen.</summary>
public class HostileLocalTimesTests
{
    [Theory]
    [InlineData("Europe/Berlin", "2024-10-27 02:30", "TIM-011", "ambiguous in Europe/Berlin: +02:00 or +01:00")]
    [InlineData("Europe/Berlin", "2024-03-31 02:30", "TIM-010", "from +01:00 to +02:00")]
    [InlineData("Australia/Lord_Howe", "2024-10-06 02:15", "TIM-010", "from +10:30 to +11:00")]
    [InlineData("Australia/Lord_Howe", "2024-04-07 01:45", "TIM-011", "+11:00 or +10:30")]
    [InlineData("Pacific/Apia", "2011-12-30 00:00", "TIM-010", "2011-12-30 is a day that does not exist in Pacific/Apia")]
    [InlineData("Pacific/Apia", "2011-12-30 17:45", "TIM-010", "2011-12-30 is a day that does not exist in Pacific/Apia")]
    [InlineData("Pacific/Kwajalein", "1993-08-21 12:00", "TIM-010", "1993-08-21 is a day that does not exist in Pacific/Kwajalein")]
    [InlineData("Pacific/Kiritimati", "1994-12-31 12:00", "TIM-010", "1994-12-31 is a day that does not exist in Pacific/Kiritimati")]
    [InlineData("Pacific/Kanton", "1994-12-31 12:00", "TIM-010", "1994-12-31 is a day that does not exist in Pacific/Kanton")]
    [InlineData("America/Sao_Paulo", "2018-11-04 00:00", "TIM-010", "from -03:00 to -02:00")]
    public void ToPanel_TimeOfAClockChange_IsRefusedWithItsOffsets(string zone, string label, string code, string words)
    {
        SeriesTable table = At(DateTimeZoneProviders.Tzdb[zone], label);
        SeriesDataException error = table.Refusal();
        Assert.Equal(code, error.Code);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.Equal(2, error.Findings[0].Line);
        Finding found = Assert.Single(table.Examine(null, TestContext.Current.CancellationToken).Findings, finding => finding.Code == code);
        Assert.Equal((FindingSeverity.Error, 2), (found.Severity, found.Line!.Value));
    }

    [Theory]
    [InlineData("Australia/Lord_Howe", "2024-10-06 02:30", "2024-10-05T15:30:00Z")]
    [InlineData("Australia/Lord_Howe", "2024-10-06 02:45", "2024-10-05T15:45:00Z")]
    [InlineData("America/St_Johns", "2024-01-15 12:00", "2024-01-15T15:30:00Z")]
    [InlineData("Asia/Kathmandu", "2024-01-15 12:00", "2024-01-15T06:15:00Z")]
    [InlineData("Pacific/Chatham", "2024-07-15 12:00", "2024-07-14T23:15:00Z")]
    [InlineData("Australia/Eucla", "2024-01-15 12:00", "2024-01-15T03:15:00Z")]
    [InlineData("Pacific/Apia", "2011-12-31 00:00", "2011-12-30T10:00:00Z")]
    [InlineData("Pacific/Apia", "2011-12-29 23:45", "2011-12-30T09:45:00Z")]
    public void ToPanel_OddOffset_IsExact(string zone, string label, string instant)
    {
        SeriesTable table = At(DateTimeZoneProviders.Tzdb[zone], label);
        Assert.Equal(instant, table.Panel().TimeAt(0, 0).ToString());
    }

    [Theory]
    [InlineData("01:00,a 02:00,b 02:00,c 03:00,d", "b c")]
    [InlineData("03:00,d 02:00,c 02:00,b 01:00,a", "b c")]
    [InlineData("02:00,b 02:00,c", "b c")]
    [InlineData("01:00,a 02:00,b 02:00,c 01:30,d", null)]
    [InlineData("01:00,a 02:00,b 02:00,c 02:00,d", null)]
    public void ToPanel_RepeatedHourByOrder_FollowsTheTableOrIsRefused(string rows, string? order)
    {
        string[] lines = ["time,load", .. rows.Split(' ').Select(row => $"2024-10-27 {row.Split(',')[0]},{row[^1] - 'a'}")];
        SeriesTable table = TableText.Read(TableText.Schema(TableText.Berlin) with { ClockChange = LocalTimeRule.ByOrder }, lines);
        if (order is null)
        {
            Assert.Equal("TIM-011", table.Refusal().Code);
            return;
        }

        SeriesPanel panel = table.Panel();
        int first = Enumerable.Range(0, panel.RowCount).Single(row => panel.TimeAt(0, row) == Instant.FromUtc(2024, 10, 27, 0, 0));
        Assert.Equal([1.0, 2.0], panel.Target(0).Slice(first, 2).ToArray());
        Assert.Equal(Instant.FromUtc(2024, 10, 27, 1, 0), panel.TimeAt(0, first + 1));
    }

    [Fact]
    public void ToPanel_FourQuartersOnceInALongDay_SaysThatTheDayHas25Hours()
    {
        IEnumerable<string> quarters = Enumerable.Range(0, 96).Select(i => $"2024-10-27 {i / 4:00}:{i % 4 * 15:00},{i}");
        SeriesTable table = TableText.Read(TableText.Schema(TableText.Berlin), ["time,load", .. quarters]);
        SeriesDataException error = table.Refusal();
        Assert.Equal("TIM-012", error.Code);
        Assert.Contains("25-hour day with 24 hours of rows", error.Message, StringComparison.Ordinal);
        Assert.Equal(4, error.Findings.Count);
        Assert.Equal(4, Assert.Single(table.Examine(null, TestContext.Current.CancellationToken).Series).ClockChanges!.AutumnOnce);
    }

    [Fact]
    public void Examine_SecondHourCopiedFromTheFirst_IsKeptAndTold()
    {
        string[] lines = ["time,load", .. TableText.Hours(new LocalDateTime(2024, 10, 26, 0, 0), 73, i => i == 27 ? 26 : i)];
        SeriesTable table = TableText.Read(TableText.Schema(TableText.Berlin) with { ClockChange = LocalTimeRule.ByOrder }, lines);
        Finding finding = Assert.Single(table.Examine(null, TestContext.Current.CancellationToken).Findings, finding => finding.Code == "TIM-018");
        Assert.Equal(("2024-10-27T02:00:00", 1, FindingSeverity.Information), (finding.Label, finding.Count, finding.Severity));
        Assert.Equal(73, table.Panel().RowCount);
    }

    [Theory]
    [InlineData("America/Sao_Paulo", "2018-10-20", "2018-11-04", 3, 23)]
    [InlineData("America/Havana", "2024-10-20", "2024-11-03", 4, 25)]
    public void ToPanel_DaysWhoseMidnightIsSkippedOrRepeated_StartAtTheirFirstInstant(string id, string first, string day, int hour, int hours)
    {
        DateTimeZone zone = DateTimeZoneProviders.Tzdb[id];
        LocalDate from = NodaTime.Text.LocalDatePattern.Iso.Parse(first).Value, changed = NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value;
        IEnumerable<string> days = Enumerable.Range(0, 40).Select(i => $"{from.PlusDays(i):uuuu-MM-dd},{i}");
        SeriesPanel panel = TableText.Read(TableText.Schema(zone), ["time,load", .. days]).Panel();
        RegularPanel filled = panel.Filled();
        Assert.Equal((40, Frequency.Days(1)), (filled.Length(0), filled.Frequency));
        Assert.Equal(0, filled.TargetStates(0).Count(CellState.Inserted));
        int cell = (int)Period.DaysBetween(from, changed);
        Assert.Equal(changed.AtMidnight().InUtc().ToInstant() + Duration.FromHours(hour), filled.TimeAt(0, cell));
        Assert.Equal(Duration.FromHours(hours), filled.TimeAt(0, cell + 1) - filled.TimeAt(0, cell));
    }

    [Fact]
    public void ToPanel_DayThatAZoneLeftOut_IsRefusedAmongDaysToo()
    {
        IEnumerable<string> days = Enumerable.Range(0, 10).Select(i => $"{new LocalDate(2011, 12, 25).PlusDays(i):uuuu-MM-dd},{i}");
        SeriesTable table = TableText.Read(TableText.Schema(DateTimeZoneProviders.Tzdb["Pacific/Apia"]), ["time,load", .. days]);
        SeriesDataException error = table.Refusal();
        Assert.Equal(("TIM-010", 1), (error.Code, error.Findings.Count));
    }

    [Fact]
    public void ToPanel_NoZoneAndNoOffset_IsRefused()
    {
        SeriesTable table = TableText.Read(TableText.Schema(), "time,load", "2024-01-01 00:00,1");
        Assert.Equal("TIM-001", table.Refusal().Code);
    }

    [Theory]
    [InlineData("TIM-002", "2024-01-01T00:00Z", "2024-01-01 01:00")]
    [InlineData("TIM-002", "2024-01-01 00:00", "2024-01-01T01:00+01:00")]
    [InlineData("TIM-022", "2016-12-31T23:59:60Z")]
    [InlineData("TIM-024", "0001-01-01T00:00+14:00")]
    [InlineData("TIM-024", "9999-12-31T23:59:59-12:00")]
    [InlineData("TIM-024", "1899-12-31 23:59")]
    [InlineData("TIM-025", "0000-01-01")]
    [InlineData("TIM-025", "2023-02-29")]
    [InlineData("TIM-025", "2024-02-30")]
    [InlineData("TIM-025", "2024-13-01")]
    [InlineData("TIM-025", "")]
    [InlineData("TIM-026", "01/02/2024", "13/02/2024")]
    [InlineData("TIM-026", "01/02/49")]
    [InlineData("TIM-026", "12:30")]
    [InlineData("TIM-026", "Monday")]
    [InlineData("TIM-026", "1704067200")]
    [InlineData("TIM-026", "45292.5")]
    public void ReadCsv_TimeThatCannotBeMeant_IsRefusedOnItsLine(string code, params string[] times)
    {
        SeriesDataException error = Assert.Throws<SeriesDataException>(
            () => TableText.Read(TableText.Schema(TableText.Berlin), ["time,load", .. times.Select(time => $"{time},1")]));
        Assert.Equal(code, error.Code);
        Assert.Equal(code == "TIM-002" ? 3 : 2, error.Findings[0].Line);
    }

    [Fact]
    public void ReadCsv_NegativeZeroOffset_IsUtc()
    {
        SeriesPanel panel = TableText.Read(TableText.Schema(), "time,load", "2024-01-01T00:00-00:00,1").Panel();
        Assert.Equal(Instant.FromUtc(2024, 1, 1, 0, 0), panel.TimeAt(0, 0));
    }

    [Fact]
    public void ToPanel_MixedOffsets_AreOneTimeLine()
    {
        SeriesPanel panel = TableText.Read(
            TableText.Schema(), "time,load", "2024-10-27T02:00+02:00,1", "2024-10-27T02:00+01:00,2", "2024-10-27T02:00Z,3", "2024-10-26T22:00-05:00,4")
            .Panel();
        Assert.Equal([1.0, 2.0, 3.0, 4.0], panel.Target(0).ToArray());
        Assert.Equal(Duration.FromHours(3), panel.TimeAt(0, 3) - panel.TimeAt(0, 0));
    }

    [Fact]
    public void ToPanel_OneInstantInTwoNotations_IsADuplicate()
    {
        SeriesTable table = TableText.Read(TableText.Schema(), "time,load", "2024-10-27T02:00+02:00,1", "2024-10-27T01:00+01:00,2");
        Assert.Equal("ING-101", table.Refusal().Code);
        Assert.Equal(1, Assert.Single(table.Examine(null, TestContext.Current.CancellationToken).Series).DuplicatedLabels);
    }

    [Fact]
    public void ToPanel_EveryAcceptedLabelOfEveryZone_IsTheLabelOfItsInstant()
    {
        int placed = 0;
        foreach (string id in DateTimeZoneProviders.Tzdb.Ids)
        {
            DateTimeZone zone = DateTimeZoneProviders.Tzdb[id];
            foreach (NodaTime.TimeZones.ZoneInterval interval in zone.GetZoneIntervals(Instant.FromUtc(1990, 1, 1, 0, 0), Instant.FromUtc(2035, 1, 1, 0, 0)))
            {
                if (!interval.HasStart) continue;
                LocalDateTime change = interval.IsoLocalStart;
                long[] labels = [.. Enumerable.Range(-6, 13).Select(i => LocalTicks.FromDateTime(change.PlusMinutes(i * 30)))];
                LocalLabelPlacement placement = LocalLabelPlacement.Place(labels, zone, LocalTimeRule.Strict, []);
                for (int i = 0; i < labels.Length; i++)
                {
                    bool unique = zone.MapLocal(LocalTicks.ToDateTime(labels[i])).Count == 1;
                    if (unique != (placement.Ticks[i] != LocalLabelPlacement.NoInstant)) Assert.Fail($"{id} {LocalTicks.ToDateTime(labels[i])}");
                    if (!unique) continue;
                    placed++;
                    LocalDateTime back = Instant.FromUnixTimeTicks(placement.Ticks[i]).InZone(zone).LocalDateTime;
                    if (back != LocalTicks.ToDateTime(labels[i])) Assert.Fail($"{id}: {LocalTicks.ToDateTime(labels[i])} came back as {back}");
                }
            }
        }

        Assert.True(placed > 100_000, $"{placed} labels were placed.");
    }

    private static SeriesTable At(DateTimeZone zone, string label) => TableText.Read(TableText.Schema(zone), "time,load", $"{label},1");
}
