using Microsoft.ML;
using Microsoft.ML.Data;

namespace Forecasting.Interop;

/// <summary>Walks the rows of a <see cref="MlNetDataView"/>, in their order or a shuffled one.</summary>
internal sealed class MlNetCursor : DataViewRowCursor
{
    private readonly MlNetDataView _view;
    private readonly bool[] _active;
    private readonly int[]? _order;
    private readonly CancellationToken _cancellationToken;
    private long _position = -1;
    private int _row;

    public MlNetCursor(MlNetDataView view, bool[] active, int[]? order, CancellationToken cancellationToken)
    {
        _view = view;
        _active = active;
        _order = order;
        _cancellationToken = cancellationToken;
    }

    /// <inheritdoc/>
    public override long Position => _position;

    /// <inheritdoc/>
    public override long Batch => 0;

    /// <inheritdoc/>
    public override DataViewSchema Schema => _view.Schema;

    /// <inheritdoc/>
    public override bool IsColumnActive(DataViewSchema.Column column) => _active[column.Index];

    /// <inheritdoc/>
    public override bool MoveNext()
    {
        if (_position + 1 >= _view.RowCount) return false;
        _position++;
        // The only place where a trainer that knows no token can be stopped.
        if ((_position & 1023) == 0) _cancellationToken.ThrowIfCancellationRequested();
        _row = _order is null ? (int)_position : _order[_position];
        return true;
    }

    /// <inheritdoc/>
    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        Delegate getter = column.Name switch
        {
            MlNetDataView.Features => (ValueGetter<VBuffer<float>>)Features,
            MlNetDataView.Label => (ValueGetter<float>)Label,
            _ => (ValueGetter<float>)Weight,
        };
        return getter as ValueGetter<TValue>
            ?? throw new ArgumentException($"Column '{column.Name}' holds {column.Type}, not {typeof(TValue).Name}.", nameof(column));
    }

    /// <inheritdoc/>
    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = new DataViewRowId((ulong)_row, 0);

    private void Features(ref VBuffer<float> value)
    {
        ReadOnlyMemory<float>[] columns = _view.Columns;
        VBufferEditor<float> editor = VBufferEditor.Create(ref value, columns.Length);
        for (int c = 0; c < columns.Length; c++) editor.Values[c] = columns[c].Span[_row];
        value = editor.Commit();
    }

    private void Label(ref float value) => value = _view.Labels.Length == 0 ? float.NaN : _view.Labels[_row];

    private void Weight(ref float value) => value = _view.Weights.Length == 0 ? 1 : _view.Weights[_row];
}
