using Microsoft.ML;
using Microsoft.ML.Data;

namespace Forecasting.Interop.Ssa;

/// <summary>A row that changes under an engine, with the forecast after it.</summary>
internal sealed class SsaForecastRow : DataViewRow
{
    private readonly DataViewRow _input;
    private readonly SsaForecastSchema _schema;

    public SsaForecastRow(DataViewRow input, SsaForecastingTransformer forecaster)
    {
        _input = input;
        _schema = SsaForecastSchema.Of(input.Schema, forecaster);
        State = new SsaForecastState(forecaster, _schema, input);
    }

    public SsaForecastState State { get; }

    /// <inheritdoc/>
    public override long Position => _input.Position;

    /// <inheritdoc/>
    public override long Batch => 0;

    /// <inheritdoc/>
    public override DataViewSchema Schema => _schema.Output;

    /// <inheritdoc/>
    public override bool IsColumnActive(DataViewSchema.Column column) => true;

    /// <inheritdoc/>
    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => SsaGetters.Of<TValue>(_input, _schema, State, column);

    /// <inheritdoc/>
    public override ValueGetter<DataViewRowId> GetIdGetter() => _input.GetIdGetter();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) _input.Dispose();
        base.Dispose(disposing);
    }
}
