using Forecasting.Tables;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Forecasting.Interop;

/// <summary>Reads tables from data views of ML.NET, and makes such views.</summary>
public static class DataViewTables
{
    /// <summary>What findings name as the place that rows come from.</summary>
    internal const string Source = "data view";

    private const int BlockRows = 8192;

    extension(SeriesTable)
    {
        /// <summary>Makes a table of a data view of ML.NET.</summary>
        /// <param name="view">The view; it is read once, in one cursor.</param>
        /// <param name="schema">What the columns are; others are left unread.</param>
        /// <param name="options">How times are written that are text or whole numbers; null for the defaults.</param>
        /// <param name="cancellationToken">Stops the work.</param>
        /// <remarks>
        /// NaN is a missing value. A <see cref="DateTimeOffset"/> or a <see cref="DateTime"/> of kind Utc is an instant; a
        /// <see cref="DateTime"/> of kind Unspecified is read on the clock of the schema's zone.
        /// </remarks>
        /// <exception cref="SeriesDataException">A column is missing or of another type, or a cell cannot be read: the finding names the row and the remedy.</exception>
        public static SeriesTable FromDataView(
            IDataView view, SeriesSchema schema, TableReadOptions? options = null, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(view);
            var fault = new TableFault(Source);
            // Of columns of one name the last one counts, the others are hidden.
            DataViewSchema.Column[] columns = [.. view.Schema.Where(column => !column.IsHidden)];
            var table = new TypedTableReader(columns.Select(column => column.Name), schema, options, fault);
            int[] needed = table.Header.Needed;
            var block = new Array?[columns.Length];
            using DataViewRowCursor cursor = view.GetRowCursor(needed.Select(place => columns[place]));
            var readers = new Action<int>[needed.Length];
            for (int i = 0; i < readers.Length; i++)
                (block[needed[i]], readers[i]) = ReaderOf(cursor, columns[needed[i]], fault);
            int count = 0;
            while (cursor.MoveNext())
            {
                foreach (Action<int> read in readers) read(count);
                if (++count < BlockRows) continue;
                cancellationToken.ThrowIfCancellationRequested();
                table.Append(block, count);
                count = 0;
            }

            if (count > 0) table.Append(block, count);
            return table.Finish();
        }
    }

    extension(OutputTable table)
    {
        /// <summary>Returns the table as a data view of ML.NET: text, double and 64-bit columns, and times in UTC; a missing number is NaN.</summary>
        /// <returns>All rows.</returns>
        public IDataView ToDataView() => table.ToDataFrame();
    }

    private static (Array Cells, Action<int> Read) ReaderOf(DataViewRow row, DataViewSchema.Column column, TableFault fault)
    {
        DataViewType type = column.Type;
        if (type is VectorDataViewType) throw fault.At("ING-092", $"The column is nested ({type}); make columns of single values of it.", column: column.Name);
        if (type is KeyDataViewType)
            throw fault.At("ING-093", "The column holds keys of ML.NET, which are places in a list; turn them back into values by MapKeyToValue.", column: column.Name);
        return Reader<double>(row, column) ?? Reader<float>(row, column) ?? Reader<int>(row, column) ?? Reader<long>(row, column)
            ?? Reader<short>(row, column) ?? Reader<sbyte>(row, column) ?? Reader<byte>(row, column) ?? Reader<ushort>(row, column)
            ?? Reader<uint>(row, column) ?? Reader<ulong>(row, column) ?? Reader<bool>(row, column) ?? Reader<DateTime>(row, column)
            ?? Reader<DateTimeOffset>(row, column) ?? Reader<TimeSpan>(row, column) ?? Reader<ReadOnlyMemory<char>>(row, column)
            ?? throw fault.At("ING-093", $"The column is of the type {type}, which is neither a number nor a time nor text; convert it, or name another column.", column: column.Name);
    }

    private static (Array Cells, Action<int> Read)? Reader<T>(DataViewRow row, DataViewSchema.Column column)
    {
        if (column.Type.RawType != typeof(T)) return null;
        var cells = new T[BlockRows];
        ValueGetter<T> getter = row.GetGetter<T>(column);
        return (cells, place => getter(ref cells[place]));
    }
}
