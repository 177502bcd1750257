using NodaTime;

namespace Forecasting.Tables;

/// <summary>Puts a time together from numbers that stand in columns of their own: year, month, day, hour from 0 to 24, minute, second.</summary>
internal static class TimeParts
{
    /// <summary>The most columns that a time may stand in.</summary>
    public const int Most = 6;

    /// <summary>Tells whether a number is a year, so that the columns after it are month and day.</summary>
    public static bool IsYear(long number) => number is >= 1900 and < 2200;

    /// <summary>Puts a date together.</summary>
    /// <returns>Whether there is such a date.</returns>
    public static bool TryDate(long year, long month, long day, out long ticks)
    {
        ticks = 0;
        if (year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth((int)year, (int)month)) return false;
        int days = new DateOnly((int)year, (int)month, (int)day).DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;
        ticks = days * NodaConstants.TicksPerDay;
        return true;
    }

    /// <summary>Puts a time of day together.</summary>
    /// <param name="parts">Hour, minute and second, as many as there are.</param>
    /// <param name="ticks">The time since midnight.</param>
    /// <returns>The place of the part that is wrong, or -1.</returns>
    public static int Clock(ReadOnlySpan<long> parts, out long ticks)
    {
        ticks = 0;
        long hour = parts.Length > 0 ? parts[0] : 0;
        long minute = parts.Length > 1 ? parts[1] : 0;
        long second = parts.Length > 2 ? parts[2] : 0;
        if (hour is < 0 or > 24) return 0;
        // Hour 24 is the end of the day; it has no minutes.
        if (minute is < 0 or > 59 || (hour == 24 && minute > 0)) return 1;
        if (second is < 0 or > 59 || (hour == 24 && second > 0)) return 2;
        ticks = (hour * NodaConstants.TicksPerHour) + (minute * NodaConstants.TicksPerMinute) + (second * NodaConstants.TicksPerSecond);
        return -1;
    }
}
