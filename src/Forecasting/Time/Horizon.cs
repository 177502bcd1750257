using System.Globalization;
using NodaTime;

namespace Forecasting.Time;

/// <summary>How far a forecast reaches: a number of steps, of hours, or of local days.</summary>
/// <remarks>
/// Local days follow the clock: two days from a midnight end at a midnight, after 47, 48 or 49 hours.
/// The text forms are <c>96</c> (steps), <c>PT48H</c> or <c>48h</c>, <c>PT90M</c> or <c>90m</c>, and <c>P7D</c> or <c>7d</c>.
/// </remarks>
public sealed class Horizon : IEquatable<Horizon>
{
    /// <summary>The largest number of steps that a forecast may reach.</summary>
    public const int MaximumSteps = 10_000;

    private const int MaxDays = 3660;

    private readonly Unit _unit;
    private readonly int _count;

    private Horizon(Unit unit, int count)
    {
        _unit = unit;
        _count = count;
    }

    private enum Unit
    {
        Steps,
        Minutes,
        Days,
    }

    /// <summary>Returns whether two horizons are the same.</summary>
    /// <param name="left">The first horizon.</param>
    /// <param name="right">The second horizon.</param>
    /// <returns><see langword="true"/> where both are the same, or both are null.</returns>
    public static bool operator ==(Horizon? left, Horizon? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Returns whether two horizons differ.</summary>
    /// <param name="left">The first horizon.</param>
    /// <param name="right">The second horizon.</param>
    /// <returns><see langword="true"/> where they differ.</returns>
    public static bool operator !=(Horizon? left, Horizon? right) => !(left == right);

    /// <summary>Makes a horizon of steps of the series.</summary>
    /// <param name="steps">The steps, from 1 to 10,000.</param>
    /// <returns>The horizon.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="steps"/> is out of range.</exception>
    public static Horizon Steps(int steps) => new(Unit.Steps, Checked(steps, MaximumSteps, nameof(steps)));

    /// <summary>Makes a horizon of exact minutes.</summary>
    /// <param name="minutes">The minutes, from 1 to 5,270,400 (3,660 days).</param>
    /// <returns>The horizon.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="minutes"/> is out of range.</exception>
    public static Horizon Minutes(int minutes) => new(Unit.Minutes, Checked(minutes, MaxDays * 1440, nameof(minutes)));

    /// <summary>Makes a horizon of exact hours.</summary>
    /// <param name="hours">The hours, from 1 to 87,840 (3,660 days).</param>
    /// <returns>The horizon.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="hours"/> is out of range.</exception>
    public static Horizon Hours(int hours) => new(Unit.Minutes, Checked(hours, MaxDays * 24, nameof(hours)) * 60);

    /// <summary>Makes a horizon of local days, of 23, 24 or 25 hours.</summary>
    /// <param name="days">The days, from 1 to 3,660.</param>
    /// <returns>The horizon.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="days"/> is out of range.</exception>
    public static Horizon Days(int days) => new(Unit.Days, Checked(days, MaxDays, nameof(days)));

    /// <summary>Reads a horizon from its text.</summary>
    /// <param name="text">Text such as <c>96</c>, <c>48h</c>, <c>PT48H</c>, <c>90m</c>, <c>7d</c> or <c>P7D</c>.</param>
    /// <returns>The horizon.</returns>
    /// <exception cref="ArgumentException"><paramref name="text"/> is not a horizon.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number is out of the range of its unit.</exception>
    public static Horizon Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (digits, unit) = Shape(text);
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            throw new ArgumentException(
                $"'{text}' is not a horizon. Write steps as a number (96), or 48h, PT48H, 90m, PT90M, 7d, P7D.", nameof(text));
        }

        return unit switch { 'h' => Hours(count), 'm' => Minutes(count), 'd' => Days(count), _ => Steps(count) };
    }

    /// <summary>Counts the cells that start from the origin up to the end of the horizon, exclusive.</summary>
    /// <param name="grid">The grid of the series.</param>
    /// <param name="originIndex">The index of the first forecast cell.</param>
    /// <returns>The number of steps, from 1 to 10,000.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The horizon reaches further than 10,000 steps of the grid.</exception>
    public int StepsFrom(TimeGrid grid, long originIndex)
    {
        ArgumentNullException.ThrowIfNull(grid);
        if (_unit == Unit.Steps)
            return _count;
        var origin = grid.TicksAt(originIndex);
        long end;
        if (_unit == Unit.Minutes)
        {
            end = origin + (_count * NodaConstants.TicksPerMinute);
        }
        else
        {
            var local = LocalTicks.FromDateTime(Instant.FromUnixTimeTicks(origin).InZone(grid.Zone).LocalDateTime);
            // Where the clock skips midnight, the first instant of the day still means midnight.
            var day = LocalTicks.FloorDay(local) * NodaConstants.TicksPerDay;
            var resolver = new LocalResolver(grid.Zone);
            if (resolver.PlaceLeniently(day) == origin)
                local = day;
            end = resolver.PlaceLeniently(local + (_count * NodaConstants.TicksPerDay));
        }

        return Within(grid.CeilingIndex(end) - originIndex, grid);
    }

    /// <summary>Returns a number of steps that <see cref="StepsFrom"/> does not exceed for any origin, whatever the clock changes.</summary>
    /// <param name="grid">The grid of the series.</param>
    /// <returns>The number of steps, from 1 to 10,000.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The horizon may reach further than 10,000 steps of the grid.</exception>
    public int MaxSteps(TimeGrid grid)
    {
        ArgumentNullException.ThrowIfNull(grid);
        if (_unit == Unit.Steps)
            return _count;
        return Within(grid.Frequency.IsFixed ? MaxFixedSteps(grid) : MaxCalendarSteps(grid), grid);
    }

    /// <inheritdoc/>
    public bool Equals(Horizon? other) => other is not null && other._unit == _unit && other._count == _count;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Horizon);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine((int)_unit, _count);

    /// <summary>Returns the text form, which <see cref="Parse"/> reads back.</summary>
    /// <returns>Text such as <c>96</c>, <c>PT48H</c> or <c>P7D</c>.</returns>
    public override string ToString() => _unit switch
    {
        Unit.Steps => _count.ToString(CultureInfo.InvariantCulture),
        Unit.Days => string.Create(CultureInfo.InvariantCulture, $"P{_count}D"),
        _ when _count % 60 == 0 => string.Create(CultureInfo.InvariantCulture, $"PT{_count / 60}H"),
        _ => string.Create(CultureInfo.InvariantCulture, $"PT{_count}M"),
    };

    private static (string Digits, char Unit) Shape(string text) => text switch
    {
        ['P', 'T', .. var digits, 'H'] => (digits, 'h'),
        ['P', 'T', .. var digits, 'M'] => (digits, 'm'),
        ['P', .. var digits, 'D'] => (digits, 'd'),
        [.. var digits, 'h' or 'm' or 'd'] => (digits, text[^1]),
        _ => (text, 's'),
    };

    private static int Checked(int value, int max, string name)
    {
        if (value < 1 || value > max)
        {
            throw new ArgumentOutOfRangeException(
                name, value, string.Create(CultureInfo.InvariantCulture, $"A horizon is from 1 to {max:N0} {name}, and this is {value:N0}."));
        }

        return value;
    }

    private static long CeilingDiv(long value, long divisor) => -LocalTicks.FloorDiv(-value, divisor);

    private int Within(long steps, TimeGrid grid) => steps is >= 0 and <= MaximumSteps ? Math.Max(1, (int)steps) : throw new ArgumentOutOfRangeException(
        nameof(grid),
        steps,
        string.Create(CultureInfo.InvariantCulture, $"The horizon {this} is {steps:N0} steps of {grid.Frequency}; the most is {MaximumSteps:N0}."));

    private long MaxFixedSteps(TimeGrid grid)
    {
        var ticks = _unit == Unit.Minutes
            ? _count * NodaConstants.TicksPerMinute
            : (_count * NodaConstants.TicksPerDay) + ZoneShift.LargestGain(grid.Zone, _count);
        return CeilingDiv(ticks, grid.Frequency.Count);
    }

    private long MaxCalendarSteps(TimeGrid grid)
    {
        long days = _count;
        if (_unit == Unit.Minutes)
        {
            var ticks = _count * NodaConstants.TicksPerMinute;
            var window = (int)(ticks / NodaConstants.TicksPerDay) + 2;
            days = CeilingDiv(ticks + ZoneShift.LargestLoss(grid.Zone, window), NodaConstants.TicksPerDay);
        }

        var count = grid.Frequency.Count;
        return grid.Frequency.Kind switch
        {
            FrequencyKind.Day => CeilingDiv(days, count),
            FrequencyKind.Business => (days / 7 * 5) + Math.Min(5, days % 7),
            _ => ((days - 1) / (28 * count)) + 1,
        };
    }
}
