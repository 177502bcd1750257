using Forecasting.Interop;
using Forecasting.Tables;
using Forecasting.Tests.Tables;
using Microsoft.Data.Analysis;
using NodaTime;

namespace Forecasting.Tests.Interop;

public class DataFrameTablesTests
{
    private static readonly DateTime[] Hours = [new(2024, 3, 31, 0, 0, 0, DateTimeKind.Utc), new(2024, 3, 31, 1, 0, 0, DateTimeKind.Utc)];

    [Fact]
    public void FromDataFrame_NumbersOfAllKinds_AreRead()
    {
        DataFrameColumn[] loads =
        [
            new DoubleDataFrameColumn("load", [1.5, 2]), new SingleDataFrameColumn("load", [1.5f, 2]), new DecimalDataFrameColumn("load", [1.5m, 2]),
            new PrimitiveDataFrameColumn<double>("load", [1.5, 2]),
        ];
        foreach (DataFrameColumn load in loads)
        {
            SeriesPanel panel = Read(new DataFrame(new DateTimeDataFrameColumn("time", Hours), load)).ToPanel(TestContext.Current.CancellationToken);
            Assert.Equal([1.5, 2], panel.Target(0).ToArray());
            Assert.Equal(Instant.FromUtc(2024, 3, 31, 1, 0), panel.TimeAt(0, 1));
        }
    }

    [Fact]
    public void FromDataFrame_NullAndTextTimes_AreReadByTheRules()
    {
        var frame = new DataFrame(new StringDataFrameColumn("time", ["2024-03-31 03:00", "2024-03-31 01:00"]), new DoubleDataFrameColumn("load", new double?[] { null, 7 }));
        SeriesPanel panel = SeriesTable.FromDataFrame(
            frame, TableCases.Plain with { Zone = TableCases.Berlin }, cancellationToken: TestContext.Current.CancellationToken).ToPanel(TestContext.Current.CancellationToken);
        Assert.Equal(7, panel.Target(0)[0]);
        Assert.True(double.IsNaN(panel.Target(0)[1]));
        Assert.Equal(Instant.FromUtc(2024, 3, 31, 1, 0), panel.TimeAt(0, 1));
    }

    [Fact]
    public void FromDataFrame_WrongType_NamesIt()
    {
        SeriesDataException booleans = Assert.Throws<SeriesDataException>(
            () => Read(new DataFrame(new DateTimeDataFrameColumn("time", Hours), new BooleanDataFrameColumn("load", [true, false]))));
        Assert.Equal("ING-093", booleans.Code);
        SeriesDataException text = Assert.Throws<SeriesDataException>(
            () => Read(new DataFrame(new DateTimeDataFrameColumn("time", Hours), new StringDataFrameColumn("load", ["1", "2"]))));
        Assert.Contains("holds text", text.Message, StringComparison.Ordinal);
        Assert.Equal("ING-072", Assert.Throws<SeriesDataException>(() => Read(new DataFrame(new DateTimeDataFrameColumn("time", Hours)))).Code);
    }

    [Fact]
    public void FromDataFrame_FrameChangedAfterwards_DoesNotChangeTheTable()
    {
        var load = new DoubleDataFrameColumn("load", [1, 2]);
        SeriesTable table = Read(new DataFrame(new DateTimeDataFrameColumn("time", Hours), load));
        load[0] = 99.0;
        Assert.Equal([1, 2], table.ToPanel(TestContext.Current.CancellationToken).Target(0).ToArray());
    }

    [Fact]
    public void ToDataFrame_Panel_HasAllRowsWithNullForMissing()
    {
        SeriesPanel panel = TableCases.FullPanel(400);
        DataFrame frame = panel.ToTable().ToDataFrame();
        Assert.Equal(panel.RowCount, frame.Rows.Count);
        Assert.Equal(["region", "meter", "time", "load", "temp", "price", "tariff", "state"], frame.Columns.Select(column => column.Name));
        Assert.Null(frame["load"][3]);
        Assert.Equal(DateTimeKind.Utc, ((DateTime)frame["time"][0]).Kind);
        TableCases.AssertSame(panel, SeriesTable.FromDataFrame(frame, TableCases.Full, cancellationToken: TestContext.Current.CancellationToken).ToPanel(TestContext.Current.CancellationToken));
    }

    private static SeriesTable Read(DataFrame frame) => SeriesTable.FromDataFrame(frame, TableCases.Plain, cancellationToken: TestContext.Current.CancellationToken);
}
