using Forecasting.Tables;
using Microsoft.Data.Analysis;

namespace Forecasting.Interop;

/// <summary>Reads tables from data frames of <c>Microsoft.Data.Analysis</c>, and makes such frames.</summary>
public static class DataFrameTables
{
    extension(SeriesTable)
    {
        /// <summary>Makes a table of a data frame.</summary>
        /// <param name="frame">The frame; the columns that the schema names are copied first, and it is not kept.</param>
        /// <param name="schema">What the columns are; others are left unread.</param>
        /// <param name="options">How times are written that are text or whole numbers; null for the defaults.</param>
        /// <param name="cancellationToken">Stops the work.</param>
        /// <remarks>Null is a missing value. A <see cref="DateTime"/> of kind Utc is an instant; one of kind Unspecified is read on the clock of the schema's zone.</remarks>
        /// <exception cref="SeriesDataException">A column is missing, of another length or type, or a cell cannot be read: the finding names the row and the remedy.</exception>
        public static SeriesTable FromDataFrame(
            DataFrame frame, SeriesSchema schema, TableReadOptions? options = null, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(frame);
            ArgumentNullException.ThrowIfNull(schema);
            var columns = new Dictionary<string, Array>(StringComparer.Ordinal);
            HashSet<string> wanted = [.. schema.Time, .. schema.Keys, schema.Target, .. schema.Covariates, .. schema.Static];
            foreach (DataFrameColumn column in frame.Columns)
            {
                cancellationToken.ThrowIfCancellationRequested();
                columns.Add(column.Name, wanted.Contains(column.Name) ? Copied(column) : Array.Empty<object>());
            }

            return RowTable.FromColumns("data frame", columns, schema, (options, cancellationToken));
        }
    }

    extension(OutputTable table)
    {
        /// <summary>Returns the table as a data frame: text, double and 64-bit columns, and times as <see cref="DateTime"/> of kind Utc; a missing number is null.</summary>
        /// <returns>All rows.</returns>
        public DataFrame ToDataFrame()
        {
            ArgumentNullException.ThrowIfNull(table);
            return new DataFrame(table.Columns.Select(ColumnOf));
        }
    }

    private static Array Copied(DataFrameColumn column) => column switch
    {
        PrimitiveDataFrameColumn<double> numbers => Copied(numbers),
        PrimitiveDataFrameColumn<float> numbers => Copied(numbers),
        PrimitiveDataFrameColumn<int> numbers => Copied(numbers),
        PrimitiveDataFrameColumn<long> numbers => Copied(numbers),
        PrimitiveDataFrameColumn<decimal> numbers => Copied(numbers),
        PrimitiveDataFrameColumn<DateTime> times => Copied(times),
        _ => CopiedCells(column),
    };

    private static T?[] Copied<T>(PrimitiveDataFrameColumn<T> column)
        where T : unmanaged
    {
        var cells = new T?[checked((int)column.Length)];
        for (int i = 0; i < cells.Length; i++) cells[i] = column[i];
        return cells;
    }

    private static object?[] CopiedCells(DataFrameColumn column)
    {
        var cells = new object?[checked((int)column.Length)];
        for (int i = 0; i < cells.Length; i++) cells[i] = column[i];
        return cells;
    }

    private static DataFrameColumn ColumnOf(OutputColumn column) => column switch
    {
        NumberOutput numbers => new DoubleDataFrameColumn(column.Name, numbers.Values.Select(value => double.IsNaN(value) ? (double?)null : value)),
        WholeOutput wholes => new Int64DataFrameColumn(column.Name, wholes.Values),
        TimeOutput times => new DateTimeDataFrameColumn(column.Name, times.Ticks.Select(ticks => new DateTime(DateTime.UnixEpoch.Ticks + ticks, DateTimeKind.Utc))),
        TextOutput texts => new StringDataFrameColumn(column.Name, texts.Values),
        _ => throw new InvalidOperationException($"Column '{column.Name}' is of an unknown kind."),
    };
}
