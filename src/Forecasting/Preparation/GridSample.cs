using Forecasting.Time;
using NodaTime;

namespace Forecasting.Preparation;

/// <summary>Finds the grid of a known frequency that most rows of a series stand on.</summary>
internal static class GridSample
{
    private const int Samples = 64;

    // From a whole day down to a microsecond: people set clocks and meters to round times.
    private static readonly long[] RoundUnits =
    [
        NodaConstants.TicksPerDay, NodaConstants.TicksPerHour, 30 * NodaConstants.TicksPerMinute, 15 * NodaConstants.TicksPerMinute,
        5 * NodaConstants.TicksPerMinute, NodaConstants.TicksPerMinute, NodaConstants.TicksPerSecond, NodaConstants.TicksPerMillisecond, 10,
    ];

    /// <summary>Returns the grid that goes through most of the sampled rows.</summary>
    /// <param name="ticks">The rows, ascending; at least one.</param>
    /// <param name="frequency">The frequency.</param>
    /// <param name="zone">The zone whose days are counted.</param>
    /// <param name="tolerance">How far rows may be from the grid, in ticks.</param>
    /// <returns>The grid, or null where no row can stand on a grid of the frequency.</returns>
    public static TimeGrid? Best(ReadOnlySpan<long> ticks, Frequency frequency, DateTimeZone zone, long tolerance)
    {
        int count = Math.Min(Samples, ticks.Length);
        Span<long> samples = stackalloc long[count];
        for (int i = 0; i < count; i++) samples[i] = ticks[(int)((long)i * ticks.Length / count)];
        return frequency.FixedDuration is { } step
            ? Through(samples[Majority(samples, step.BclCompatibleTicks, tolerance)], frequency, zone, tolerance)
            : BestCalendar(samples, frequency, zone);
    }

    /// <summary>Returns the grid through a row; a row that may jitter is moved to a round time within the tolerance first.</summary>
    public static TimeGrid Through(long sample, Frequency frequency, DateTimeZone zone, long tolerance)
    {
        if (tolerance > 0 && frequency.IsFixed)
        {
            foreach (long unit in RoundUnits)
            {
                long round = LocalTicks.FloorDiv(sample + (unit / 2), unit) * unit;
                if (Math.Abs(round - sample) > tolerance) continue;
                sample = round;
                break;
            }
        }

        return TimeGrid.AlignedTo(frequency, zone, Instant.FromUnixTimeTicks(sample));
    }

    private static int Majority(ReadOnlySpan<long> samples, long step, long tolerance)
    {
        int best = 0, most = 0;
        for (int i = 0; i < samples.Length; i++)
        {
            int near = 0;
            foreach (long other in samples)
            {
                long apart = LocalTicks.FloorMod(other - samples[i], step);
                if (Math.Min(apart, step - apart) <= tolerance) near++;
            }

            if (near <= most) continue;
            most = near;
            best = i;
        }

        return best;
    }

    private static TimeGrid? BestCalendar(ReadOnlySpan<long> samples, Frequency frequency, DateTimeZone zone)
    {
        TimeGrid? best = null;
        int most = -1;
        foreach (long sample in samples)
        {
            TimeGrid grid;
            try
            {
                grid = TimeGrid.AlignedTo(frequency, zone, Instant.FromUnixTimeTicks(sample));
            }
            catch (ArgumentException)
            {
                // A weekend for business days, or not the end of a month: another row may do.
                continue;
            }

            if (grid == best) continue;
            int on = 0;
            foreach (long other in samples)
            {
                if (grid.TryIndexOf(other, out _)) on++;
            }

            if (on <= most) continue;
            most = on;
            best = grid;
            if (on == samples.Length) break;
        }

        return best;
    }
}
