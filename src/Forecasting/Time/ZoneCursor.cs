using System.Runtime.CompilerServices;
using NodaTime;
using NodaTime.TimeZones;

namespace Forecasting.Time;

/// <summary>A zone with the interval last used kept at hand, so that neighbouring instants cost no look-up.</summary>
/// <remarks>A mutable struct: keep it in a local variable of one thread. All times are ticks of 100 ns since 1970.</remarks>
internal struct ZoneCursor
{
    private readonly DateTimeZone _zone;
    private long _start;
    private long _end;
    private long _offset;

    /// <summary>Initializes a new instance of the <see cref="ZoneCursor"/> struct.</summary>
    /// <param name="zone">The zone.</param>
    public ZoneCursor(DateTimeZone zone)
    {
        _zone = zone;
        _start = long.MaxValue;
        _end = long.MinValue;
        _offset = 0;
    }

    /// <summary>Gets the first instant of the interval last used.</summary>
    public readonly long Start => _start;

    /// <summary>Gets the end, exclusive, of the interval last used.</summary>
    public readonly long End => _end;

    /// <summary>Returns the local ticks of an instant.</summary>
    /// <param name="ticks">The instant.</param>
    /// <returns>Local ticks since 1970-01-01T00:00 by the local clock.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long ToLocal(long ticks)
    {
        if (ticks < _start || ticks >= _end)
            Move(ticks);
        return ticks + _offset;
    }

    /// <summary>Returns the start and end of an interval in ticks, with the ends of time as the ends of the range.</summary>
    /// <param name="interval">The interval.</param>
    /// <returns>Start inclusive and end exclusive.</returns>
    public static (long Start, long End) Bounds(ZoneInterval interval) => (
        interval.HasStart ? interval.Start.ToUnixTimeTicks() : long.MinValue,
        interval.HasEnd ? interval.End.ToUnixTimeTicks() : long.MaxValue);

    private void Move(long ticks)
    {
        var interval = _zone.GetZoneInterval(Instant.FromUnixTimeTicks(ticks));
        (_start, _end) = Bounds(interval);
        _offset = interval.WallOffset.Ticks;
    }
}
