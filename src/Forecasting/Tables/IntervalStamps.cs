using Forecasting.Time;
using NodaTime;

namespace Forecasting.Tables;

/// <summary>Moves between the start of an interval and the end that a source stamps.</summary>
internal static class IntervalStamps
{
    /// <summary>Returns the length of the intervals of a series: a number of ticks, or one calendar day.</summary>
    /// <param name="labels">The times of the series, in any order.</param>
    /// <param name="frequency">The declared spacing, or null where it is inferred.</param>
    /// <param name="key">The series, for the message.</param>
    /// <exception cref="SeriesDataException">The length can be neither read nor inferred (TIM-041).</exception>
    public static (long Ticks, bool IsDay) LengthOf(ReadOnlySpan<long> labels, Frequency? frequency, SeriesKey key)
    {
        if (frequency is null)
        {
            long[] sorted = labels.ToArray();
            Array.Sort(sorted);
            frequency = FrequencyInference.Infer(sorted).Frequency;
        }

        if (frequency?.FixedDuration is { } step) return (step.BclCompatibleTicks, false);
        if (frequency is not null && frequency.NominalDuration == Duration.FromDays(1)) return (NodaConstants.TicksPerDay, true);
        throw SeriesDataException.Of(
            "TIM-041", "The stamps mark the end of their intervals, but how long these are cannot be inferred; set the schema's Frequency to a fixed step.", key);
    }

    /// <summary>Returns the instant that lies a length after another one, or before it; a day by the clock of the zone.</summary>
    public static long Moved(long ticks, (long Ticks, bool IsDay) length, int times, DateTimeZone zone)
    {
        if (!length.IsDay) return ticks + (times * length.Ticks);
        LocalDateTime local = Instant.FromUnixTimeTicks(ticks).InZone(zone).LocalDateTime.PlusDays(times);
        return zone.AtLeniently(local).ToInstant().ToUnixTimeTicks();
    }

    /// <summary>Returns the stamps of a series as its schema writes them.</summary>
    public static long[] Of(SeriesPanel panel, int series)
    {
        long[] stamps = panel.Ticks(series).ToArray();
        if (panel.Schema.Stamp == IntervalStamp.Start) return stamps;
        (long Ticks, bool IsDay) length = LengthOf(stamps, panel.Schema.Frequency, panel.Keys[series]);
        for (int i = 0; i < stamps.Length; i++) stamps[i] = Moved(stamps[i], length, 1, panel.Schema.CalendarZone);
        return stamps;
    }
}
