using System.Globalization;
using NodaTime;
using Parquet;
using Parquet.Meta;
using Parquet.Schema;

namespace Forecasting.Tables;

/// <summary>Reads one column of a Parquet file into an array of its own type.</summary>
internal sealed class ParquetColumn
{
    private readonly TableFault _fault;
    private Array? _cells;
    private readonly Func<ParquetRowGroupReader, int, CancellationToken, ValueTask<Array>>? _read;

    /// <summary>Initializes a new instance of the <see cref="ParquetColumn"/> class.</summary>
    /// <param name="field">The field, as the file names it.</param>
    /// <param name="fault">Makes the errors.</param>
    /// <exception cref="SeriesDataException">The field is of a type that holds neither numbers nor times nor text.</exception>
    public ParquetColumn(DataField field, TableFault fault)
    {
        Field = field;
        _fault = fault;
        SchemaElement? element = field.SchemaElement;
        bool isTimeOfDay = element?.LogicalType?.TIME is not null || element?.ConvertedType is ConvertedType.TIME_MILLIS or ConvertedType.TIME_MICROS;
        _read = TimestampOf(field) is { } timestamp ? Timestamps(field, timestamp) : isTimeOfDay ? null : ReaderOf(field);
        if (_read is not null) return;
        string what = isTimeOfDay ? "times of day without a date" : field.ClrType == typeof(ReadOnlyMemory<byte>) ? "raw bytes" : $"values of type {field.ClrType.Name}";
        throw fault.At("ING-093", $"The column holds {what}, which are neither numbers nor times nor text; convert them, or name another column.", column: field.Name);
    }

    /// <summary>Gets the field, as the file names it.</summary>
    public DataField Field { get; }

    /// <summary>Reads the column in one row group.</summary>
    /// <param name="group">The row group.</param>
    /// <param name="firstRow">The number of its first row in the file, counted from 1.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public ValueTask<Array> ReadAsync(ParquetRowGroupReader group, int firstRow, CancellationToken cancellationToken) =>
        _read!(group, firstRow, cancellationToken);

    private Func<ParquetRowGroupReader, int, CancellationToken, ValueTask<Array>>? ReaderOf(DataField field)
    {
        System.Type type = field.ClrType;
        if (type == typeof(DateTime))
            return async (group, _, token) => Plain(await NumbersAsync<DateTime>(group, field, token).ConfigureAwait(false));
        if (type == typeof(string) || type == typeof(ReadOnlyMemory<char>)) return (group, _, token) => TextsAsync(group, field, token);
        return Numbers<double>(field) ?? Numbers<float>(field) ?? Numbers<int>(field) ?? Numbers<long>(field) ?? Numbers<decimal>(field)
            ?? Numbers<short>(field) ?? Numbers<byte>(field) ?? Numbers<sbyte>(field) ?? Numbers<ushort>(field) ?? Numbers<uint>(field)
            ?? Numbers<ulong>(field) ?? Numbers<bool>(field) ?? Numbers<Guid>(field);
    }

    private Func<ParquetRowGroupReader, int, CancellationToken, ValueTask<Array>>? Numbers<T>(DataField field)
        where T : struct =>
        field.ClrType == typeof(T) ? (group, _, token) => NumbersAsync<T>(group, field, token) : null;

    // Timestamps are read as the numbers that they are stored as: the library would cut nanoseconds off, and make local times of the
    // machine's zone of those without one.
    private Func<ParquetRowGroupReader, int, CancellationToken, ValueTask<Array>> Timestamps(
        DataField field, (long PerTick, long Ticks, bool IsUtc) timestamp)
    {
        DataField stored = field.IsNullable ? new DataField<long?>(field.Name) : new DataField<long>(field.Name);
        stored = new ParquetSchema(stored).DataFields[0];
        return async (group, firstRow, token) => Times(await NumbersAsync<long>(group, stored, token).ConfigureAwait(false), firstRow, timestamp);
    }

    private async ValueTask<Array> NumbersAsync<T>(ParquetRowGroupReader group, DataField field, CancellationToken cancellationToken)
        where T : struct
    {
        int rows = checked((int)group.RowCount);
        if (field.IsNullable)
        {
            T?[] nullable = Cells<T?>(rows);
            await group.ReadAsync<T>(field, nullable.AsMemory(), cancellationToken: cancellationToken).ConfigureAwait(false);
            return nullable;
        }

        T[] values = Cells<T>(rows);
        await group.ReadAsync<T>(field, values.AsMemory(), cancellationToken: cancellationToken).ConfigureAwait(false);
        return values;
    }

    // Row groups are mostly of one size: the cells of the one before are written over.
    private T[] Cells<T>(int rows)
    {
        if (_cells is T[] cells && cells.Length == rows) Array.Clear(cells);
        else _cells = cells = new T[rows];
        return cells;
    }

    private static async ValueTask<Array> TextsAsync(ParquetRowGroupReader group, DataField field, CancellationToken cancellationToken)
    {
        var texts = new string?[checked((int)group.RowCount)];
        await group.ReadAsync(field, texts.AsMemory(), cancellationToken: cancellationToken).ConfigureAwait(false);
        return texts;
    }

    // A date, and a time of the old 96-bit form, which says nothing of a zone: both are times of a clock.
    private static Array Plain(Array times) => times switch
    {
        DateTime[] plain => Array.ConvertAll(plain, time => DateTime.SpecifyKind(time, DateTimeKind.Unspecified)),
        DateTime?[] nullable => Array.ConvertAll(nullable, time => time is { } known ? DateTime.SpecifyKind(known, DateTimeKind.Unspecified) : (DateTime?)null),
        _ => times,
    };

    private Array Times(Array stored, int firstRow, (long PerTick, long Ticks, bool IsUtc) timestamp) => stored switch
    {
        long[] plain => Converted(plain, (value, row) => Time(value, firstRow + row, timestamp)),
        long?[] nullable => Converted(nullable, (value, row) => value is { } known ? Time(known, firstRow + row, timestamp) : (DateTime?)null),
        _ => stored,
    };

    private static TOut[] Converted<TIn, TOut>(TIn[] values, Func<TIn, int, TOut> convert)
    {
        var converted = new TOut[values.Length];
        for (int i = 0; i < values.Length; i++) converted[i] = convert(values[i], i);
        return converted;
    }

    private DateTime Time(long value, int row, (long PerTick, long Ticks, bool IsUtc) timestamp)
    {
        if (value % timestamp.PerTick != 0)
            throw _fault.At("ING-094", $"{value} nanoseconds since 1970 have digits below 100 ns, which would be lost; round the times in their source.", row, Field.Name);
        long units = value / timestamp.PerTick;
        if (Math.Abs((decimal)units * timestamp.Ticks) >= TimeScan.EndTicks)
            throw _fault.At("TIM-024", string.Create(CultureInfo.InvariantCulture, $"{value} is outside the years 1900 to 2200; correct it."), row, Field.Name);
        return new DateTime(DateTime.UnixEpoch.Ticks + (units * timestamp.Ticks), timestamp.IsUtc ? DateTimeKind.Utc : DateTimeKind.Unspecified);
    }

    // How many stored units make a tick, or how many ticks a unit makes; null for what is no 64-bit timestamp.
    private static (long PerTick, long Ticks, bool IsUtc)? TimestampOf(DataField field)
    {
        if (field.SchemaElement is not { Type: Parquet.Meta.Type.INT64 } element) return null;
        if (element.LogicalType?.TIMESTAMP is { } timestamp)
        {
            return timestamp.Unit.NANOS is not null ? (100, 1, timestamp.IsAdjustedToUTC)
                : timestamp.Unit.MICROS is not null ? (1, 10, timestamp.IsAdjustedToUTC)
                : (1, NodaConstants.TicksPerMillisecond, timestamp.IsAdjustedToUTC);
        }

        return element.ConvertedType switch
        {
            ConvertedType.TIMESTAMP_MILLIS => (1, NodaConstants.TicksPerMillisecond, true),
            ConvertedType.TIMESTAMP_MICROS => (1, 10, true),
            _ => null,
        };
    }
}
