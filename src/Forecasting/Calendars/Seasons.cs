using NodaTime;

namespace Forecasting.Calendars;

/// <summary>Seasons of religions, during which demand has another shape for weeks.</summary>
/// <remarks>Years run from 1902 to 2200. A season that starts in one year and ends in the next is there with both ends.</remarks>
public static class Seasons
{
    private const int Earliest = 1902;
    private const int Latest = 2200;
    private const int Ramadhan = 9;

    /// <summary>Computes Ramadan, the month of fasting: it comes 10 to 12 days earlier each year.</summary>
    /// <param name="firstYear">The first year, from 1902.</param>
    /// <param name="lastYear">The last year, from <paramref name="firstYear"/> to 2200.</param>
    /// <returns>The periods, one for each Ramadan that touches the years: two in a year such as 2030.</returns>
    /// <remarks>
    /// By the Umm al-Qura calendar of Saudi Arabia, and after 2076 by the civil reckoning. Where the new moon is sighted, the month may
    /// begin and end a day or two later: list its dates yourself where that matters.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">A year is out of its range.</exception>
    public static PeriodCalendar Ramadan(int firstYear, int lastYear)
    {
        Check(firstYear, lastYear);
        var first = new CalendarDay(CalendarSystem.UmAlQura, Ramadhan, 1);
        var feast = new CalendarDay(CalendarSystem.UmAlQura, Ramadhan + 1, 1);
        var starts = new List<LocalDate>();
        var feasts = new List<LocalDate>();
        for (var year = firstYear - 1; year <= lastYear + 1; year++)
        {
            first.AddTo(starts, year);
            feast.AddTo(feasts, year);
        }

        starts.Sort();
        feasts.Sort();
        var periods = new List<CalendarPeriod>();
        foreach (var start in starts)
        {
            var after = feasts.FindIndex(f => f > start);
            if (after >= 0)
                periods.Add(new CalendarPeriod(start, feasts[after].PlusDays(-1), nameof(Ramadan)));
        }

        return Of(nameof(Ramadan), periods, firstYear, lastYear);
    }

    /// <summary>Computes Lent of the Western churches: from Ash Wednesday to the Saturday before Easter.</summary>
    /// <param name="firstYear">The first year, from 1902.</param>
    /// <param name="lastYear">The last year, from <paramref name="firstYear"/> to 2200.</param>
    /// <returns>The periods, one for each year.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A year is out of its range.</exception>
    public static PeriodCalendar Lent(int firstYear, int lastYear) => EachYear(nameof(Lent), firstYear, lastYear, year =>
    {
        var easter = Easter.Western(year);
        return (easter.PlusDays(-46), easter.PlusDays(-1));
    });

    /// <summary>Computes Advent: from the fourth Sunday before Christmas Day to Christmas Eve.</summary>
    /// <param name="firstYear">The first year, from 1902.</param>
    /// <param name="lastYear">The last year, from <paramref name="firstYear"/> to 2200.</param>
    /// <returns>The periods, one for each year.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A year is out of its range.</exception>
    public static PeriodCalendar Advent(int firstYear, int lastYear) => EachYear(nameof(Advent), firstYear, lastYear, year =>
    {
        var eve = new LocalDate(year, 12, 24);
        return (eve.PlusDays(-((int)eve.DayOfWeek % 7) - 21), eve);
    });

    private static PeriodCalendar EachYear(string name, int firstYear, int lastYear, Func<int, (LocalDate From, LocalDate To)> season)
    {
        Check(firstYear, lastYear);
        var periods = Enumerable.Range(firstYear, lastYear - firstYear + 1).Select(season).Select(s => new CalendarPeriod(s.From, s.To, name));
        return Of(name, periods, firstYear, lastYear);
    }

    private static PeriodCalendar Of(string name, IEnumerable<CalendarPeriod> periods, int firstYear, int lastYear) =>
        new(name, periods.Where(p => p.To.Year >= firstYear && p.From.Year <= lastYear), firstYear, lastYear);

    private static void Check(int firstYear, int lastYear)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(firstYear, Earliest);
        ArgumentOutOfRangeException.ThrowIfLessThan(lastYear, firstYear);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lastYear, Latest);
    }
}
