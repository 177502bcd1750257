using Forecasting.Tables;
using NodaTime;
using Parquet;
using Parquet.Schema;

namespace Forecasting.Tests.Tables;

/// <summary>Parquet files of other programs: every type of column has one meaning or one clear refusal.</summary>
public class ParquetTableTests
{
    private static readonly DateTime Utc = new DateTime(2024, 3, 31, 1, 0, 0, DateTimeKind.Utc).AddTicks(1_230_000);
    private static readonly SeriesSchema Local = TableCases.Plain with { Zone = TableCases.Berlin };

    public static TheoryData<string, Field, Array, Instant> Times()
    {
        Instant instant = Instant.FromDateTimeUtc(Utc);
        Instant local = instant - Duration.FromHours(1);
        // 01:00 on the clock of Berlin is midnight in UTC.
        return new()
        {
            { "millis", Timestamp(true, DateTimeTimeUnit.Millis), new[] { Utc }, instant },
            { "micros", Timestamp(true, DateTimeTimeUnit.Micros), new[] { Utc }, instant },
            { "nanos", Timestamp(true, DateTimeTimeUnit.Nanos), new[] { Utc }, instant },
            { "nullable", new DateTimeDataField("time", DateTimeFormat.Timestamp, true, DateTimeTimeUnit.Micros, true), new DateTime?[] { Utc }, instant },
            { "local micros", Timestamp(false, DateTimeTimeUnit.Micros), new[] { DateTime.SpecifyKind(Utc, DateTimeKind.Unspecified) }, local },
            { "old millis", new DateTimeDataField("time", DateTimeFormat.DateAndTime, isNullable: false), new[] { Utc }, instant },
            { "96 bits", new DateTimeDataField("time", DateTimeFormat.Impala, isNullable: false), new[] { Utc }, local },
            { "date", new DateTimeDataField("time", DateTimeFormat.Date, isNullable: false), new[] { Utc.Date }, Instant.FromUtc(2024, 3, 30, 23, 0) },
            { "text", new DataField("time", typeof(string), false), new[] { "2024-03-31T01:00:00.123Z" }, instant },
        };
    }

    [Theory]
    [MemberData(nameof(Times), DisableDiscoveryEnumeration = true)]
    public async Task ReadParquet_TypesOfTime_HaveOneMeaning(string kind, Field field, Array times, Instant expected)
    {
        Assert.NotEmpty(kind);
        byte[] file = await FileAsync((field, times), (new DataField<double>("load"), new[] { 1.0 }));
        SeriesTable table = await TableCases.ReadParquetAsync(file, Local);
        Assert.Equal(expected, table.ToPanel(TestContext.Current.CancellationToken).TimeAt(0, 0));
    }

    public static TheoryData<Field, Array, double> Numbers() => new()
    {
        { new DataField<double>("load"), new[] { 0.1 }, 0.1 },
        { new DataField<double?>("load"), new double?[] { null }, double.NaN },
        { new DataField<float>("load"), new[] { 0.1f }, 0.1f },
        { new DataField<float?>("load"), new float?[] { 2.5f }, 2.5 },
        { new DataField<int>("load"), new[] { -7 }, -7 },
        { new DataField<long?>("load"), new long?[] { 1L << 40 }, 1L << 40 },
        { new DataField<short>("load"), new short[] { 3 }, 3 },
        { new DataField<byte>("load"), new byte[] { 200 }, 200 },
        { new DataField<ushort>("load"), new ushort[] { 60_000 }, 60_000 },
        { new DataField<uint>("load"), new[] { 4_000_000_000 }, 4_000_000_000 },
        { new DecimalDataField("load", 9, 2), new[] { 1.25m }, 1.25 },
        { new DecimalDataField("load", 38, 6), new[] { -12345678901234567890.123456m }, -12345678901234567890.123456 },
    };

    [Theory]
    [MemberData(nameof(Numbers), DisableDiscoveryEnumeration = true)]
    public async Task ReadParquet_TypesOfNumber_AreTheNearestDouble(Field field, Array numbers, double expected)
    {
        byte[] file = await FileAsync((Timestamp(true, DateTimeTimeUnit.Micros), new[] { Utc }), (field, numbers));
        Assert.Equal(expected, (await TableCases.ReadParquetAsync(file)).Columns.Target[0]);
    }

    public static TheoryData<string, Field, Array, string> Refused() => new()
    {
        { "ING-093", new DataField<bool>("load"), new[] { true }, "booleans" },
        { "ING-093", new DataField("load", typeof(string), false), new[] { "5" }, "text" },
        { "ING-093", new DataField<Guid>("load"), new[] { Guid.Empty }, "Guid" },
        { "ING-093", new DataField("load", typeof(byte[]), false), new[] { new byte[] { 1 } }, "raw bytes" },
        { "ING-093", new TimeDataField("load", TimeUnitPrecision.Micros, false), new[] { 1L }, "times of day" },
    };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public async Task ReadParquet_TargetOfAnotherKind_IsRefusedByName(string code, Field field, Array cells, string message)
    {
        byte[] file = await FileAsync((Timestamp(true, DateTimeTimeUnit.Micros), new[] { Utc }), (field, cells));
        SeriesDataException error = await Assert.ThrowsAsync<SeriesDataException>(() => TableCases.ReadParquetAsync(file));
        Assert.Equal(code, error.Code);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadParquet_NestedColumn_IsNamed()
    {
        byte[] file = await FileAsync((Timestamp(true, DateTimeTimeUnit.Micros), new[] { Utc }), (new DataField<double[]>("load"), new[] { 1.0 }));
        SeriesDataException error = await Assert.ThrowsAsync<SeriesDataException>(() => TableCases.ReadParquetAsync(file));
        Assert.Equal("ING-092", error.Code);
        Assert.Equal("load", error.Findings[0].Column);
    }

    [Fact]
    public async Task ReadParquet_DigitsBelowAHundredNanoseconds_AreNotLost()
    {
        // Written as plain numbers, and made nanoseconds by the field that the file names.
        byte[] file = await FileAsync((Timestamp(true, DateTimeTimeUnit.Nanos), new[] { Utc.AddTicks(1) }), (new DataField<double>("load"), new[] { 1.0 }));
        Assert.Equal(Utc.AddTicks(1), (await TableCases.ReadParquetAsync(file)).ToPanel(TestContext.Current.CancellationToken).TimeAt(0, 0).ToDateTimeUtc());
        long nanoseconds = (Utc.AddTicks(1) - DateTime.UnixEpoch).Ticks * 100;
        byte[] stored = BitConverter.GetBytes(nanoseconds);
        int place = file.AsSpan().IndexOf(stored);
        Assert.True(place > 0);
        BitConverter.GetBytes(nanoseconds + 1).CopyTo(file, place);
        SeriesDataException error = await Assert.ThrowsAsync<SeriesDataException>(() => TableCases.ReadParquetAsync(file));
        Assert.Equal("ING-094", error.Code);
    }

    [Fact]
    public async Task ReadParquet_TimestampFarAway_IsRefused()
    {
        byte[] file = await FileAsync((Timestamp(true, DateTimeTimeUnit.Millis), new[] { new DateTime(1700, 1, 1, 0, 0, 0, DateTimeKind.Utc) }), (new DataField<double>("load"), new[] { 1.0 }));
        Assert.Equal("TIM-024", (await Assert.ThrowsAsync<SeriesDataException>(() => TableCases.ReadParquetAsync(file))).Code);
    }

    [Fact]
    public async Task ReadParquet_NoRowGroups_HasNoRows()
    {
        byte[] file = await FileAsync((Timestamp(true, DateTimeTimeUnit.Micros), Array.Empty<DateTime>()), (new DataField<double>("load"), Array.Empty<double>()));
        Assert.Equal("ING-002", (await Assert.ThrowsAsync<SeriesDataException>(() => TableCases.ReadParquetAsync(file))).Code);
    }

    [Fact]
    public async Task ReadParquet_StreamThatCannotSeek_IsRead()
    {
        byte[] file = await TableCases.FullPanel().ToTable().ParquetAsync();
        await using Stream forward = new System.IO.Compression.GZipStream(Packed(file), System.IO.Compression.CompressionMode.Decompress);
        SeriesTable table = await SeriesTable.ReadParquetStreamAsync(forward, TableCases.Full, cancellationToken: TestContext.Current.CancellationToken);
        TableCases.AssertSame(TableCases.FullPanel(), table.ToPanel(TestContext.Current.CancellationToken));
    }

    private static MemoryStream Packed(byte[] bytes)
    {
        var packed = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionMode.Compress, leaveOpen: true)) gzip.Write(bytes);
        packed.Position = 0;
        return packed;
    }

    private static DateTimeDataField Timestamp(bool isUtc, DateTimeTimeUnit unit) => new("time", DateTimeFormat.Timestamp, isUtc, unit, false);

    private static async Task<byte[]> FileAsync(params (Field Field, Array Cells)[] columns)
    {
        var schema = new ParquetSchema(columns.Select(column => column.Field));
        using var stream = new MemoryStream();
        await using (ParquetWriter writer = await ParquetWriter.CreateAsync(schema, stream, null, false, TestContext.Current.CancellationToken))
        {
            if (columns[0].Cells.Length > 0)
            {
                using ParquetRowGroupWriter group = writer.CreateRowGroup();
                for (int c = 0; c < columns.Length; c++) await WriteAsync(group, schema.DataFields[c], columns[c].Cells);
            }
        }

        return stream.ToArray();
    }

    private static Task WriteAsync(ParquetRowGroupWriter group, DataField field, Array cells) => cells switch
    {
        DateTime[] values => group.WriteAsync<DateTime>(field, values),
        DateTime?[] values => group.WriteAsync<DateTime>(field, values),
        double[] values => group.WriteAsync<double>(field, values, field.IsArray ? new int[values.Length] : null),
        double?[] values => group.WriteAsync<double>(field, values),
        float[] values => group.WriteAsync<float>(field, values),
        float?[] values => group.WriteAsync<float>(field, values),
        int[] values when values.GetType() == typeof(int[]) => group.WriteAsync<int>(field, values),
        long?[] values => group.WriteAsync<long>(field, values),
        short[] values when values.GetType() == typeof(short[]) => group.WriteAsync<short>(field, values),
        byte[] values when values.GetType() == typeof(byte[]) => group.WriteAsync<byte>(field, values),
        ushort[] values => group.WriteAsync<ushort>(field, values),
        uint[] values => group.WriteAsync<uint>(field, values),
        decimal[] values => group.WriteAsync<decimal>(field, values),
        bool[] values => group.WriteAsync<bool>(field, values),
        Guid[] values => group.WriteAsync<Guid>(field, values),
        long[] values => group.WriteAsync<long>(field, values),
        string[] values => group.WriteAsync(field, values),
        byte[][] values => group.WriteAsync(field, values),
        _ => throw new InvalidOperationException($"No writer for {cells.GetType()}."),
    };
}
