using NodaTime;

namespace Forecasting.Time;

/// <summary>By how much the clock of a zone can be put back or forward within a number of days.</summary>
internal static class ZoneShift
{
    private static readonly Instant From = Instant.FromUtc(1900, 1, 1, 0, 0);
    private static readonly Instant To = Instant.FromUtc(2200, 1, 1, 0, 0);

    /// <summary>Returns the most that a span of local days can be longer than 24 hours a day, from 1900 to 2200.</summary>
    /// <param name="zone">The zone.</param>
    /// <param name="days">The local days.</param>
    /// <returns>Ticks, not negative.</returns>
    public static long LargestGain(DateTimeZone zone, int days) => Largest(zone, days, sign: -1);

    /// <summary>Returns the most that a span of local days can be shorter than 24 hours a day, from 1900 to 2200.</summary>
    /// <param name="zone">The zone.</param>
    /// <param name="days">The local days.</param>
    /// <returns>Ticks, not negative.</returns>
    public static long LargestLoss(DateTimeZone zone, int days) => Largest(zone, days, sign: 1);

    private static long Largest(DateTimeZone zone, int days, int sign)
    {
        // Two days more than the span cover the shift itself.
        var reach = Duration.FromDays(days + 2);
        var intervals = zone.GetZoneIntervals(From, To).ToArray();
        long largest = 0;
        for (var i = 0; i < intervals.Length; i++)
        {
            for (var j = i + 1; j < intervals.Length && intervals[j].Start - intervals[i].End <= reach; j++)
                largest = Math.Max(largest, sign * (intervals[j].WallOffset.Ticks - intervals[i].WallOffset.Ticks));
        }

        return largest;
    }
}
