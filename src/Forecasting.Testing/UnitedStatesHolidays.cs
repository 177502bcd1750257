using NodaTime;

namespace Forecasting.Testing;

/// <summary>Holidays like those of the federal United States, by rule, with how much each empties offices and schools.</summary>
/// <remarks>
/// Title 5, U.S. Code, section 6103; Juneteenth from 2021, Martin Luther King's birthday from 1986. A holiday on a Saturday is also kept
/// on the Friday before, one on a Sunday also on the Monday after.
/// </remarks>
internal static class UnitedStatesHolidays
{
    /// <summary>One day and its effect.</summary>
    /// <param name="Date">The day.</param>
    /// <param name="Rest">How far the day is like a Sunday: 0 not at all, 1 wholly.</param>
    /// <param name="Flagged">Whether a calendar shows it; the eves and the day after Thanksgiving are not shown.</param>
    internal readonly record struct Day(LocalDate Date, double Rest, bool Flagged);

    /// <summary>The days that belong to one year; an observed day may fall into the year before.</summary>
    public static IReadOnlyList<Day> InYear(int year)
    {
        var days = new List<Day>();
        Fixed(days, new LocalDate(year, 1, 1), 1);
        if (year >= 1986)
            days.Add(new Day(Nth(year, 1, IsoDayOfWeek.Monday, 3), 0.35, Flagged: true));
        days.Add(new Day(Nth(year, 2, IsoDayOfWeek.Monday, 3), 0.35, Flagged: true));
        days.Add(new Day(new LocalDate(year, 5, 31).With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday)), 0.95, Flagged: true));
        if (year >= 2021)
            Fixed(days, new LocalDate(year, 6, 19), 0.3);
        Fixed(days, new LocalDate(year, 7, 4), 1);
        days.Add(new Day(Nth(year, 9, IsoDayOfWeek.Monday, 1), 0.95, Flagged: true));
        days.Add(new Day(Nth(year, 10, IsoDayOfWeek.Monday, 2), 0.25, Flagged: true));
        Fixed(days, new LocalDate(year, 11, 11), 0.25);
        var thanksgiving = Nth(year, 11, IsoDayOfWeek.Thursday, 4);
        days.Add(new Day(thanksgiving, 1, Flagged: true));
        days.Add(new Day(thanksgiving.PlusDays(1), 0.6, Flagged: false));
        days.Add(new Day(new LocalDate(year, 12, 24), 0.6, Flagged: false));
        Fixed(days, new LocalDate(year, 12, 25), 1.05);
        days.Add(new Day(new LocalDate(year, 12, 31), 0.4, Flagged: false));
        return days;
    }

    private static void Fixed(List<Day> days, LocalDate date, double rest)
    {
        days.Add(new Day(date, rest, Flagged: true));
        if (date.DayOfWeek == IsoDayOfWeek.Saturday)
            days.Add(new Day(date.PlusDays(-1), rest * 0.9, Flagged: true));
        else if (date.DayOfWeek == IsoDayOfWeek.Sunday)
            days.Add(new Day(date.PlusDays(1), rest * 0.9, Flagged: true));
    }

    private static LocalDate Nth(int year, int month, IsoDayOfWeek day, int number) =>
        new LocalDate(year, month, 1).With(DateAdjusters.NextOrSame(day)).PlusWeeks(number - 1);
}
