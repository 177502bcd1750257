using NodaTime;

namespace Forecasting.Time;

/// <summary>Looks at how the local labels of a series meet the clock changes of a zone.</summary>
public static class ClockChanges
{
    // A sum of two neighbouring hours is twice either, give or take the slope of the night and the noise of a small meter.
    private const double LeastSum = 1.6;
    private const double MostSum = 2.6;

    /// <summary>Counts the labels that clock changes make impossible or ambiguous, by whether the series has them.</summary>
    /// <param name="labels">Local labels of one series, at the start of the interval that they name, in ticks of 100 ns since
    /// 1970-01-01T00:00, ascending; repeated labels are allowed.</param>
    /// <param name="zone">The zone whose clock the labels show.</param>
    /// <param name="step">The step of the labels, shorter than a day.</param>
    /// <param name="values">The values in the order of the labels, NaN where empty; or nothing, and then no sums are found.</param>
    /// <returns>The counts.</returns>
    /// <exception cref="ArgumentException">The labels are not ascending, or the values are not as many as the labels.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="step"/> is not between 1 second and 24 hours.</exception>
    public static ClockChangeCounts Count(ReadOnlySpan<long> labels, DateTimeZone zone, Duration step, ReadOnlySpan<double> values)
    {
        ArgumentNullException.ThrowIfNull(zone);
        ArgumentOutOfRangeException.ThrowIfLessThan(step, Duration.FromSeconds(1));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(step, Duration.FromDays(1));
        if (!values.IsEmpty && values.Length != labels.Length)
            throw new ArgumentException($"There are {values.Length} values for {labels.Length} labels.", nameof(values));
        if (labels.IsEmpty)
            return new() { Events = [], MissingLabels = 0, DuplicatedLabels = 0 };
        var series = new LabelledSeries(labels, values, (long)step.TotalTicks);
        var (missing, duplicated) = series.CountPlain();
        return new() { Events = FindEvents(series, zone), MissingLabels = missing, DuplicatedLabels = duplicated };
    }

    private static List<ClockChangeEvent> FindEvents(LabelledSeries series, DateTimeZone zone)
    {
        var events = new List<ClockChangeEvent>();
        // A local label is within a day of the same reading in UTC.
        var from = Instant.FromUnixTimeTicks(series.First - NodaConstants.TicksPerDay);
        var to = Instant.FromUnixTimeTicks(series.Last + NodaConstants.TicksPerDay);
        long? before = null;
        foreach (var interval in zone.GetZoneIntervals(from, to))
        {
            var after = interval.WallOffset.Ticks;
            if (before is { } previous && after != previous)
            {
                var change = interval.Start.ToUnixTimeTicks();
                var counted = CountEvent(series, change + Math.Min(previous, after), change + Math.Max(previous, after), after > previous);
                if (counted is not null)
                    events.Add(counted);
            }

            before = after;
        }

        return events;
    }

    private static ClockChangeEvent? CountEvent(LabelledSeries series, long start, long end, bool spring)
    {
        int labels = 0, absent = 0, once = 0, twice = 0, empty = 0, summed = 0;
        var firstLabel = series.FirstOnGrid(Math.Max(start, series.First));
        for (var label = firstLabel; label < end && label <= series.Last; label += series.Step)
        {
            labels++;
            var (row, count) = series.Find(label);
            absent += count == 0 ? 1 : 0;
            once += count == 1 ? 1 : 0;
            twice += count > 1 ? 1 : 0;
            empty += count > 0 && series.IsEmpty(row, count) ? 1 : 0;
            summed += count == 1 && !spring && IsSum(series, row, start, end) ? 1 : 0;
        }

        return labels == 0 ? null : new()
        {
            Label = LocalTicks.ToDateTime(firstLabel),
            IsSpring = spring,
            Labels = labels,
            Absent = absent,
            Once = once,
            Twice = twice,
            Empty = empty,
            Summed = summed,
        };
    }

    /// <summary>Compares a value with the nearest values outside the change, and with the same label on days near by.</summary>
    private static bool IsSum(LabelledSeries series, int row, long start, long end)
    {
        var value = series.Value(row);
        if (double.IsNaN(value))
            return false;
        var label = series.Label(row);
        Span<double> near = [series.ValueAt(series.FirstOnGrid(start) - series.Step), series.ValueAt(series.FirstOnGrid(end))];
        Span<double> days = stackalloc double[8];
        int[] offsets = [-1, 1, -2, 2, -7, 7, -14, 14];
        for (var i = 0; i < days.Length; i++)
            days[i] = series.ValueAt(label + (offsets[i] * NodaConstants.TicksPerDay));
        return Doubles(value, Mean(near)) && Doubles(value, Median(days));
    }

    private static bool Doubles(double value, double usual)
    {
        // Net load may be negative; a sum then doubles downwards.
        var ratio = value / usual;
        return double.IsFinite(ratio) && ratio > LeastSum && ratio < MostSum;
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        double sum = 0;
        var count = 0;
        foreach (var value in values)
        {
            if (double.IsNaN(value))
                continue;
            sum += value;
            count++;
        }

        return count == 0 ? double.NaN : sum / count;
    }

    private static double Median(Span<double> values)
    {
        var count = 0;
        foreach (var value in values)
        {
            if (!double.IsNaN(value))
                values[count++] = value;
        }

        if (count == 0)
            return double.NaN;
        var known = values[..count];
        known.Sort();
        return (known[(count - 1) / 2] + known[count / 2]) / 2;
    }
}
