using Forecasting.Calendars;
using Forecasting.Features.Calendar;

namespace Forecasting.Features;

public abstract partial class Feature
{
    /// <summary>Gets the hour of the local clock, a category from 0 to 23.</summary>
    public static Feature Hour { get; } = new CalendarFeature("hour", 24, parts => parts.Hour);

    /// <summary>Gets the hour of the local clock as a number with the minutes as a fraction, from 0 to below 24.</summary>
    public static Feature TimeOfDay { get; } = new CalendarFeature("time of day", 0, parts => parts.MinuteOfDay / 60f);

    /// <summary>Gets the weekday, a category from 0 (Monday) to 6 (Sunday).</summary>
    public static Feature Weekday { get; } = new CalendarFeature("weekday", 7, parts => parts.IsoWeekday - 1);

    /// <summary>Gets the hour of the local week, a category from 0 (Monday, 00:00) to 167.</summary>
    public static Feature HourOfWeek { get; } = new CalendarFeature("hour of week", 168, parts => ((parts.IsoWeekday - 1) * 24) + parts.Hour);

    /// <summary>Gets whether the local day is a Saturday or a Sunday: 1 or 0.</summary>
    public static Feature Weekend { get; } = new CalendarFeature("weekend", 0, parts => parts.IsoWeekday >= 6 ? 1 : 0);

    /// <summary>Gets the part of the local day, a category: night (0 to 5 h), morning (6 to 9), midday (10 to 15), evening (16 to 20), late (21 to 23).</summary>
    public static Feature PartOfDay { get; } = new CalendarFeature(
        "part of day", 5, parts => parts.Hour switch { < 6 => 0, < 10 => 1, < 16 => 2, < 21 => 3, _ => 4 });

    /// <summary>Gets the type of the local day, a category: Monday, Tuesday to Thursday, Friday, Saturday, Sunday.</summary>
    public static Feature DayType { get; } = new CalendarFeature(
        "day type", 5, parts => parts.IsoWeekday switch { 1 => 0, < 5 => 1, 5 => 2, 6 => 3, _ => 4 });

    /// <summary>Gets the day of the month, from 1 to 31.</summary>
    public static Feature DayOfMonth { get; } = new CalendarFeature("day of month", 0, parts => parts.Day);

    /// <summary>Gets the day of the year, from 1 to 366.</summary>
    public static Feature DayOfYear { get; } = new CalendarFeature("day of year", 0, parts => parts.DayOfYear);

    /// <summary>Gets the month, a category from 0 (January) to 11.</summary>
    public static Feature Month { get; } = new CalendarFeature("month", 12, parts => parts.Month - 1);

    /// <summary>Gets the quarter of the year, a category from 0 to 3.</summary>
    public static Feature Quarter { get; } = new CalendarFeature("quarter", 4, parts => (parts.Month - 1) / 3);

    /// <summary>Gets the year as a number.</summary>
    public static Feature Year { get; } = new CalendarFeature("year", 0, parts => parts.Year);

    /// <summary>Gets the years since the start of the training data, a number that grows.</summary>
    public static Feature Trend { get; } = new TrendFeature();

    /// <summary>Returns sine and cosine of the local day.</summary>
    /// <param name="order">How many multiples of the frequency, at least 1.</param>
    public static Feature FourierDay(int order) => Fourier("day", order, parts => parts.MinuteOfDay / 1440.0);

    /// <summary>Returns sine and cosine of the local week.</summary>
    /// <param name="order">How many multiples of the frequency, at least 1.</param>
    public static Feature FourierWeek(int order) =>
        Fourier("week", order, parts => (parts.IsoWeekday - 1 + (parts.MinuteOfDay / 1440.0)) / 7);

    /// <summary>Returns sine and cosine of the year.</summary>
    /// <param name="order">How many multiples of the frequency, at least 1.</param>
    public static Feature FourierYear(int order) =>
        Fourier("year", order, parts => (parts.DayOfYear - 1 + (parts.MinuteOfDay / 1440.0)) / 365.2425);

    /// <summary>Returns the holidays of a region by local date: the day, its eve, the day after and bridge days, or what the options name.</summary>
    /// <param name="region">An ISO 3166 code such as <c>US-NY</c>; null for the calendar of the options, or else the region of the schema.</param>
    /// <param name="options">Which columns, and other calendars than the built-in one; null for the defaults.</param>
    /// <remarks>A row whose day lies beyond the years of the calendar is refused (FEA-030).</remarks>
    /// <exception cref="ArgumentException">There is a region as well as a calendar in the options.</exception>
    public static Feature Holidays(string? region = null, HolidayFeatureOptions? options = null)
    {
        if (region is not null && options?.Calendar is not null)
            throw new ArgumentException("There is a region as well as a calendar; give one of them.", nameof(region));
        return new HolidayFeature(region, options ?? new HolidayFeatureOptions());
    }

    /// <summary>Returns whether the local date lies in a period, 1 or 0, and the period as a category: school holidays, religious seasons, planned events.</summary>
    /// <param name="calendar">The periods; where several overlap, the one that began first counts.</param>
    /// <remarks>
    /// Category 0 is outside all periods; the names are those of the training part, and another is missing. A row whose day lies beyond the
    /// years of the calendar is refused (FEA-030).
    /// </remarks>
    public static Feature Periods(PeriodCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return new PeriodFeature(calendar);
    }

    private static FourierFeature Fourier(string season, int order, Func<Time.LocalParts, double> phaseOf)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(order, 1);
        return new FourierFeature("fourier " + season, order, phaseOf);
    }
}
