using Forecasting.Calendars;
using NodaTime;

namespace Forecasting.Tests.Calendars;

public sealed class SeasonsTests
{
    // The published dates of Saudi Arabia, whose calendar this is.
    [Theory]
    [InlineData(2024, "2024-03-11", "2024-04-09")]
    [InlineData(2025, "2025-03-01", "2025-03-29")]
    [InlineData(2026, "2026-02-18", "2026-03-19")]
    public void Ramadan_OfAYear_HasThePublishedDates(int year, string first, string last)
    {
        CalendarPeriod period = Assert.Single(Seasons.Ramadan(year, year).Periods);

        Assert.Equal((first, last), (Text(period.From), Text(period.To)));
        Assert.Equal("Ramadan", period.Name);
    }

    [Fact]
    public void Ramadan_YearWithTwo_HasBoth()
    {
        PeriodCalendar ramadan = Seasons.Ramadan(2030, 2030);

        Assert.Equal(["2030-01-05", "2030-12-26"], ramadan.Periods.Select(p => Text(p.From)));
        Assert.True(ramadan.Contains(new LocalDate(2030, 12, 31)));
        Assert.Throws<ArgumentOutOfRangeException>(() => ramadan.Contains(new LocalDate(2031, 1, 1)));
        Assert.True(Seasons.Ramadan(2031, 2031).Contains(new LocalDate(2031, 1, 1)));
    }

    [Fact]
    public void Ramadan_OfAllYears_LastsAMonthAndComesBackAfterAnIslamicYear()
    {
        IReadOnlyList<CalendarPeriod> periods = Seasons.Ramadan(1902, 2200).Periods;

        Assert.InRange(periods.Count, 306, 310);
        Assert.All(periods, p => Assert.InRange(Period.DaysBetween(p.From, p.To) + 1, 29, 30));
        Assert.All(periods.Zip(periods.Skip(1)), pair => Assert.InRange(Period.DaysBetween(pair.First.From, pair.Second.From), 353, 356));
    }

    [Theory]
    [InlineData(2024, "2024-02-14", "2024-03-30", "2024-12-01")]
    [InlineData(2025, "2025-03-05", "2025-04-19", "2025-11-30")]
    [InlineData(2023, "2023-02-22", "2023-04-08", "2023-12-03")] // the fourth Sunday is Christmas Eve itself
    public void LentAndAdvent_OfAYear_HaveTheDatesOfTheChurch(int year, string ash, string saturday, string advent)
    {
        CalendarPeriod lent = Assert.Single(Seasons.Lent(year, year).Periods);
        CalendarPeriod before = Assert.Single(Seasons.Advent(year, year).Periods);

        Assert.Equal((ash, saturday), (Text(lent.From), Text(lent.To)));
        Assert.Equal((advent, $"{year}-12-24"), (Text(before.From), Text(before.To)));
    }

    [Theory]
    [InlineData(1901, 2000)]
    [InlineData(2000, 2201)]
    [InlineData(2001, 2000)]
    public void Seasons_YearsOutOfRange_AreRefused(int first, int last)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Seasons.Ramadan(first, last));
        Assert.Throws<ArgumentOutOfRangeException>(() => Seasons.Lent(first, last));
        Assert.Throws<ArgumentOutOfRangeException>(() => Seasons.Advent(first, last));
    }

    private static string Text(LocalDate date) => NodaTime.Text.LocalDatePattern.Iso.Format(date);
}
