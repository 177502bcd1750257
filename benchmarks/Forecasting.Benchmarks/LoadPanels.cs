using Forecasting.Numerics;
using NodaTime;

namespace Forecasting.Benchmarks;

/// <summary>Large panels of hourly load with rows missing, made without a file.</summary>
internal static class LoadPanels
{
    /// <summary>Makes a panel of many hourly series of which a share of the rows is missing.</summary>
    public static SeriesPanel Hourly(int series, int hours, double missing)
    {
        long start = Instant.FromUtc(2022, 1, 1, 0, 0).ToUnixTimeTicks();
        int[] offsets = new int[series + 1];
        for (int s = 0; s < series; s++)
        {
            int rows = 0;
            for (int i = 0; i < hours; i++) rows += Has(s, i, hours, missing) ? 1 : 0;
            offsets[s + 1] = offsets[s] + rows;
        }

        // No larger than they are: the peak of the memory is measured on them.
        long[] ticks = new long[offsets[^1]];
        double[] target = new double[offsets[^1]];
        for (int s = 0; s < series; s++)
        {
            int at = offsets[s];
            for (int i = 0; i < hours; i++)
            {
                if (!Has(s, i, hours, missing)) continue;
                ticks[at] = start + (i * NodaConstants.TicksPerHour);
                target[at++] = 800 + s + (200 * Math.Sin(i * Math.Tau / 24)) + (Random(s, i) & 31);
            }
        }

        var schema = new SeriesSchema { Time = "time", Target = "load", Keys = "id", Zone = DateTimeZone.Utc };
        SeriesKey[] keys = [.. Enumerable.Range(0, series).Select(s => SeriesKey.Create(s.ToString("D5", System.Globalization.CultureInfo.InvariantCulture)))];
        return new SeriesPanel(schema, keys, new PanelRows(offsets, ticks, target, []), []);
    }

    // The ends stay, so that every series covers the same hours.
    private static bool Has(int series, int hour, int hours, double missing) =>
        hour == 0 || hour == hours - 1 || (Random(series, hour) >> 11) * (1.0 / (1UL << 53)) >= missing;

    private static ulong Random(int series, int hour) => SplitMix.Mix(((ulong)series << 32) | (uint)hour);
}
