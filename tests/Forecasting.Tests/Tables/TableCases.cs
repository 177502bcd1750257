using System.Text;
using Forecasting.Preparation;
using Forecasting.Tables;
using Forecasting.Time;
using NodaTime;

namespace Forecasting.Tests.Tables;

/// <summary>Schemas, panels and bytes for the tests of tables.</summary>
internal static class TableCases
{
    public static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    public static readonly Instant Start = Instant.FromUtc(2024, 3, 30, 22, 0);

    public static SeriesSchema Plain { get; } = new() { Time = "time", Target = "load", Zone = DateTimeZone.Utc };

    public static SeriesSchema Full { get; } = new()
    {
        Time = "time",
        Target = "load",
        Keys = ["region", "meter"],
        KnownInAdvance = "temp",
        ObservedOnly = "price",
        Static = "tariff",
        Zone = Berlin,
    };

    public static SeriesTable Csv(string text, SeriesSchema? schema = null, CsvReadOptions? options = null) =>
        Csv(Encoding.UTF8.GetBytes(text), schema, options);

    public static SeriesTable Csv(byte[] bytes, SeriesSchema? schema = null, CsvReadOptions? options = null) =>
        SeriesTable.ReadCsvStream(new MemoryStream(bytes), schema ?? Plain, options, TestContext.Current.CancellationToken);

    public static string Text(this OutputTable table)
    {
        using var stream = new MemoryStream();
        table.WriteCsvStream(stream, TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    public static async Task<byte[]> ParquetAsync(this OutputTable table)
    {
        using var stream = new MemoryStream();
        await table.WriteParquetStreamAsync(stream, TestContext.Current.CancellationToken);
        return stream.ToArray();
    }

    public static async Task<SeriesTable> ReadParquetAsync(byte[] bytes, SeriesSchema? schema = null) =>
        await SeriesTable.ReadParquetStreamAsync(new MemoryStream(bytes), schema ?? Plain, cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>Asserts that two panels hold the same series, times, bits and static values.</summary>
    public static void AssertSame(SeriesPanel expected, SeriesPanel actual)
    {
        Assert.Equal(expected.Keys, actual.Keys);
        for (int s = 0; s < expected.SeriesCount; s++)
        {
            Assert.Equal(expected.Ticks(s).ToArray(), actual.Ticks(s).ToArray());
            Assert.Equal(Bits(expected.Target(s)), Bits(actual.Target(s)));
            for (int c = 0; c < expected.Columns.Count; c++) Assert.Equal(Bits(expected.Covariate(s, c)), Bits(actual.Covariate(s, c)));
            for (int c = 0; c < expected.Schema.Static.Count; c++) Assert.Equal(expected.Static(s, c), actual.Static(s, c));
        }
    }

    public static long[] Bits(ReadOnlySpan<double> values)
    {
        long[] bits = new long[values.Length];
        for (int i = 0; i < bits.Length; i++) bits[i] = double.IsNaN(values[i]) ? long.MinValue + 1 : BitConverter.DoubleToInt64Bits(values[i]);
        return bits;
    }

    /// <summary>A panel of <see cref="Full"/> with awkward keys, missing values and a clock change.</summary>
    public static SeriesPanel FullPanel(int hours = 30)
    {
        SeriesKey[] keys = [["NSW", "a,b"], ["NSW", "=1+1"], ["Zürich", "a\"b\nc"], ["", " 7 "]];
        Array.Sort(keys);
        long[] ticks = [.. Enumerable.Range(0, keys.Length * hours).Select(i => (Start + Duration.FromHours(i % hours)).ToUnixTimeTicks())];
        var random = new Random(5);
        double[] Values() => [.. ticks.Select((_, i) => i % 7 == 3 ? double.NaN : Math.Exp(40 * (random.NextDouble() - 0.5)) * (i % 2 == 0 ? 1 : -1))];
        int[] offsets = [.. Enumerable.Range(0, keys.Length + 1).Select(i => i * hours)];
        var rows = new PanelRows(offsets, ticks, Values(), [Values(), Values()]) { Statics = [[.. keys.Select((_, i) => $"tariff {i}")]] };
        return new SeriesPanel(Full, keys, rows, []);
    }

    /// <summary>A forecast of 3 steps with the deciles 0.1 and 0.975 for the series of a panel.</summary>
    public static Forecast ForecastOf(RegularPanel history)
    {
        const int Steps = 3;
        int count = history.SeriesCount * Steps;
        var request = new ForecastRequest(history, Steps, new ForecastOptions());
        double[] Shifted(double by) => [.. Enumerable.Range(0, count).Select(i => (1.0 / (i + 3)) + by)];
        return new Forecast("test", request, Shifted(0), new ForecastQuantiles(QuantileLevels.Create([0.1, 0.975]), [Shifted(-1), Shifted(1)]));
    }

    public static RegularPanel Regular(SeriesPanel panel) =>
        panel.FillGaps(new() { Frequency = Frequency.Hours(1) }, TestContext.Current.CancellationToken);
}
