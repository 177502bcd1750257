using Microsoft.ML;
using Microsoft.ML.Data;

namespace Forecasting.Interop.Ssa;

/// <summary>Walks the rows of an <see cref="SsaForecastView"/> and updates a model with each.</summary>
internal sealed class SsaForecastCursor : DataViewRowCursor
{
    private readonly DataViewRowCursor _input;
    private readonly SsaForecastSchema _schema;
    private readonly SsaForecastState _state;
    private readonly HashSet<int> _active;

    public SsaForecastCursor(DataViewRowCursor input, SsaForecastSchema schema, SsaForecastingTransformer forecaster, DataViewSchema.Column[] needed)
    {
        _input = input;
        _schema = schema;
        _state = new SsaForecastState(forecaster, schema, input);
        _active = [.. needed.Select(column => column.Index)];
    }

    /// <inheritdoc/>
    public override long Position => _input.Position;

    /// <inheritdoc/>
    public override long Batch => 0;

    /// <inheritdoc/>
    public override DataViewSchema Schema => _schema.Output;

    /// <inheritdoc/>
    public override bool IsColumnActive(DataViewSchema.Column column) => _active.Contains(column.Index);

    /// <inheritdoc/>
    public override bool MoveNext()
    {
        if (!_input.MoveNext()) return false;
        _state.Update();
        return true;
    }

    /// <inheritdoc/>
    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) =>
        SsaGetters.Of<TValue>(_input, _schema, _state, column);

    /// <inheritdoc/>
    public override ValueGetter<DataViewRowId> GetIdGetter() => _input.GetIdGetter();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) _input.Dispose();
        base.Dispose(disposing);
    }
}
