using System.Runtime.CompilerServices;
using NodaTime;

namespace Forecasting.Time;

/// <summary>The local days that a zone left out when it crossed the date line, such as 2011-12-30 in Pacific/Apia.</summary>
internal static class ZoneDays
{
    private static readonly Instant From = Instant.FromUtc(1900, 1, 1, 0, 0);
    private static readonly Instant To = Instant.FromUtc(2200, 1, 1, 0, 0);
    private static readonly ConditionalWeakTable<DateTimeZone, int[]> Known = [];

    /// <summary>Returns the days that never happened from 1900 to 2200, in order.</summary>
    /// <param name="zone">The zone.</param>
    /// <returns>Days since 1970-01-01; nearly always empty.</returns>
    public static int[] Missing(DateTimeZone zone) => Known.GetValue(zone, Find);

    private static int[] Find(DateTimeZone zone)
    {
        var missing = new List<int>();
        long? previous = null;
        foreach (var interval in zone.GetZoneIntervals(From, To))
        {
            var offset = interval.WallOffset.Ticks;
            if (previous is { } before && offset - before >= NodaConstants.TicksPerDay)
            {
                var end = interval.Start.ToUnixTimeTicks();
                // Whole days only: from the first midnight in the gap to the last.
                var first = -LocalTicks.FloorDiv(-(end + before), NodaConstants.TicksPerDay);
                var last = LocalTicks.FloorDiv(end + offset, NodaConstants.TicksPerDay);
                for (var day = first; day < last; day++)
                    missing.Add((int)day);
            }

            previous = offset;
        }

        return [.. missing];
    }
}
