using Microsoft.ML;

namespace Forecasting.Interop.Ssa;

/// <summary>The rows of a view with a forecast after each.</summary>
internal sealed class SsaForecastView : IDataView
{
    private readonly IDataView _input;
    private readonly SsaForecastingTransformer _forecaster;
    private readonly SsaForecastSchema _schema;

    public SsaForecastView(IDataView input, SsaForecastingTransformer forecaster)
    {
        _input = input;
        _forecaster = forecaster;
        _schema = SsaForecastSchema.Of(input.Schema, forecaster);
    }

    /// <inheritdoc/>
    public DataViewSchema Schema => _schema.Output;

    /// <inheritdoc/>
    public bool CanShuffle => false;

    /// <inheritdoc/>
    public long? GetRowCount() => _input.GetRowCount();

    /// <inheritdoc/>
    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        DataViewSchema.Column[] needed = [.. columnsNeeded];
        // No random order: a forecast follows from the rows before it.
        return new SsaForecastCursor(_input.GetRowCursor(_schema.Needed(needed)), _schema, _forecaster, needed);
    }

    /// <inheritdoc/>
    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
    {
        var cursors = new DataViewRowCursor[1];
        cursors[0] = GetRowCursor(columnsNeeded, rand);
        return cursors;
    }
}
