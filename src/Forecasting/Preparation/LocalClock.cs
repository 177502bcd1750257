using Forecasting.Time;
using NodaTime;

namespace Forecasting.Preparation;

/// <summary>The offsets of the local clock over the cells of a panel.</summary>
internal sealed class LocalClock
{
    private readonly long[] _ends;
    private readonly long[] _offsets;

    /// <summary>Makes the clock of a zone between two times.</summary>
    /// <param name="zone">The zone.</param>
    /// <param name="from">Unix ticks of the first time.</param>
    /// <param name="to">Unix ticks of the last time.</param>
    public LocalClock(DateTimeZone zone, long from, long to)
    {
        ZoneInterval[] intervals = [.. Intervals(zone, from, to)];
        _ends = [.. intervals.Select(interval => interval.End)];
        _offsets = [.. intervals.Select(interval => interval.Offset)];
    }

    /// <summary>Returns what the local clock is ahead of universal time, in ticks.</summary>
    /// <param name="ticks">Unix ticks.</param>
    /// <param name="hint">The interval of a time near by, from 0; then that of this time.</param>
    public long OffsetAt(long ticks, ref int hint)
    {
        while (hint > 0 && ticks < _ends[hint - 1]) hint--;
        while (hint < _ends.Length - 1 && ticks >= _ends[hint]) hint++;
        return _offsets[hint];
    }

    private static IEnumerable<ZoneInterval> Intervals(DateTimeZone zone, long from, long to)
    {
        foreach (NodaTime.TimeZones.ZoneInterval interval in zone.GetZoneIntervals(
            Instant.FromUnixTimeTicks(from), Instant.FromUnixTimeTicks(to + 1)))
            yield return new ZoneInterval(ZoneCursor.Bounds(interval).End, interval.WallOffset.Ticks);
    }

    private readonly record struct ZoneInterval(long End, long Offset);
}
