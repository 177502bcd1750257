using NodaTime;

namespace Forecasting.Time;

/// <summary>An endless row of instants, one a step, that gives each cell of a series its whole number.</summary>
/// <remarks>
/// The cell of index <c>i</c> covers the half-open interval from <c>InstantAt(i)</c> to <c>InstantAt(i + 1)</c>.
/// A calendar step is counted by the local clock of the zone: a day starts at its first instant, at 01:00 where the clock skips midnight,
/// and a day that the zone left out when it crossed the date line has no cell. A step that falls in a gap of the clock starts after
/// the gap; one that falls on a repeated hour starts at the first of the two. Grids reach from the year 1 to the year 9800.
/// </remarks>
public sealed class TimeGrid : IEquatable<TimeGrid>
{
    private static readonly long MinTicks = Instant.FromUtc(1, 1, 3, 0, 0).ToUnixTimeTicks();
    private static readonly long MaxTicks = Instant.FromUtc(9800, 1, 1, 0, 0).ToUnixTimeTicks();

    private readonly GridPhase _phase;
    private readonly long _anchorTicks;
    private readonly long _step;
    private readonly bool _fixed;
    private readonly long _minIndex;
    private readonly long _maxIndex;

    /// <summary>Initializes a new instance of the <see cref="TimeGrid"/> class whose index 0 starts at the anchor.</summary>
    /// <param name="frequency">The step.</param>
    /// <param name="zone">The zone whose days and months are counted, and whose clock <see cref="LocalAt"/> shows.</param>
    /// <param name="anchor">The start of index 0.</param>
    /// <exception cref="ArgumentException">The anchor is not on the calendar of the frequency: not the last day of a month, or a weekend.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The anchor is outside the years 1 to 9800.</exception>
    public TimeGrid(Frequency frequency, DateTimeZone zone, Instant anchor)
        : this(frequency, zone, anchor, aligned: false)
    {
    }

    private TimeGrid(Frequency frequency, DateTimeZone zone, Instant anchor, bool aligned)
    {
        ArgumentNullException.ThrowIfNull(frequency);
        ArgumentNullException.ThrowIfNull(zone);
        var ticks = anchor.ToUnixTimeTicks();
        ArgumentOutOfRangeException.ThrowIfLessThan(ticks, MinTicks, nameof(anchor));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ticks, MaxTicks, nameof(anchor));
        Frequency = frequency;
        Zone = zone;
        _fixed = frequency.IsFixed;
        _step = frequency.Count;
        if (_fixed)
        {
            _phase = GridPhase.None;
            _anchorTicks = aligned ? LocalTicks.FloorMod(ticks, _step) : ticks;
            _minIndex = -((_anchorTicks - MinTicks) / _step);
            _maxIndex = (MaxTicks - _anchorTicks) / _step;
        }
        else
        {
            _phase = GridPhase.Of(frequency, zone, anchor);
            if (aligned)
                _phase = _phase.Canonical();
            var resolver = new LocalResolver(zone);
            _anchorTicks = resolver.PlaceLeniently(_phase.LocalAt(0));
            _minIndex = _phase.IndexNear(MinTicks);
            _maxIndex = _phase.IndexNear(MaxTicks);
        }

        Anchor = Instant.FromUnixTimeTicks(_anchorTicks);
    }

    /// <summary>Gets the step.</summary>
    public Frequency Frequency { get; }

    /// <summary>Gets the zone whose days and months are counted.</summary>
    public DateTimeZone Zone { get; }

    /// <summary>Gets the start of index 0.</summary>
    public Instant Anchor { get; }

    /// <summary>Returns whether two grids have the same instants at the same indices.</summary>
    /// <param name="left">The first grid.</param>
    /// <param name="right">The second grid.</param>
    /// <returns><see langword="true"/> where the grids are equal, or both are null.</returns>
    public static bool operator ==(TimeGrid? left, TimeGrid? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Returns whether two grids differ.</summary>
    /// <param name="left">The first grid.</param>
    /// <param name="right">The second grid.</param>
    /// <returns><see langword="true"/> where the grids differ.</returns>
    public static bool operator !=(TimeGrid? left, TimeGrid? right) => !(left == right);

    /// <summary>Makes the grid that goes through an instant, with an anchor that does not depend on which of its instants was given.</summary>
    /// <remarks>Two series of the same step and phase so have equal grids: an index means the same instant in both.</remarks>
    /// <param name="frequency">The step.</param>
    /// <param name="zone">The zone whose days and months are counted.</param>
    /// <param name="sample">Any instant of the grid.</param>
    /// <returns>The grid.</returns>
    /// <exception cref="ArgumentException">The sample is not on the calendar of the frequency: not the last day of a month, or a weekend.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The sample is outside the years 1 to 9800.</exception>
    public static TimeGrid AlignedTo(Frequency frequency, DateTimeZone zone, Instant sample) => new(frequency, zone, sample, aligned: true);

    /// <summary>Returns the instant at which a cell starts.</summary>
    /// <param name="index">The index.</param>
    /// <returns>The start of the cell.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The cell is outside the years 1 to 9800.</exception>
    public Instant InstantAt(long index) => Instant.FromUnixTimeTicks(TicksAt(index));

    /// <summary>Returns the instant at which a cell starts, in ticks of 100 ns since 1970-01-01T00:00Z.</summary>
    /// <param name="index">The index.</param>
    /// <returns>Unix ticks.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The cell is outside the years 1 to 9800.</exception>
    public long TicksAt(long index)
    {
        if (index < _minIndex || index > _maxIndex)
            ThrowIndex(index);
        return TicksInside(index);
    }

    /// <summary>Returns the index of the cell that starts exactly at an instant.</summary>
    /// <param name="instant">The instant.</param>
    /// <param name="index">The index, where the result is true.</param>
    /// <returns><see langword="false"/> where no cell starts at the instant.</returns>
    public bool TryIndexOf(Instant instant, out long index) => TryIndexOf(instant.ToUnixTimeTicks(), out index);

    /// <summary>Returns the index of the cell that starts exactly at an instant.</summary>
    /// <param name="ticks">The instant in ticks of 100 ns since 1970-01-01T00:00Z.</param>
    /// <param name="index">The index, where the result is true.</param>
    /// <returns><see langword="false"/> where no cell starts at the instant.</returns>
    public bool TryIndexOf(long ticks, out long index)
    {
        index = 0;
        if (ticks < MinTicks || ticks > MaxTicks)
            return false;
        if (_fixed)
        {
            var (quotient, rest) = Math.DivRem(ticks - _anchorTicks, _step);
            index = quotient;
            return rest == 0;
        }

        index = FloorInside(ticks);
        return TicksInside(index) == ticks;
    }

    /// <summary>Returns the index of the cell that holds an instant.</summary>
    /// <param name="instant">The instant.</param>
    /// <returns>The last index whose cell starts at or before the instant.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The instant is outside the years 1 to 9800.</exception>
    public long FloorIndex(Instant instant) => FloorIndex(instant.ToUnixTimeTicks());

    /// <summary>Returns the first index whose cell starts at or after an instant.</summary>
    /// <param name="instant">The instant.</param>
    /// <returns>The index.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The instant is outside the years 1 to 9800.</exception>
    public long CeilingIndex(Instant instant) => CeilingIndex(instant.ToUnixTimeTicks());

    /// <summary>Returns the local date and time at which a cell starts.</summary>
    /// <param name="index">The index.</param>
    /// <returns>The date and time that clocks of <see cref="Zone"/> show.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The cell is outside the years 1 to 9800.</exception>
    public LocalDateTime LocalAt(long index) => InstantAt(index).InZone(Zone).LocalDateTime;

    /// <inheritdoc/>
    public bool Equals(TimeGrid? other) =>
        ReferenceEquals(this, other)
        || (other is not null && other._anchorTicks == _anchorTicks && other._phase == _phase && other.Frequency.Equals(Frequency)
            && (ReferenceEquals(other.Zone, Zone) || string.Equals(other.Zone.Id, Zone.Id, StringComparison.Ordinal)));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TimeGrid);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_anchorTicks, Frequency, StringComparer.Ordinal.GetHashCode(Zone.Id));

    /// <summary>Returns the step, the zone and the anchor.</summary>
    /// <returns>Text such as <c>PT1H Europe/Berlin from 1970-01-01T00:00:00Z</c>.</returns>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Frequency} {Zone.Id} from {Anchor}");

    /// <summary>Returns the index of the cell that holds an instant given in Unix ticks.</summary>
    /// <param name="ticks">The instant.</param>
    /// <returns>The index.</returns>
    internal long FloorIndex(long ticks)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(ticks, MinTicks);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ticks, MaxTicks);
        return _fixed ? LocalTicks.FloorDiv(ticks - _anchorTicks, _step) : FloorInside(ticks);
    }

    /// <summary>Returns the first index whose cell starts at or after an instant given in Unix ticks.</summary>
    /// <param name="ticks">The instant.</param>
    /// <returns>The index.</returns>
    internal long CeilingIndex(long ticks)
    {
        var floor = FloorIndex(ticks);
        return TicksInside(floor) == ticks ? floor : floor + 1;
    }

    /// <summary>Writes the starts of consecutive cells, in Unix ticks.</summary>
    /// <param name="firstIndex">The first index.</param>
    /// <param name="output">Receives one value a cell.</param>
    internal void FillTicks(long firstIndex, Span<long> output)
    {
        if (output.IsEmpty)
            return;
        var first = TicksAt(firstIndex);
        _ = TicksAt(firstIndex + output.Length - 1);
        if (_fixed)
        {
            for (var i = 0; i < output.Length; i++)
                output[i] = unchecked(first + (i * _step));
            return;
        }

        var resolver = new LocalResolver(Zone);
        for (var i = 0; i < output.Length; i++)
            output[i] = resolver.PlaceLeniently(_phase.LocalAt(firstIndex + i));
    }

    /// <summary>Writes the local parts of the starts of consecutive cells.</summary>
    /// <param name="firstIndex">The first index.</param>
    /// <param name="output">Receives one value a cell.</param>
    internal void LocalParts(long firstIndex, Span<LocalParts> output)
    {
        if (output.IsEmpty)
            return;
        var ticks = TicksAt(firstIndex);
        _ = TicksAt(firstIndex + output.Length - 1);
        var cursor = new ZoneCursor(Zone);
        var resolver = new LocalResolver(Zone);
        var date = default(CivilDate);
        long dayStart = 0, dayEnd = 0;
        for (var i = 0; i < output.Length; i++)
        {
            if (!_fixed)
                ticks = resolver.PlaceLeniently(_phase.LocalAt(firstIndex + i));
            var local = cursor.ToLocal(ticks);
            if (local >= dayEnd || local < dayStart)
            {
                date = new CivilDate(LocalTicks.FloorDay(local));
                dayStart = date.EpochDay * NodaConstants.TicksPerDay;
                dayEnd = dayStart + NodaConstants.TicksPerDay;
            }

            output[i] = new LocalParts(in date, unchecked((int)((local - dayStart) / NodaConstants.TicksPerMinute)));
            ticks = unchecked(ticks + _step);
        }
    }

    private long TicksInside(long index)
    {
        if (_fixed)
            return _anchorTicks + (index * _step);
        var resolver = new LocalResolver(Zone);
        return resolver.PlaceLeniently(_phase.LocalAt(index));
    }

    private long FloorInside(long ticks)
    {
        var cursor = new ZoneCursor(Zone);
        var index = _phase.IndexNear(cursor.ToLocal(ticks));
        while (TicksInside(index) > ticks)
            index--;
        while (TicksInside(index + 1) <= ticks)
            index++;
        return index;
    }

    private void ThrowIndex(long index) => throw new ArgumentOutOfRangeException(
        nameof(index), index, $"Cell {index} of {this} is outside the years 1 to 9800 (cells {_minIndex} to {_maxIndex}).");
}
