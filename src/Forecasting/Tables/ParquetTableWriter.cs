using Parquet;
using Parquet.Schema;

namespace Forecasting.Tables;

/// <summary>Writes a table as Parquet: times as timestamps in UTC, missing numbers as null, and a digest of each column.</summary>
internal static class ParquetTableWriter
{
    private const int GroupRows = 1 << 20;
    private const int TicksPerMicrosecond = 10;

    public static async Task WriteAsync(OutputTable table, Stream stream, CancellationToken cancellationToken)
    {
        var schema = new ParquetSchema(table.Columns.Select(FieldOf));
        var options = new ParquetOptions();
        // Keys and states are few texts over and over.
        foreach (OutputColumn column in table.Columns.Where(column => column is TextOutput)) options.ColumnEncodingHints.Add(column.Name, EncodingHint.Dictionary);
        ParquetWriter writer = await ParquetWriter.CreateAsync(schema, stream, options, false, cancellationToken).ConfigureAwait(false);
        await using (writer.ConfigureAwait(false))
        {
            writer.CustomMetadata = table.Columns.ToDictionary(column => ColumnDigest.KeyOf(column.Name), DigestOf, StringComparer.Ordinal);
            for (int from = 0; from < table.RowCount; from += GroupRows)
            {
                cancellationToken.ThrowIfCancellationRequested();
                int count = Math.Min(GroupRows, table.RowCount - from);
                using ParquetRowGroupWriter group = writer.CreateRowGroup();
                for (int c = 0; c < table.Columns.Count; c++)
                    await WriteAsync(group, schema.DataFields[c], table.Columns[c], (from, count), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static Field FieldOf(OutputColumn column) => column switch
    {
        NumberOutput => new DataField<double?>(column.Name),
        WholeOutput => new DataField<long>(column.Name),
        // A plain field of DateTime would be written in the old 96-bit form, which other readers refuse or take for local.
        TimeOutput times => new DateTimeDataField(
            column.Name, DateTimeFormat.Timestamp, isAdjustedToUTC: true, AreMicroseconds(times) ? DateTimeTimeUnit.Micros : DateTimeTimeUnit.Nanos, isNullable: false),
        _ => new DataField(column.Name, typeof(string), isNullable: false),
    };

    private static bool AreMicroseconds(TimeOutput times)
    {
        foreach (long ticks in times.Ticks)
        {
            if (ticks % TicksPerMicrosecond != 0) return false;
        }

        return true;
    }

    private static Task WriteAsync(
        ParquetRowGroupWriter group, DataField field, OutputColumn column, (int From, int Count) rows, CancellationToken cancellationToken)
    {
        switch (column)
        {
            case NumberOutput numbers:
                var cells = new double?[rows.Count];
                for (int i = 0; i < cells.Length; i++) cells[i] = double.IsNaN(numbers.Values[rows.From + i]) ? null : numbers.Values[rows.From + i];
                return group.WriteAsync<double>(field, cells.AsMemory(), cancellationToken: cancellationToken);
            case WholeOutput wholes:
                return group.WriteAsync<long>(field, wholes.Values.AsMemory(rows.From, rows.Count), cancellationToken: cancellationToken);
            case TimeOutput times:
                var instants = new DateTime[rows.Count];
                for (int i = 0; i < instants.Length; i++) instants[i] = new DateTime(DateTime.UnixEpoch.Ticks + times.Ticks[rows.From + i], DateTimeKind.Utc);
                return group.WriteAsync<DateTime>(field, instants.AsMemory(), cancellationToken: cancellationToken);
            default:
                return group.WriteAsync(field, new ArraySegment<string>(((TextOutput)column).Values, rows.From, rows.Count));
        }
    }

    private static string DigestOf(OutputColumn column)
    {
        using var digest = new ColumnDigest();
        switch (column)
        {
            case NumberOutput numbers:
                foreach (double value in numbers.Values) digest.Add(value);
                break;
            case WholeOutput wholes:
                foreach (long value in wholes.Values) digest.Add(value);
                break;
            case TimeOutput times:
                foreach (long ticks in times.Ticks) digest.Add(ticks);
                break;
            case TextOutput texts:
                foreach (string text in texts.Values) digest.Add(text);
                break;
        }

        return digest.Finish();
    }
}
