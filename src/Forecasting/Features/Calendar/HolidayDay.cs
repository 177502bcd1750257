using Forecasting.Calendars;

namespace Forecasting.Features.Calendar;

/// <summary>What a calendar says of one local date.</summary>
/// <param name="IsWeekend">Whether the weekday is of the region's weekend.</param>
/// <param name="Share">The share of the people for whom it is a holiday; NaN beyond the years of the calendar.</param>
/// <param name="Kind">The weightiest kind of what is on the date.</param>
/// <param name="Name">The name that goes with the kind.</param>
internal readonly record struct HolidayDay(bool IsWeekend, double Share, HolidayKind? Kind, string? Name)
{
    private const double Most = 0.5;

    /// <summary>Gets whether the calendar knows the date.</summary>
    public bool IsKnown => !double.IsNaN(Share);

    public bool IsHoliday => Share >= Most;

    /// <summary>Gets whether people have the whole day off.</summary>
    public bool IsOff => (IsWeekend && Kind != HolidayKind.WorkingDay) || IsPublic;

    public bool IsPublic => IsHoliday && Kind == HolidayKind.Public;

    public bool IsHalf => IsHoliday && Kind == HolidayKind.HalfDay;
}
