using Forecasting.Interop;
using Forecasting.Tables;
using Forecasting.Tests.Tables;
using Microsoft.ML;
using Microsoft.ML.Data;
using NodaTime;

namespace Forecasting.Tests.Interop;

public class DataViewTablesTests
{
    private static readonly MLContext Context = new(1);

    private sealed class Reading
    {
        public DateTime Time { get; set; }

        public string Meter { get; set; } = "";

        public float Load { get; set; }

        [VectorType(2)]
        public float[] Pair { get; set; } = [1, 2];
    }

    private static readonly SeriesSchema Schema = TableCases.Plain with { Time = "Time", Target = "Load", Keys = "Meter" };

    [Fact]
    public void FromDataView_Rows_GiveTheirPanel()
    {
        SeriesPanel panel = Read(View(20_000), Schema).ToPanel(TestContext.Current.CancellationToken);
        Assert.Equal<SeriesKey>(["m0", "m1"], panel.Keys);
        Assert.Equal(20_000, panel.RowCount);
        Assert.Equal(19_999.0, panel.Target(1)[^1]);
        Assert.True(double.IsNaN(panel.Target(0)[0]));
        Assert.Equal(Instant.FromUtc(2024, 1, 1, 1, 0), panel.TimeAt(1, 0));
    }

    [Fact]
    public void FromDataView_VectorAndKey_AreRefusedByName()
    {
        Assert.Equal("ING-092", Assert.Throws<SeriesDataException>(() => Read(View(3), Schema with { Target = "Pair" })).Code);
        IDataView keyed = Context.Transforms.Conversion.MapValueToKey("Meter").Fit(View(3)).Transform(View(3));
        SeriesDataException error = Assert.Throws<SeriesDataException>(() => Read(keyed, Schema));
        Assert.Equal("ING-093", error.Code);
        Assert.Contains("MapKeyToValue", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ToDataView_Panel_IsReadByMlNetAndBack()
    {
        SeriesPanel panel = TableCases.FullPanel();
        IDataView view = panel.ToTable().ToDataView();
        Assert.Equal(panel.RowCount, view.GetRowCount());
        Assert.Equal(NumberDataViewType.Double, view.Schema["load"].Type);
        Assert.Equal(panel.RowCount, view.GetColumn<double>("load").Count());
        TableCases.AssertSame(panel, Read(view, TableCases.Full).ToPanel(TestContext.Current.CancellationToken));
    }

    private static SeriesTable Read(IDataView view, SeriesSchema schema) =>
        SeriesTable.FromDataView(view, schema, cancellationToken: TestContext.Current.CancellationToken);

    private static IDataView View(int rows) => Context.Data.LoadFromEnumerable(Enumerable.Range(0, rows).Select(i => new Reading
    {
        Time = new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddHours(i),
        Meter = $"m{i % 2}",
        Load = i == 0 ? float.NaN : i,
    }));
}
