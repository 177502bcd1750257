using NodaTime;

namespace Forecasting.Calendars;

/// <summary>Says on which dates of a year a rule falls: none, one, or several.</summary>
internal abstract record DayExpression
{
    public abstract void AddTo(List<LocalDate> dates, int year);
}

/// <summary>A day of a month; 29 February only where the year has one.</summary>
internal sealed record FixedDay(int Month, int Day) : DayExpression
{
    public override void AddTo(List<LocalDate> dates, int year)
    {
        if (Day <= CalendarSystem.Iso.GetDaysInMonth(year, Month))
            dates.Add(new LocalDate(year, Month, Day));
    }
}

/// <summary>Dates that a decree named one by one.</summary>
internal sealed record DecreedDays(LocalDate[] Dates) : DayExpression
{
    public override void AddTo(List<LocalDate> dates, int year)
    {
        foreach (var date in Dates)
        {
            if (date.Year == year)
                dates.Add(date);
        }
    }
}

/// <summary>The nth weekday of a month, counted from its start; a fifth one only where the month has it.</summary>
internal sealed record NthWeekday(int Nth, IsoDayOfWeek Weekday, int Month) : DayExpression
{
    public override void AddTo(List<LocalDate> dates, int year)
    {
        var date = WeekdayNear.First(new LocalDate(year, Month, 1), Weekday).PlusDays(7 * (Nth - 1));
        if (date.Month == Month)
            dates.Add(date);
    }
}

/// <summary>The last weekday of a month.</summary>
internal sealed record LastWeekday(IsoDayOfWeek Weekday, int Month) : DayExpression
{
    public override void AddTo(List<LocalDate> dates, int year)
    {
        var end = new LocalDate(year, Month, CalendarSystem.Iso.GetDaysInMonth(year, Month));
        dates.Add(WeekdayNear.First(end.PlusDays(-6), Weekday));
    }
}

/// <summary>The first weekday on or after a day that is so many days away from the named one.</summary>
/// <remarks>"On or after" has a shift of 0, "after" of 1, "on or before" of -6, "before" of -7.</remarks>
internal sealed record WeekdayNear(IsoDayOfWeek Weekday, int Month, int Day, int Shift) : DayExpression
{
    public override void AddTo(List<LocalDate> dates, int year) =>
        dates.Add(First(new LocalDate(year, Month, Day).PlusDays(Shift), Weekday));

    public static LocalDate First(LocalDate from, IsoDayOfWeek weekday) =>
        from.PlusDays(((int)weekday - (int)from.DayOfWeek + 7) % 7);
}

/// <summary>Easter Sunday.</summary>
internal sealed record EasterDay(bool Orthodox) : DayExpression
{
    public override void AddTo(List<LocalDate> dates, int year) =>
        dates.Add(Orthodox ? Easter.Orthodox(year) : Easter.Western(year));
}

/// <summary>So many days after another expression.</summary>
internal sealed record ShiftedDay(DayExpression Day, int Days) : DayExpression
{
    public override void AddTo(List<LocalDate> dates, int year)
    {
        var from = dates.Count;
        Day.AddTo(dates, year);
        for (var i = from; i < dates.Count; i++)
            dates[i] = dates[i].PlusDays(Days);
    }
}
