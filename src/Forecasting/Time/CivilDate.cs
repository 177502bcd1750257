namespace Forecasting.Time;

/// <summary>A day of the Gregorian calendar as its parts.</summary>
internal readonly struct CivilDate
{
    private static readonly short[] DaysBefore = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

    /// <summary>Initializes a new instance of the <see cref="CivilDate"/> struct from days since 1970-01-01.</summary>
    /// <remarks>Howard Hinnant (2013), "chrono-compatible low-level date algorithms", civil_from_days.</remarks>
    /// <param name="epochDay">Days since 1970-01-01.</param>
    public CivilDate(int epochDay)
    {
        EpochDay = epochDay;
        var z = epochDay + 719_468;
        var era = (z >= 0 ? z : z - 146_096) / 146_097;
        var doe = z - (era * 146_097);
        var yoe = (doe - (doe / 1460) + (doe / 36_524) - (doe / 146_096)) / 365;
        var doy = doe - ((365 * yoe) + (yoe / 4) - (yoe / 100));
        var mp = ((5 * doy) + 2) / 153;
        Day = (byte)(doy - (((153 * mp) + 2) / 5) + 1);
        Month = (byte)(mp < 10 ? mp + 3 : mp - 9);
        Year = yoe + (era * 400) + (Month <= 2 ? 1 : 0);
        var leap = Month > 2 && IsLeap(Year) ? 1 : 0;
        DayOfYear = (short)(DaysBefore[Month - 1] + Day + leap);
        IsoWeekday = (byte)(((((epochDay + 3) % 7) + 7) % 7) + 1);
    }

    /// <summary>Gets the days since 1970-01-01.</summary>
    public int EpochDay { get; }

    /// <summary>Gets the year.</summary>
    public int Year { get; }

    /// <summary>Gets the day of the year, from 1 to 366.</summary>
    public short DayOfYear { get; }

    /// <summary>Gets the month, from 1 to 12.</summary>
    public byte Month { get; }

    /// <summary>Gets the day of the month, from 1 to 31.</summary>
    public byte Day { get; }

    /// <summary>Gets the weekday, from 1 (Monday) to 7 (Sunday).</summary>
    public byte IsoWeekday { get; }

    /// <summary>Gets the months since January of the year 0.</summary>
    public int MonthIndex => (Year * 12) + Month - 1;

    /// <summary>Returns the days since 1970-01-01 of a day of a month, or of the month's last day where it is shorter.</summary>
    /// <remarks>Howard Hinnant (2013), days_from_civil.</remarks>
    /// <param name="monthIndex">Months since January of the year 0.</param>
    /// <param name="day">The day, from 1 to 31.</param>
    /// <returns>Days since 1970-01-01.</returns>
    public static int EpochDayOf(int monthIndex, int day)
    {
        var year = (monthIndex >= 0 ? monthIndex : monthIndex - 11) / 12;
        var month = monthIndex - (year * 12) + 1;
        day = Math.Min(day, DaysInMonth(year, month));
        var y = month <= 2 ? year - 1 : year;
        var era = (y >= 0 ? y : y - 399) / 400;
        var yoe = y - (era * 400);
        var doy = (((153 * (month > 2 ? month - 3 : month + 9)) + 2) / 5) + day - 1;
        var doe = (yoe * 365) + (yoe / 4) - (yoe / 100) + doy;
        return (era * 146_097) + doe - 719_468;
    }

    /// <summary>Returns the number of days of a month.</summary>
    /// <param name="year">The year.</param>
    /// <param name="month">The month, from 1 to 12.</param>
    /// <returns>From 28 to 31.</returns>
    public static int DaysInMonth(int year, int month) =>
        month == 2 ? (IsLeap(year) ? 29 : 28) : 30 + ((month + (month >> 3)) & 1);

    private static bool IsLeap(int year) => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}
