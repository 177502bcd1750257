using NodaTime;

namespace Forecasting.Time;

/// <summary>Lays a common step over times that are only near it: jitter around the grid, or a clock that drifts.</summary>
internal static class JitterFit
{
    private const int SampleSize = 4096;

    // The longest jitter that still leaves no doubt which cell a row belongs to.
    private const double MaxJitterShare = 0.2;

    private static readonly long[] CommonSeconds =
    [
        1, 2, 5, 10, 15, 20, 30, 60, 120, 180, 240, 300, 360, 600, 720, 900, 1200, 1800, 3600, 7200, 10_800, 14_400, 21_600, 28_800, 43_200,
        86_400, 604_800,
    ];

    /// <summary>Finds the common step nearest to the shorter differences, and lays it over the times.</summary>
    /// <param name="ticks">The times, sorted.</param>
    /// <param name="rows">The number of distinct times.</param>
    /// <returns>The fit, or null where no common step is near.</returns>
    public static FrequencyFit? Try(ReadOnlySpan<long> ticks, long rows)
    {
        var shorter = ShorterStep(ticks);
        foreach (var seconds in CommonSeconds)
        {
            var step = seconds * NodaConstants.TicksPerSecond;
            if (Math.Abs(shorter - step) <= 0.15 * step)
                return Lay(ticks, step, rows);
        }

        return null;
    }

    // At up to 60 % of rows left out, the lowest fifth of the differences are single steps.
    private static long ShorterStep(ReadOnlySpan<long> ticks)
    {
        var steps = new List<long>();
        var stride = Math.Max(1, ticks.Length / SampleSize);
        for (var i = 1; i < ticks.Length; i += stride)
        {
            if (ticks[i] > ticks[i - 1])
                steps.Add(ticks[i] - ticks[i - 1]);
        }

        steps.Sort();
        return steps.Count == 0 ? 0 : steps[steps.Count / 5];
    }

    private static FrequencyFit? Lay(ReadOnlySpan<long> ticks, long step, long rows)
    {
        var line = new Line();
        var steps = new StepHistogram();
        long index = 0;
        long crowded = 0;
        double tracked = 0;
        for (var i = 0; i < ticks.Length; i++)
        {
            if (i > 0 && ticks[i] == ticks[i - 1])
                continue;
            // The slowly followed offset keeps a drifting clock from slipping a cell.
            var next = (long)Math.Round((ticks[i] - ticks[0] - tracked) / step);
            if (i > 0 && next <= index)
                crowded++;
            else if (i > 0)
                steps.Add(next - index);
            index = Math.Max(index, next);
            var distance = (double)(ticks[i] - ticks[0] - (next * step));
            tracked += 0.05 * (distance - tracked);
            line.Add(next, distance / NodaConstants.TicksPerSecond);
        }

        var (slope, intercept, jitter, drifts) = line.Solve();
        if (steps.Count < 2 || crowded > 0.02 * rows || jitter * NodaConstants.TicksPerSecond > MaxJitterShare * step)
            return null;
        var start = ticks[0] + (long)(intercept * NodaConstants.TicksPerSecond);
        var sample = Snap(start, (long)(Math.Max(2 * jitter, 0.001) * NodaConstants.TicksPerSecond));
        var frequency = step < NodaConstants.TicksPerDay ? Frequency.FromTicks(step) : Frequency.Days((int)(step / NodaConstants.TicksPerDay));
        var offGrid = CountOff(ticks, step, sample);
        return FrequencyFit.From(frequency, steps, 1, rows) with
        {
            OffGrid = offGrid,
            OnGrid = rows - offGrid,
            Jitter = jitter,
            Drift = drifts ? slope * NodaConstants.TicksPerDay / step : 0,
            Jitters = true,
            Phase = LocalTicks.FloorMod(sample, Math.Min(step, NodaConstants.TicksPerDay)),
            Sample = sample,
        };
    }

    // Grids start on whole minutes or seconds where the jitter allows it.
    private static long Snap(long ticks, long tolerance)
    {
        foreach (var unit in (ReadOnlySpan<long>)[NodaConstants.TicksPerHour, NodaConstants.TicksPerMinute, NodaConstants.TicksPerSecond])
        {
            var nearest = LocalTicks.FloorDiv(ticks + (unit / 2), unit) * unit;
            if (Math.Abs(nearest - ticks) <= tolerance)
                return nearest;
        }

        return ticks;
    }

    private static long CountOff(ReadOnlySpan<long> ticks, long step, long sample)
    {
        long off = 0;
        for (var i = 0; i < ticks.Length; i++)
        {
            if ((i == 0 || ticks[i] != ticks[i - 1]) && (ticks[i] - sample) % step != 0)
                off++;
        }

        return off;
    }

    /// <summary>A straight line through the distances from the grid, by least squares in one pass.</summary>
    private struct Line
    {
        private long _count;
        private double _meanX;
        private double _meanY;
        private double _xx;
        private double _xy;
        private double _yy;

        public void Add(double x, double y)
        {
            // Welford (1962): sums about the running mean do not cancel over long series.
            _count++;
            var dx = x - _meanX;
            var dy = y - _meanY;
            _meanX += dx / _count;
            _meanY += dy / _count;
            _xx += dx * (x - _meanX);
            _xy += dx * (y - _meanY);
            _yy += dy * (y - _meanY);
        }

        public readonly (double Slope, double Intercept, double Rms, bool Drifts) Solve()
        {
            var slope = _xx > 0 ? _xy / _xx : 0;
            var rest = Math.Max(0, _yy - (slope * _xy));
            var error = _count > 2 && _xx > 0 ? Math.Sqrt(rest / (_count - 2) / _xx) : double.PositiveInfinity;
            var drifts = Math.Abs(slope) > Math.Max(5 * error, 1e-9);
            return drifts
                ? (slope, _meanY - (slope * _meanX), Math.Sqrt(rest / _count), true)
                : (0, _meanY, Math.Sqrt(_yy / _count), false);
        }
    }
}
