using NodaTime;

namespace Forecasting.Calendars;

/// <summary>The dates of periods as holidays, one each.</summary>
internal sealed class PeriodHolidays(PeriodCalendar periods, HolidayKind kind) : HolidayCalendar(periods.Region, periods.FirstYear, periods.LastYear)
{
    protected override IEnumerable<Holiday> ComputeYear(int year)
    {
        var newYear = new LocalDate(year, 1, 1);
        var end = new LocalDate(year, 12, 31);
        foreach (var period in periods.Periods)
        {
            var last = LocalDate.Min(period.To, end);
            for (var date = LocalDate.Max(period.From, newYear); date <= last; date = date.PlusDays(1))
            {
                yield return new Holiday(date, period.Name, kind);
                if (date == end)
                    break;
            }
        }
    }
}
