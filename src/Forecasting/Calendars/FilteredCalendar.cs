using NodaTime;

namespace Forecasting.Calendars;

/// <summary>Those days of a calendar that pass a test.</summary>
internal sealed class FilteredCalendar(HolidayCalendar source, Func<Holiday, bool> keeps, (int First, int Last) years)
    : HolidayCalendar(source.Region, years.First, years.Last)
{
    public override bool IsWeekend(LocalDate date) => source.IsWeekend(date);

    protected override IEnumerable<Holiday> ComputeYear(int year) => source.InYear(year).Where(keeps);
}
