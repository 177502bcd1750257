using System.Runtime.CompilerServices;
using NodaTime;

namespace Forecasting.Time;

/// <summary>Places local times of one zone on the time line, with the zone interval last used kept at hand.</summary>
/// <remarks>A mutable struct: keep it in a local variable of one thread. All times are ticks of 100 ns since 1970.</remarks>
internal struct LocalResolver
{
    // No change of offset is larger than this, so a local time this far inside an interval is unique.
    private const long Margin = 26 * NodaConstants.TicksPerHour;

    private readonly DateTimeZone _zone;
    private long _safeStart;
    private long _safeEnd;
    private long _offset;

    /// <summary>Initializes a new instance of the <see cref="LocalResolver"/> struct.</summary>
    /// <param name="zone">The zone.</param>
    public LocalResolver(DateTimeZone zone)
    {
        _zone = zone;
        _safeStart = long.MaxValue;
        _safeEnd = long.MinValue;
        _offset = 0;
    }

    /// <summary>Places a local time that is far from every clock change.</summary>
    /// <param name="localTicks">The local time.</param>
    /// <param name="ticks">The instant, where the result is true.</param>
    /// <returns><see langword="false"/> where a clock change is within 26 hours, so that the caller has to look closer.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryPlaceFar(long localTicks, out long ticks)
    {
        if (localTicks >= _safeStart && localTicks < _safeEnd)
        {
            ticks = localTicks - _offset;
            return true;
        }

        return TryPlaceAfterMove(localTicks, out ticks);
    }

    /// <summary>Places any local time: one that happens twice at its first instant, one that never happens after the gap.</summary>
    /// <remarks>A skipped midnight goes to the first instant of its day, another skipped time moves by the length of the gap.</remarks>
    /// <param name="localTicks">The local time.</param>
    /// <returns>The instant.</returns>
    public long PlaceLeniently(long localTicks)
    {
        if (TryPlaceFar(localTicks, out var ticks))
            return ticks;
        var mapping = _zone.MapLocal(LocalTicks.ToDateTime(localTicks));
        if (mapping.Count > 0)
            return localTicks - mapping.EarlyInterval.WallOffset.Ticks;
        return localTicks % NodaConstants.TicksPerDay == 0
            ? mapping.LateInterval.Start.ToUnixTimeTicks()
            : localTicks - mapping.EarlyInterval.WallOffset.Ticks;
    }

    private bool TryPlaceAfterMove(long localTicks, out long ticks)
    {
        // The true offset is within 18 hours of zero, so this instant is within the margin of the true one.
        var interval = _zone.GetZoneInterval(Instant.FromUnixTimeTicks(localTicks));
        var (start, end) = ZoneCursor.Bounds(interval);
        var offset = interval.WallOffset.Ticks;
        var safeStart = start == long.MinValue ? long.MinValue : start + offset + Margin;
        var safeEnd = end == long.MaxValue ? long.MaxValue : end + offset - Margin;
        ticks = localTicks - offset;
        if (localTicks < safeStart || localTicks >= safeEnd)
            return false;
        (_safeStart, _safeEnd, _offset) = (safeStart, safeEnd, offset);
        return true;
    }
}
