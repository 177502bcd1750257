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
        var ticks = new List<long>(series * hours);
        var target = new List<double>(series * hours);
        for (int s = 0; s < series; s++)
        {
            for (int i = 0; i < hours; i++)
            {
                ulong random = SplitMix.Mix(((ulong)s << 32) | (uint)i);
                // The ends stay, so that every series covers the same hours.
                if (i > 0 && i < hours - 1 && (random >> 11) * (1.0 / (1UL << 53)) < missing) continue;
                ticks.Add(start + (i * NodaConstants.TicksPerHour));
                target.Add(800 + s + (200 * Math.Sin(i * Math.Tau / 24)) + (random & 31));
            }

            offsets[s + 1] = ticks.Count;
        }

        var schema = new SeriesSchema { Time = "time", Target = "load", Keys = "id", Zone = DateTimeZone.Utc };
        SeriesKey[] keys = [.. Enumerable.Range(0, series).Select(s => SeriesKey.Create(s.ToString("D5", System.Globalization.CultureInfo.InvariantCulture)))];
        return new SeriesPanel(schema, keys, new PanelRows(offsets, [.. ticks], [.. target], []), []);
    }
}
