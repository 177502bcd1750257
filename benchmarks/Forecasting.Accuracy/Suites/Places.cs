using Forecasting.Calendars;
using NodaTime;

namespace Forecasting.Accuracy.Suites;

/// <summary>Where the data sets are from: zones, and the calendars of public holidays that there are.</summary>
internal static class Places
{
    /// <summary>Gets the clock of tables of the eastern United States that have 24 rows on every day.</summary>
    public static DateTimeZone EasternStandardTime { get; } = DateTimeZone.ForOffset(Offset.FromHours(-5));

    /// <summary>Gets a zone by its name.</summary>
    public static DateTimeZone Zone(string name) => DateTimeZoneProviders.Tzdb[name];

    /// <summary>Returns an instant of a local clock.</summary>
    public static Instant At(this DateTimeZone zone, int year, int month, int day, int hour = 0) =>
        new LocalDateTime(year, month, day, hour, 0).InZoneStrictly(zone).ToInstant();

    /// <summary>Returns the region where the library has its holidays, and null for no holidays where it has not.</summary>
    public static string? HolidaysOf(string region) => HolidayCalendar.Regions.Contains(region) ? region : null;
}
