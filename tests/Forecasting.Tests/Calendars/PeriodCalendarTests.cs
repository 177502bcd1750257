using CsCheck;
using Forecasting.Calendars;
using NodaTime;

namespace Forecasting.Tests.Calendars;

public sealed class PeriodCalendarTests
{
    private static readonly CalendarPeriod Christmas = new(new LocalDate(2024, 12, 23), new LocalDate(2025, 1, 3), "Christmas holidays");
    private static readonly CalendarPeriod Easter = new(new LocalDate(2025, 4, 14), new LocalDate(2025, 4, 25), "Easter holidays");
    private static readonly PeriodCalendar School = new("DE-BY", [Easter, Christmas], 2024, 2025);

    [Theory]
    [InlineData(2024, 12, 22, false)]
    [InlineData(2024, 12, 23, true)]
    [InlineData(2024, 12, 31, true)]
    [InlineData(2025, 1, 3, true)]
    [InlineData(2025, 1, 4, false)]
    [InlineData(2025, 4, 25, true)]
    [InlineData(2025, 4, 26, false)]
    public void Contains_EdgesOfPeriods_BothEndsBelong(int year, int month, int day, bool expected)
    {
        var date = new LocalDate(year, month, day);

        Assert.Equal(expected, School.Contains(date));
        Assert.Equal(expected ? 1 : 0, School.On(date).Count);
    }

    [Fact]
    public void Contains_RandomOverlappingPeriods_IsThatOneOfThemHasTheDate()
    {
        var start = new LocalDate(2024, 1, 1);
        Gen.Select(Gen.Int[0, 90], Gen.Int[0, 40]).Array[0, 12].Sample(spans =>
        {
            CalendarPeriod[] periods = [.. spans.Select((s, i) => new CalendarPeriod(start.PlusDays(s.Item1), start.PlusDays(s.Item1 + s.Item2), $"P{i}"))];
            var calendar = new PeriodCalendar("X", periods);
            for (var day = -1; day < 140; day++)
            {
                var date = start.PlusDays(day);
                var having = periods.Where(p => p.From <= date && date <= p.To).Select(p => p.Name).Order(StringComparer.Ordinal);
                Assert.Equal(having.Any(), calendar.Contains(date));
                Assert.Equal(having, calendar.On(date).Select(p => p.Name).Order(StringComparer.Ordinal));
            }
        });
    }

    [Fact]
    public void Contains_DateInAnotherCalendar_IsConverted() =>
        Assert.True(School.Contains(new LocalDate(2025, 4, 20).WithCalendar(CalendarSystem.Julian)));

    [Theory]
    [InlineData(2023)]
    [InlineData(2026)]
    public void Contains_YearWithoutData_IsRefused(int year)
    {
        var fault = Assert.Throws<ArgumentOutOfRangeException>(() => School.Contains(new LocalDate(year, 6, 1)));

        Assert.Contains("DE-BY are known from 2024 to 2025", fault.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => School.On(new LocalDate(year, 6, 1)));
    }

    [Fact]
    public void Periods_ListedTwiceAndUnsorted_AreThereOnceInOrder() =>
        Assert.Equal([Christmas, Easter], new PeriodCalendar("DE-BY", [Easter, Christmas, Easter]).Periods);

    [Fact]
    public void Constructor_WrongPeriod_IsRefusedByName()
    {
        Refused("has no name", new CalendarPeriod(Easter.From, Easter.To, " "));
        Refused("ends before it starts", new CalendarPeriod(Easter.To, Easter.From, "Easter"));
        Refused("is outside the years 2024 to 2025", new CalendarPeriod(new LocalDate(2026, 1, 1), new LocalDate(2026, 1, 2), "Late"));
        Assert.Throws<ArgumentException>(() => new PeriodCalendar(" ", []));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PeriodCalendar("X", [], 2025, 2024));

        static void Refused(string part, CalendarPeriod period) => Assert.Contains(
            part, Assert.Throws<ArgumentException>(() => new PeriodCalendar("X", [period], 2024, 2025)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Union_SharedYears_HasThePeriodsOfBothInThem()
    {
        var strike = new CalendarPeriod(new LocalDate(2025, 3, 4), new LocalDate(2025, 3, 5), "Strike");
        var both = School.Union(new PeriodCalendar("plant", [strike], 2025, 2030));

        Assert.Equal("DE-BY+plant", both.Region);
        Assert.Equal((2025, 2025), (both.FirstYear, both.LastYear));
        Assert.Equal([Christmas, strike, Easter], both.Periods);
        Assert.Throws<ArgumentException>(() => School.Union(new PeriodCalendar("plant", [], 2030, 2031)));
    }

    [Fact]
    public void ToHolidays_AcrossNewYear_GivesEachDateInItsYear()
    {
        var closed = School.ToHolidays();

        Assert.Equal(9, closed.InYear(2024).Count);
        Assert.Equal(3 + 12, closed.InYear(2025).Count);
        Assert.Equal(new Holiday(new LocalDate(2025, 1, 3), "Christmas holidays"), closed.InYear(2025)[2]);
        Assert.True(closed.IsHoliday(new LocalDate(2024, 12, 31)));
        Assert.False(School.ToHolidays(HolidayKind.Observance).IsHoliday(new LocalDate(2024, 12, 31)));
        Assert.Equal((2024, 2025), (closed.FirstYear, closed.LastYear));
    }

    [Fact]
    public void ToHolidays_UpToTheEndOfTime_Ends()
    {
        var forever = new PeriodCalendar("X", [new CalendarPeriod(new LocalDate(9999, 12, 30), new LocalDate(9999, 12, 31), "End")]);

        Assert.Equal(2, forever.ToHolidays().InYear(9999).Count);
    }
}
