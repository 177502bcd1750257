using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using System.Text;
using CsCheck;
using Forecasting.Calendars;

namespace Forecasting.Tests.Calendars;

public sealed class IcsHolidaysTests : IDisposable
{
    private readonly HolidayFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Read_SeveralDays_EndsBeforeTheEnd() => Assert.Equal(
        ["2024-12-30 Closed, all of it Public", "2024-12-31 Closed, all of it Public", "2025-01-01 Closed, all of it Public", "2025-05-02 Bridge day HalfDay"],
        Lines(
            "DTSTART;VALUE=DATE:20241230\nDTEND;VALUE=DATE:20250102\nSUMMARY:Closed\\, all\n  of it\n",
            "DTSTART;VALUE=DATE:20250502\nSUMMARY:Bridge day\nCATEGORIES:Holidays,Half-Day\n"));

    [Theory]
    [InlineData("DTSTART;VALUE=DATE:20250502\n")]
    [InlineData("DTSTART;VALUE=DATE:20250502\nDTEND;VALUE=DATE:20250502\n")]
    [InlineData("DTSTART;VALUE=DATE:20250502\nDURATION:P1D\n")]
    [InlineData("DTSTART:20250502T000000\nDTEND:20250503T000000\n")]
    [InlineData("DTSTART;TZID=Europe/Berlin:20250502T000000\nDTEND;TZID=Europe/Berlin:20250503T000000\n")]
    public void Read_OneDayWrittenAnyWay_IsThatDay(string text) => Assert.Equal(["2025-05-02 X Public"], Lines(text + "SUMMARY:X\n"));

    [Fact]
    public void Read_TimesOfDayAndCancelled_AreLeftOut() => Assert.Equal(
        ["2025-05-02 X Public"],
        Lines(
            "DTSTART;VALUE=DATE:20250502\nSUMMARY:X\n",
            "DTSTART;VALUE=DATE:20250503\nSUMMARY:Y\nSTATUS:CANCELLED\n",
            "DTSTART:20250504T190000Z\nDTEND:20250504T210000Z\nSUMMARY:Parents' evening\nRRULE:FREQ=SECONDLY\n"));

    [Fact]
    public void Read_Repeating_IsExpandedInTheYearsWithoutExceptions()
    {
        var options = new HolidayFileOptions { FirstYear = 2024, LastYear = 2027 };
        string text = Ics(
            "DTSTART;VALUE=DATE:20201224\nSUMMARY:Eve\nRRULE:FREQ=YEARLY\nEXDATE;VALUE=DATE:20251224\n",
            "DTSTART;VALUE=DATE:20230605\nSUMMARY:Maintenance\nRRULE:FREQ=YEARLY;BYMONTH=6;BYDAY=1MO;UNTIL=20251231\n");

        HolidayCalendar calendar = IcsHolidays.Read(HolidayFiles.Stream(text), "plant", options);

        Assert.Equal(
            ["2024-06-03 Maintenance Public", "2024-12-24 Eve Public", "2025-06-02 Maintenance Public", "2026-12-24 Eve Public", "2027-12-24 Eve Public"],
            HolidayFiles.Lines(calendar));
    }

    [Fact]
    public void Read_MovedAndCancelledOccurrences_FollowTheChange()
    {
        var options = new HolidayFileOptions { FirstYear = 2024, LastYear = 2026 };
        string text = Ics(
            "DTSTART;VALUE=DATE:20201224\nSUMMARY:Eve\nRRULE:FREQ=YEARLY\n",
            "RECURRENCE-ID;VALUE=DATE:20241224\nDTSTART;VALUE=DATE:20241224\nSUMMARY:Eve\nSTATUS:CANCELLED\n",
            "RECURRENCE-ID;VALUE=DATE:20251224\nDTSTART;VALUE=DATE:20251223\nSUMMARY:Eve\n")
            .Replace("UID:1@", "UID:0@", StringComparison.Ordinal).Replace("UID:2@", "UID:0@", StringComparison.Ordinal);

        Assert.Equal(["2025-12-23 Eve Public", "2026-12-24 Eve Public"], HolidayFiles.Lines(IcsHolidays.Read(HolidayFiles.Stream(text), "plant", options)));
    }

    [Fact]
    public void Read_RepeatingFromBeforeTheYears_ReachesIntoThem()
    {
        var options = new HolidayFileOptions { FirstYear = 2025, LastYear = 2025 };
        string text = Ics("DTSTART;VALUE=DATE:20101230\nDTEND;VALUE=DATE:20110103\nSUMMARY:Closed\nRRULE:FREQ=YEARLY\n");

        Assert.Equal(
            ["2025-01-01", "2025-01-02", "2025-12-30", "2025-12-31"],
            HolidayFiles.Lines(IcsHolidays.Read(HolidayFiles.Stream(text), "plant", options)).Select(line => line[..10]));
    }

    [Fact]
    public void Read_SameDayTwice_HasTheFirstKind() => Assert.Equal(
        ["2025-05-02 X HalfDay"],
        Lines("DTSTART;VALUE=DATE:20250502\nSUMMARY:X\nCATEGORIES:observance\n", "DTSTART;VALUE=DATE:20250502\nSUMMARY:X\nCATEGORIES:half-day\n"));

    [Fact]
    public void ReadAll_EventsOfOthers_HaveTheNameOfTheFile() =>
        Assert.Equal("plant", Assert.Single(IcsHolidays.ReadAll(_files.Write("plant.2025.ics", Ics("DTSTART;VALUE=DATE:20250502\nSUMMARY:X\n")))).Region);

    [Theory]
    [InlineData("DTSTART;VALUE=DATE:20250502\nSUMMARY:X\nRRULE:FREQ=YEARLY\n", "FEA-037", "'X' of 2025-05-02 repeats without end; set LastYear")]
    [InlineData("DTSTART;VALUE=DATE:17000101\nSUMMARY:X\nRRULE:FREQ=DAILY;UNTIL=99990101\n", "FEA-037", "more than 100000 days")]
    [InlineData("DTSTART;VALUE=DATE:00010101\nDTEND;VALUE=DATE:99991231\nSUMMARY:X\n", "FEA-037", "more than 100000 days")]
    [InlineData("DTSTART;VALUE=DATE:20250101\nSUMMARY:X\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=3\n", "FEA-037", "gives no day")]
    [InlineData("DTSTART;VALUE=DATE:20250101\nSUMMARY:X\nRRULE:FREQ=SECONDLY;COUNT=9\n", "FEA-031", "more often than daily")]
    [InlineData("DTSTART;VALUE=DATE:20250101\nSUMMARY:X\nRRULE:FREQ=DAILY;BYSECOND=1,2,3;COUNT=9\n", "FEA-031", "more often than daily")]
    [InlineData("DTSTART;VALUE=DATE:20250101\nSUMMARY:X\nRRULE:FREQ=DAILY;COUNT=9\nEXRULE:FREQ=DAILY;COUNT=2\n", "FEA-031", "EXRULE")]
    [InlineData("DTSTART;VALUE=DATE:20250101\nSUMMARY:X\nRRULE:FREQ=DAILY;COUNT=9\nRRULE:FREQ=DAILY;COUNT=2\n", "FEA-031", "several rules")]
    [InlineData("DTSTART;VALUE=DATE:20250101\nSUMMARY:X\nRRULE:FREQ=DAILY;COUNT=9\nEXDATE;VALUE=DATE:2025-01-02\n", "FEA-031", "EXDATE that is no date")]
    [InlineData("DTSTART;VALUE=DATE:2025-01-01\nSUMMARY:X\n", "FEA-031", "'X' has no DTSTART")]
    [InlineData("DTSTART;VALUE=DATE:20251301\nSUMMARY:X\n", "FEA-032", "no whole iCalendar")]
    [InlineData("SUMMARY:X\n", "FEA-031", "'X' has no DTSTART")]
    [InlineData("DTSTART;VALUE=DATE:20250101\nDTEND;VALUE=DATE:20241231\nSUMMARY:X\n", "FEA-031", "before its DTSTART")]
    [InlineData("DTSTART;VALUE=DATE:20250101\nDTEND;VALUE=DATE:tomorrow\nSUMMARY:X\n", "FEA-031", "DTEND that is no date")]
    [InlineData("DTSTART;VALUE=DATE:20250101\n", "FEA-031", "no SUMMARY")]
    [InlineData("DTSTART;VALUE=DATE:20250101\nSUMMARY:X\nRRULE:FREQ=OFTEN\n", "FEA-032", "no whole iCalendar")]
    [InlineData("DTSTART:20250101T100000Z\nSUMMARY:X\n", "FEA-031", "no whole day")]
    public void Read_DamagedEvent_IsRefusedByName(string text, string code, string part)
    {
        string path = _files.Write("days.ics", Ics(text));

        var error = Assert.Throws<SeriesDataException>(() => IcsHolidays.Read(path, "plant"));

        Assert.Equal((code, "days.ics"), (error.Code, Assert.Single(error.Findings).File));
        Assert.Contains(part, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("[{\"date\":\"2025-01-01\"}]")]
    [InlineData("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20250101\r\nSUMMARY:X\r\nEND:VEVENT\r\n")]
    [InlineData("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nDTSTART;VAL")]
    public void Read_NoWholeCalendar_IsRefused(string text)
    {
        var error = Assert.Throws<SeriesDataException>(() => IcsHolidays.Read(_files.Write("days.ics", text), "plant"));

        Assert.Equal("FEA-032", error.Code);
    }

    [Fact]
    public void Read_TooManyRules_IsRefused()
    {
        string[] events = [.. Enumerable.Repeat("DTSTART;VALUE=DATE:20250101\nSUMMARY:X\nRRULE:FREQ=YEARLY;COUNT=2\n", 1001)];

        Assert.Equal(2, Lines(events[..1000]).Length);
        Assert.Equal("FEA-037", Assert.Throws<SeriesDataException>(() => Lines(events)).Code);
    }

    [Fact]
    public void Read_TooManyBytes_IsRefused()
    {
        using MemoryStream stream = HolidayFiles.Stream(Ics("DTSTART;VALUE=DATE:20250502\nSUMMARY:X\n"));

        Assert.Equal("FEA-036", Assert.Throws<SeriesDataException>(() => IcsHolidays.Read(stream, "x", new HolidayFileOptions { MaximumBytes = 100 })).Code);
        Assert.True(stream.CanRead);
    }

    [Fact]
    public void Read_CutAndScrambledBytes_GiveACalendarOrADataFault()
    {
        byte[] whole = Encoding.UTF8.GetBytes(Ics(
            "DTSTART;VALUE=DATE:20241230\nDTEND;VALUE=DATE:20250102\nSUMMARY:Closed\n",
            "DTSTART;VALUE=DATE:20251224\nSUMMARY:Eve\nRRULE:FREQ=YEARLY;COUNT=3\nEXDATE;VALUE=DATE:20261224\n"));
        var options = new HolidayFileOptions { FirstYear = 2024, LastYear = 2028 };
        Gen.Select(Gen.Int[0, whole.Length], Gen.Int[0, whole.Length - 1], Gen.Byte, Gen.Bool).Sample(
            change =>
            {
                byte[] bytes = [.. whole];
                bytes[change.Item2] = change.Item3;
                try
                {
                    Assert.Equal(2024, IcsHolidays.Read(new MemoryStream(bytes, 0, change.Item4 ? change.Item1 : whole.Length), "x", options).FirstYear);
                }
                catch (SeriesDataException e)
                {
                    Assert.NotEmpty(e.Findings);
                }
            },
            iter: 400);
    }

    [Fact]
    public void Read_InATrimmedProgram_KeepsAllThatTheLibraryMakesByType()
    {
        Type root = typeof(Ical.Net.DataTypes.ICalendarDataType);
        Type[] made = [.. root.Assembly.GetTypes().Where(t => t.Namespace == root.Namespace && root.IsAssignableFrom(t) && t is { IsAbstract: false, IsGenericType: false })];

        string[] kept = [.. typeof(IcsEvents).GetMethod(nameof(IcsEvents.Read))!.GetCustomAttributes<DynamicDependencyAttribute>().Select(a => a.TypeName!)];

        // Some are but the bases of others.
        Assert.Empty(made.Where(t => !made.Any(other => other.BaseType == t)).Select(t => t.FullName!).Except(kept));
        Assert.Empty(kept.Except(made.Select(t => t.FullName!)));
        Assert.NotEmpty(kept);
    }

    private static string[] Lines(params string[] events) =>
        HolidayFiles.Lines(IcsHolidays.Read(HolidayFiles.Stream(Ics(events)), "plant", new HolidayFileOptions()));

    private static string Ics(params string[] events) => string.Concat(
    [
        "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Test//EN\n",
        .. events.Select((text, i) => string.Create(CultureInfo.InvariantCulture, $"BEGIN:VEVENT\nUID:{i}@test\nDTSTAMP:20240101T000000Z\n{text}END:VEVENT\n")),
        "END:VCALENDAR\n",
    ]).Replace("\n", "\r\n", StringComparison.Ordinal);
}
