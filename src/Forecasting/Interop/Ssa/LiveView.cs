using Microsoft.ML;
using Microsoft.ML.Data;

namespace Forecasting.Interop.Ssa;

/// <summary>A view that never ends: each step shows a row as it stands at that moment.</summary>
internal sealed class LiveView(DataViewRow row) : IDataView
{
    /// <inheritdoc/>
    public DataViewSchema Schema => row.Schema;

    /// <inheritdoc/>
    public bool CanShuffle => false;

    /// <inheritdoc/>
    public long? GetRowCount() => null;

    /// <inheritdoc/>
    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) => new Cursor(row);

    /// <inheritdoc/>
    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
    {
        var cursors = new DataViewRowCursor[1];
        cursors[0] = GetRowCursor(columnsNeeded, rand);
        return cursors;
    }

    private sealed class Cursor(DataViewRow row) : DataViewRowCursor
    {
        private long _position = -1;

        public override long Position => _position;

        public override long Batch => 0;

        public override DataViewSchema Schema => row.Schema;

        public override bool IsColumnActive(DataViewSchema.Column column) => row.IsColumnActive(column);

        public override bool MoveNext()
        {
            _position++;
            return true;
        }

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => row.GetGetter<TValue>(column);

        public override ValueGetter<DataViewRowId> GetIdGetter() => row.GetIdGetter();
    }
}
