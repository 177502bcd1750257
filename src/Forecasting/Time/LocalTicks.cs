using NodaTime;

namespace Forecasting.Time;

/// <summary>Local times as ticks of 100 ns since 1970-01-01T00:00 by the local clock.</summary>
internal static class LocalTicks
{
    private static readonly LocalDateTime Epoch = new(1970, 1, 1, 0, 0);

    /// <summary>Returns the local date and time.</summary>
    /// <param name="localTicks">The local ticks.</param>
    /// <returns>The local date and time.</returns>
    public static LocalDateTime ToDateTime(long localTicks)
    {
        var day = FloorDay(localTicks);
        var date = Epoch.Date.PlusDays(day);
        return date.At(LocalTime.FromTicksSinceMidnight(localTicks - (day * NodaConstants.TicksPerDay)));
    }

    /// <summary>Returns the local ticks of a local date and time.</summary>
    /// <param name="local">The local date and time.</param>
    /// <returns>The local ticks.</returns>
    public static long FromDateTime(LocalDateTime local) =>
        (Period.DaysBetween(Epoch.Date, local.Date) * NodaConstants.TicksPerDay) + local.TickOfDay;

    /// <summary>Returns the local day.</summary>
    /// <param name="localTicks">The local ticks.</param>
    /// <returns>Days since 1970-01-01.</returns>
    public static int FloorDay(long localTicks) => (int)FloorDiv(localTicks, NodaConstants.TicksPerDay);

    /// <summary>Divides and rounds down.</summary>
    /// <param name="value">The dividend.</param>
    /// <param name="divisor">The divisor, positive.</param>
    /// <returns>The largest whole number not above the quotient.</returns>
    public static long FloorDiv(long value, long divisor)
    {
        var quotient = value / divisor;
        return value < quotient * divisor ? quotient - 1 : quotient;
    }

    /// <summary>Returns the remainder that is not negative.</summary>
    /// <param name="value">The dividend.</param>
    /// <param name="divisor">The divisor, positive.</param>
    /// <returns>From 0 to the divisor, exclusive.</returns>
    public static long FloorMod(long value, long divisor)
    {
        var rest = value % divisor;
        return rest < 0 ? rest + divisor : rest;
    }
}
