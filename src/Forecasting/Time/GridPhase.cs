using NodaTime;

namespace Forecasting.Time;

/// <summary>Where the steps of a calendar frequency fall: day, day of the month, and time of the day by the local clock.</summary>
/// <param name="Kind">How the frequency steps.</param>
/// <param name="Count">Days or months in a step.</param>
/// <param name="Origin">The unit of index 0: a local day since 1970, a count of business days, or a count of months.</param>
/// <param name="DayOfMonth">The day of the month, for months.</param>
/// <param name="TimeOfDay">Ticks since local midnight.</param>
/// <param name="Missing">Units that never happened in the zone, in order.</param>
internal readonly record struct GridPhase(FrequencyKind Kind, long Count, long Origin, int DayOfMonth, long TimeOfDay, int[] Missing)
{
    // Monday 2000-01-03: by then no zone is on local mean time, and weeks start at their start.
    private const long CanonicalDay = 10_959;
    private const long CanonicalMonth = 24_000;

    /// <summary>Gets the phase of a grid that does not step by the calendar.</summary>
    public static GridPhase None { get; } = new(FrequencyKind.Fixed, 0, 0, 0, 0, []);

    /// <summary>Finds the phase of a calendar frequency from one of its instants.</summary>
    /// <param name="frequency">The frequency, not a fixed one.</param>
    /// <param name="zone">The zone.</param>
    /// <param name="sample">An instant of the grid.</param>
    /// <returns>The phase with the sample at index 0.</returns>
    /// <exception cref="ArgumentException">The sample is not on the calendar of the frequency.</exception>
    public static GridPhase Of(Frequency frequency, DateTimeZone zone, Instant sample)
    {
        var local = sample.InZone(zone).LocalDateTime;
        // Where the clock skips midnight, the first instant of the day still means midnight.
        var time = zone.AtStartOfDay(local.Date).ToInstant() == sample ? 0 : local.TickOfDay;
        var date = new CivilDate(LocalTicks.FloorDay(LocalTicks.FromDateTime(local)));
        var kind = frequency.Kind;
        if (kind == FrequencyKind.MonthEnd && date.Day != CivilDate.DaysInMonth(date.Year, date.Month))
        {
            throw new ArgumentException(
                $"A grid of {frequency} cannot start on {local.Date:uuuu-MM-dd}, which is not the last day of its month in {zone.Id}. "
                + "Give the last day of a month, or another frequency such as P1M.",
                nameof(sample));
        }

        if (kind == FrequencyKind.Business && date.IsoWeekday > 5)
        {
            throw new ArgumentException(
                $"A grid of {frequency} cannot start on {local.Date:uuuu-MM-dd}, a {local.DayOfWeek} in {zone.Id}. "
                + "Give a day from Monday to Friday, or the frequency P1D.",
                nameof(sample));
        }

        var origin = kind switch
        {
            FrequencyKind.Day => date.EpochDay,
            FrequencyKind.Business => BusinessOrdinal(date.EpochDay),
            _ => (long)date.MonthIndex,
        };
        var day = kind switch { FrequencyKind.Month => date.Day, FrequencyKind.MonthEnd => 31, _ => 0 };
        return new(kind, frequency.Count, origin, day, time, MissingUnits(kind, frequency.Count, zone));
    }

    /// <summary>Returns the same steps with an origin that does not depend on the sample.</summary>
    /// <returns>The phase.</returns>
    public GridPhase Canonical()
    {
        switch (Kind)
        {
            case FrequencyKind.Day:
                return this with { Origin = CanonicalDay + LocalTicks.FloorMod(Origin - CanonicalDay, Count) };
            case FrequencyKind.Business:
                return this with { Origin = BusinessOrdinal((int)CanonicalDay) };
            default:
                var month = CanonicalMonth + LocalTicks.FloorMod(Origin - CanonicalMonth, Count);
                // The first month long enough keeps the day of the month in the anchor itself.
                while (Kind == FrequencyKind.Month && CivilDate.DaysInMonth((int)(month / 12), (int)(month % 12) + 1) < DayOfMonth)
                    month += Count;
                return this with { Origin = month };
        }
    }

    /// <summary>Returns the local time at which a cell starts by the calendar.</summary>
    /// <param name="index">The index.</param>
    /// <returns>Local ticks since 1970.</returns>
    public long LocalAt(long index)
    {
        var unit = Origin + (index * Count);
        foreach (var missing in Missing)
        {
            if (missing > Origin && missing <= unit)
                unit++;
        }

        for (var i = Missing.Length - 1; i >= 0; i--)
        {
            if (Missing[i] < Origin && Missing[i] >= unit)
                unit--;
        }

        var day = Kind switch
        {
            FrequencyKind.Day => unit,
            FrequencyKind.Business => (LocalTicks.FloorDiv(unit, 5) * 7) + LocalTicks.FloorMod(unit, 5) - 3,
            _ => CivilDate.EpochDayOf((int)unit, DayOfMonth),
        };
        return (day * NodaConstants.TicksPerDay) + TimeOfDay;
    }

    /// <summary>Returns an index whose cell starts at most a few cells from a local time.</summary>
    /// <param name="localTicks">Local ticks since 1970.</param>
    /// <returns>The index.</returns>
    public long IndexNear(long localTicks)
    {
        var day = LocalTicks.FloorDay(localTicks);
        var unit = Kind switch
        {
            FrequencyKind.Day => day,
            FrequencyKind.Business => BusinessOrdinal(day),
            _ => (long)new CivilDate(day).MonthIndex,
        };
        return LocalTicks.FloorDiv(unit - Origin, Count);
    }

    /// <inheritdoc/>
    public bool Equals(GridPhase other) =>
        Kind == other.Kind && Count == other.Count && Origin == other.Origin && DayOfMonth == other.DayOfMonth && TimeOfDay == other.TimeOfDay;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Count, Origin, DayOfMonth, TimeOfDay);

    /// <summary>Counts Mondays to Fridays since Monday 1969-12-29; a weekend counts as the Friday before it.</summary>
    private static long BusinessOrdinal(int epochDay)
    {
        var week = LocalTicks.FloorDiv(epochDay + 3L, 7);
        return (week * 5) + Math.Min(LocalTicks.FloorMod(epochDay + 3L, 7), 4);
    }

    // A longer step across a missing day still has room for its cell; a day or a business day has not.
    private static int[] MissingUnits(FrequencyKind kind, long count, DateTimeZone zone)
    {
        if (count != 1 || kind is not (FrequencyKind.Day or FrequencyKind.Business))
            return [];
        var days = ZoneDays.Missing(zone);
        if (kind == FrequencyKind.Day || days.Length == 0)
            return days;
        var units = new List<int>();
        foreach (var day in days)
        {
            if (new CivilDate(day).IsoWeekday <= 5)
                units.Add((int)BusinessOrdinal(day));
        }

        return [.. units];
    }
}
