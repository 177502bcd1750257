using CsCheck;
using Forecasting.Interop;
using Forecasting.Tables;
using NodaTime;

namespace Forecasting.Tests.Tables;

/// <summary>What is written is read again to the bit, through every door.</summary>
public class OutputRoundTripTests
{
    private static readonly SeriesSchema Schema = TableCases.Plain with { Keys = "meter", Zone = DateTimeZoneProviders.Tzdb["Australia/Lord_Howe"] };

    private static readonly Gen<double> Value = Gen.OneOf(Gen.Double, Gen.Const(double.NaN), Gen.Const(-0.0), Gen.Int.Select(i => (double)i))
        .Where(value => !double.IsInfinity(value));

    // No NUL and no lone surrogate: no text file can hold them.
    private static readonly Gen<string> Key = Gen.String[Gen.OneOf(Gen.Char[" -~"], Gen.Char["=+-@'\",;\t\r\n"], Gen.Char["À-῿"]), 0, 8];

    private static readonly Gen<SeriesPanel> Panel =
        from keys in Key.HashSet[1, 4]
        from lengths in Gen.Int[1, 9].Array[keys.Count]
        from steps in Gen.Long[1, 400_000_000_000].Array[lengths.Sum()]
        from values in Value.Array[lengths.Sum()]
        select Make([.. keys.Select(key => SeriesKey.Create(key))], lengths, steps, values);

    [Fact]
    public void Csv_AnyPanel_ReadsBackToTheBit() => Panel.Sample(panel =>
        TableCases.AssertSame(panel, TableCases.Csv(panel.ToTable().Text(), Schema).ToPanel(TestContext.Current.CancellationToken)));

    [Fact]
    public async Task Parquet_AnyPanel_ReadsBackToTheBit() => await Panel.SampleAsync(async panel =>
        TableCases.AssertSame(panel, (await TableCases.ReadParquetAsync(await panel.ToTable().ParquetAsync(), Schema)).ToPanel(TestContext.Current.CancellationToken)));

    [Fact]
    public void DataFrame_AnyPanel_ReadsBackToTheBit() => Panel.Sample(panel =>
        TableCases.AssertSame(panel, SeriesTable.FromDataFrame(
            panel.ToTable().ToDataFrame(), Schema, cancellationToken: TestContext.Current.CancellationToken).ToPanel(TestContext.Current.CancellationToken)));

    [Fact]
    public void DataView_AnyPanel_ReadsBackToTheBit() => Panel.Sample(panel =>
        TableCases.AssertSame(panel, SeriesTable.FromDataView(
            panel.ToTable().ToDataView(), Schema, cancellationToken: TestContext.Current.CancellationToken).ToPanel(TestContext.Current.CancellationToken)));

    [Fact]
    public void RowsInAnyOrder_GiveTheSamePanel() => Gen.Select(Panel, Gen.Int).Sample((panel, seed) =>
    {
        string[] lines = panel.ToTable().Text().Split('\n');
        // A key may hold a line end; such a text has other lines than rows.
        if (lines.Length != panel.RowCount + 2) return;
        string[] rows = lines[1..^1];
        new Random(seed).Shuffle(rows);
        TableCases.AssertSame(panel, TableCases.Csv($"{lines[0]}\n{string.Join('\n', rows)}\n", Schema).ToPanel(TestContext.Current.CancellationToken));
    });

    private static SeriesPanel Make(SeriesKey[] keys, int[] lengths, long[] steps, double[] values)
    {
        Array.Sort(keys);
        int[] offsets = new int[keys.Length + 1];
        for (int s = 0; s < keys.Length; s++) offsets[s + 1] = offsets[s] + lengths[s];
        long[] ticks = new long[steps.Length];
        for (int s = 0; s < keys.Length; s++)
        {
            long time = Instant.FromUtc(2024, 4, 6, 0, 0).ToUnixTimeTicks();
            for (int i = offsets[s]; i < offsets[s + 1]; i++) ticks[i] = time += steps[i];
        }

        return new SeriesPanel(Schema, keys, new PanelRows(offsets, ticks, values, []), []);
    }
}
