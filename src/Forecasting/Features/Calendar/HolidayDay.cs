using Forecasting.Calendars;

namespace Forecasting.Features.Calendar;

/// <summary>What a calendar says of one local date.</summary>
/// <param name="IsWeekend">Whether the weekday is of the region's weekend.</param>
/// <param name="Share">The share of the people for whom it is a holiday; NaN beyond the years of the calendar.</param>
/// <param name="Kind">The weightiest kind of what is on the date.</param>
/// <param name="Name">The name that goes with the kind.</param>
/// <param name="IsHoliday">Whether the region, or at least half of the people of its parts, have at least half of the day off.</param>
internal readonly record struct HolidayDay(bool IsWeekend, double Share, HolidayKind? Kind, string? Name, bool IsHoliday)
{
    /// <summary>Gets whether the calendar knows the date.</summary>
    public bool IsKnown => !double.IsNaN(Share);

    /// <summary>Gets whether people have the whole day off.</summary>
    public bool IsOff => (IsWeekend && Kind != HolidayKind.WorkingDay) || IsPublic;

    public bool IsPublic => IsHoliday && Kind == HolidayKind.Public;

    public bool IsHalf => IsHoliday && Kind == HolidayKind.HalfDay;
}
