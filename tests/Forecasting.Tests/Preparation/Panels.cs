using Forecasting.Preparation;
using NodaTime;

namespace Forecasting.Tests.Preparation;

/// <summary>Panels for tests, made without a file.</summary>
internal static class Panels
{
    public static readonly Instant Start = Instant.FromUtc(2024, 1, 1, 0, 0);
    public static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    public static SeriesSchema Schema(DateTimeZone? zone = null, ColumnNames? known = null, ColumnNames? observed = null) => new()
    {
        Time = "time",
        Target = "load",
        Keys = "id",
        KnownInAdvance = known ?? ColumnNames.None,
        ObservedOnly = observed ?? ColumnNames.None,
        Zone = zone,
    };

    public static SeriesPanel Of(SeriesSchema schema, params Rows[] series)
    {
        Rows[] sorted = [.. series.OrderBy(rows => rows.Key, StringComparer.Ordinal)];
        int[] offsets = new int[sorted.Length + 1];
        for (int s = 0; s < sorted.Length; s++) offsets[s + 1] = offsets[s] + sorted[s].Ticks.Length;
        int columns = schema.Covariates.Count();
        var rows = new PanelRows(
            offsets,
            [.. sorted.SelectMany(one => one.Ticks)],
            [.. sorted.SelectMany(one => one.Values)],
            [.. Enumerable.Range(0, columns).Select(c => sorted.SelectMany(one => one.Covariates[c]).ToArray())]);
        return new SeriesPanel(schema, [.. sorted.Select(one => SeriesKey.Create(one.Key))], rows, []);
    }

    public static SeriesPanel Hourly(params double[] values) => Of(Schema(), Rows.Every("a", Start, Duration.FromHours(1), values));

    /// <summary>A load with a daily and a weekly shape, above zero.</summary>
    public static double[] Load(int count, int perDay = 24, int seed = 1)
    {
        var random = new Random(seed);
        double[] values = new double[count];
        for (int i = 0; i < count; i++)
        {
            double hour = 24.0 * (i % perDay) / perDay;
            bool weekend = i / perDay % 7 >= 5;
            values[i] = 1000 + (200 * Math.Sin((hour - 8) * Math.PI / 12)) - (weekend ? 150 : 0) + (20 * (random.NextDouble() - 0.5));
        }

        return values;
    }

    public static RegularPanel Filled(this SeriesPanel panel, PreparationOptions? options = null) =>
        panel.FillGaps(options, TestContext.Current.CancellationToken);

    public static long Bits(double value) => BitConverter.DoubleToInt64Bits(value);

    public static long[] Bits(ReadOnlySpan<double> values)
    {
        long[] bits = new long[values.Length];
        for (int i = 0; i < bits.Length; i++) bits[i] = Bits(values[i]);
        return bits;
    }
}
