using NodaTime;
using NodaTime.Calendars;

namespace Forecasting.Calendars;

/// <summary>A day of another calendar's month: in a year of ours once, twice or never.</summary>
internal sealed record CalendarDay(CalendarSystem System, int Month, int Day) : DayExpression
{
    // The tables of Saudi Arabia end with the year 1500 (2077); the civil reckoning, a day off at most, goes on from there.
    private static readonly CalendarSystem AfterUmmAlQura =
        CalendarSystem.GetIslamicCalendar(IslamicLeapYearPattern.Base16, IslamicEpoch.Civil);

    public override void AddTo(List<LocalDate> dates, int year)
    {
        var system = System == CalendarSystem.UmAlQura && year > 2076 ? AfterUmmAlQura : System;
        var first = new LocalDate(year, 1, 1).WithCalendar(system).Year;
        var last = new LocalDate(year, 12, 31).WithCalendar(system).Year;
        for (var own = first; own <= last; own++)
        {
            // Purim and its like fall in the second Adar of a leap year, which is month 13.
            var month = system == CalendarSystem.HebrewScriptural && Month == 12 && system.IsLeapYear(own) ? 13 : Month;
            if (Day > system.GetDaysInMonth(own, month))
                continue;
            var date = new LocalDate(own, month, Day, system).WithCalendar(CalendarSystem.Iso);
            if (date.Year == year)
                dates.Add(date);
        }
    }
}

/// <summary>A weekday between two public holidays, which the calendar finds when all others are known.</summary>
internal sealed record BetweenDay : DayExpression
{
    public override void AddTo(List<LocalDate> dates, int year)
    {
    }
}
