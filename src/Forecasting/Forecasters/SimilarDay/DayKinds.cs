using Forecasting.Calendars;
using Forecasting.Features.Calendar;

namespace Forecasting.Forecasters.SimilarDay;

/// <summary>What kind of day each local date is, and how far kinds are apart.</summary>
internal sealed class DayKinds
{
    // In units of what about a month of the season makes. Days of work and days off are not taken for each other while there is a choice.
    private const double OtherWorkday = 0.3;
    private const double EdgeOfTheWeek = 0.7;
    private const double OtherDayOff = 2;
    private const double OtherHoliday = 0.7;
    private const double HolidayAndWeekend = 1.2;
    private const double BesideAHoliday = 0.7;
    private const double WorkAndOff = 6;

    private readonly HolidayDays? _holidays;

    private DayKinds(HolidayDays? holidays) => _holidays = holidays;

    /// <summary>Makes the kinds of a region; of weekdays alone where it is null.</summary>
    public static DayKinds Of(string? region) =>
        new(region is null ? null : new HolidayDays(HolidayCalendar.For(region), RegionShares.OfParts(region)));

    /// <summary>Tells the kinds of a run of days.</summary>
    /// <param name="first">The first day, as days since 1970-01-01.</param>
    /// <param name="count">How many days.</param>
    public DayKind[] Over(int first, int count)
    {
        var kinds = new DayKind[count];
        HolidayDay[]? days = _holidays?.Of(first - 1, count + 2);
        for (int i = 0; i < count; i++)
        {
            // 1970-01-01 was a Thursday; from 0, Monday.
            int weekday = (((first + i + 3) % 7) + 7) % 7;
            if (days is null)
            {
                kinds[i] = new DayKind(weekday, weekday >= 5, null, false);
                continue;
            }

            HolidayDay day = days[i + 1];
            string? holiday = day.IsHoliday ? day.Name : null;
            bool isBeside = !day.IsOff && (days[i].IsPublic || days[i + 2].IsPublic);
            kinds[i] = new DayKind(weekday, day.IsWeekend && (holiday is not null || day.IsOff), holiday, isBeside);
        }

        return kinds;
    }

    /// <summary>Tells how unlike two days are by their kinds; 0 for the same kind.</summary>
    public static double Distance(in DayKind one, in DayKind other)
    {
        if (one.Holiday is not null && other.Holiday is not null)
            return string.Equals(one.Holiday, other.Holiday, StringComparison.Ordinal) ? 0 : OtherHoliday;
        if (one.Holiday is not null || other.Holiday is not null)
            return (one.Holiday is null ? one : other).IsWeekend ? HolidayAndWeekend : WorkAndOff;
        if (one.IsWeekend != other.IsWeekend) return WorkAndOff;
        double beside = one.IsBeside == other.IsBeside ? 0 : BesideAHoliday;
        if (one.Weekday == other.Weekday) return beside;
        if (one.IsWeekend) return OtherDayOff;
        return beside + (IsEdge(one.Weekday) || IsEdge(other.Weekday) ? EdgeOfTheWeek : OtherWorkday);
    }

    private static bool IsEdge(int weekday) => weekday is not (1 or 2 or 3);
}
