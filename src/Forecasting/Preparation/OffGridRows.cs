using System.Globalization;
using Forecasting.Time;
using NodaTime;

namespace Forecasting.Preparation;

/// <summary>Moves rows beside the grid onto it where that is allowed, and describes them where it is not.</summary>
internal static class OffGridRows
{
    private const int NamedRows = 3;

    /// <summary>Moves each row to the nearest cell within the tolerance.</summary>
    /// <param name="ticks">The rows, ascending.</param>
    /// <param name="grid">The grid.</param>
    /// <param name="tolerance">The largest move in ticks.</param>
    /// <param name="moved">How many rows moved.</param>
    /// <returns>The rows on the grid, or null where a row is too far from it or two rows fall on one cell.</returns>
    public static long[]? Snap(ReadOnlySpan<long> ticks, TimeGrid grid, long tolerance, out int moved)
    {
        long[] snapped = new long[ticks.Length];
        moved = 0;
        for (int i = 0; i < ticks.Length; i++)
        {
            snapped[i] = Nearest(grid, ticks[i]);
            if (Math.Abs(snapped[i] - ticks[i]) > tolerance || (i > 0 && snapped[i] <= snapped[i - 1])) return null;
            if (snapped[i] != ticks[i]) moved++;
        }

        return snapped;
    }

    /// <summary>Describes the rows of a series that are not on its grid.</summary>
    public static Finding Describe(SeriesPanel panel, int series, TimeGrid grid, long tolerance)
    {
        ReadOnlySpan<long> ticks = panel.Ticks(series);
        var named = new List<string>();
        long count = 0, largest = 0, first = 0, previous = long.MinValue;
        int twins = 0;
        foreach (long tick in ticks)
        {
            long nearest = Nearest(grid, tick);
            long apart = Math.Abs(tick - nearest);
            if (apart > tolerance)
            {
                if (count++ == 0) first = tick;
                if (named.Count < NamedRows) named.Add(Instant.FromUnixTimeTicks(tick).ToString());
            }
            else if (nearest == previous)
            {
                if (twins++ == 0 && count == 0) first = tick;
            }

            largest = Math.Max(largest, apart);
            previous = nearest;
        }

        // A few strays have no drift; where most rows are off, the clock may.
        string drift = count * 2 > ticks.Length && Drift(ticks, grid) is var slope && Math.Abs(slope) >= 1e-3
            ? string.Create(CultureInfo.InvariantCulture, $" The clock drifts by about {slope:0.###} s a day.")
            : "";
        string collide = twins > 0 ? string.Create(CultureInfo.InvariantCulture, $" {twins} rows fall on the cell of the row before.") : "";
        return new Finding
        {
            Code = "TIM-030",
            Severity = FindingSeverity.Error,
            Series = panel.Keys[series],
            Time = Instant.FromUnixTimeTicks(first),
            Count = Math.Max(1, count + twins),
            Message = string.Create(
                CultureInfo.InvariantCulture,
                $"{count} of {ticks.Length} rows are not on the grid of {grid.Frequency} through {grid.Anchor} (first: {string.Join(", ", named)}; the farthest is {largest / (double)NodaConstants.TicksPerSecond:0.######} s off).{drift}{collide} Set PreparationOptions.SnapTolerance to move rows to the nearest cell, state another frequency, or correct the rows."),
        };
    }

    private static long Nearest(TimeGrid grid, long tick)
    {
        long index = grid.FloorIndex(tick);
        long before = grid.TicksAt(index);
        if (before == tick) return tick;
        long after = grid.TicksAt(index + 1);
        return tick - before < after - tick ? before : after;
    }

    /// <summary>Returns the least-squares slope of the distance from the grid, in seconds a day; 0 for a calendar grid.</summary>
    private static double Drift(ReadOnlySpan<long> ticks, TimeGrid grid)
    {
        if (grid.Frequency.FixedDuration is not { } duration || ticks.Length < 3) return 0;
        long step = duration.BclCompatibleTicks;
        double meanDays = 0, meanSeconds = 0, spread = 0, shared = 0;
        long apart = 0;
        for (int i = 0; i < ticks.Length; i++)
        {
            // Unwrapped: the distance may grow past half a step.
            if (i > 0)
            {
                long rest = LocalTicks.FloorMod(ticks[i] - ticks[i - 1], step);
                apart += rest > step / 2 ? rest - step : rest;
            }

            double days = (ticks[i] - ticks[0]) / (double)NodaConstants.TicksPerDay;
            double seconds = apart / (double)NodaConstants.TicksPerSecond;
            double deviation = days - meanDays;
            meanDays += deviation / (i + 1);
            meanSeconds += (seconds - meanSeconds) / (i + 1);
            spread += deviation * (days - meanDays);
            shared += deviation * (seconds - meanSeconds);
        }

        return spread > 0 ? shared / spread : 0;
    }
}
