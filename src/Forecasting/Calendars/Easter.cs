using NodaTime;

namespace Forecasting.Calendars;

/// <summary>The date of Easter Sunday in the Western and the Orthodox churches.</summary>
internal static class Easter
{
    /// <summary>Computes the Gregorian date of Western Easter (Meeus, Astronomical Algorithms, 1991, chapter 8: Jones and Butcher).</summary>
    public static LocalDate Western(int year)
    {
        var golden = year % 19;
        var (century, yearInCentury) = Math.DivRem(year, 100);
        var (fours, centuryRest) = Math.DivRem(century, 4);
        var moonShift = (century - ((century + 8) / 25) + 1) / 3;
        var epact = ((19 * golden) + century - fours - moonShift + 15) % 30;
        var (leaps, leapRest) = Math.DivRem(yearInCentury, 4);
        var toSunday = (32 + (2 * centuryRest) + (2 * leaps) - epact - leapRest) % 7;
        var late = (golden + (11 * epact) + (22 * toSunday)) / 451;
        var (month, day) = Math.DivRem(epact + toSunday - (7 * late) + 114, 31);
        return new LocalDate(year, month, day + 1);
    }

    /// <summary>Computes the Gregorian date of Orthodox Easter, by the Julian rule (Meeus, 1991, chapter 8).</summary>
    public static LocalDate Orthodox(int year)
    {
        var epact = ((19 * (year % 19)) + 15) % 30;
        var toSunday = ((2 * (year % 4)) + (4 * (year % 7)) - epact + 34) % 7;
        var (month, day) = Math.DivRem(epact + toSunday + 114, 31);
        return new LocalDate(year, month, day + 1, CalendarSystem.Julian).WithCalendar(CalendarSystem.Iso);
    }
}
