using Forecasting.Forecasters.Ssa;
using Forecasting.Interop.Ssa;
using Microsoft.ML;

namespace Forecasting.Interop;

/// <summary>Fits an <see cref="SsaForecaster"/> to the series of a data view, as many as its key columns tell apart.</summary>
/// <remarks>Made by <c>ForecastBySsa</c> of <see cref="SsaForecastingCatalog"/>, with a schema.</remarks>
public sealed class SsaPanelEstimator : IEstimator<SsaPanelTransformer>
{
    private readonly SsaPanelColumns _columns;
    private readonly SsaForecaster _forecaster;
    private readonly FitOptions _options;

    internal SsaPanelEstimator(SeriesSchema schema, SsaForecaster forecaster, FitOptions options)
    {
        _columns = new SsaPanelColumns(schema, options.Quantiles);
        _forecaster = forecaster;
        _options = options;
    }

    /// <summary>Fits to the rows of a data view, in whatever order; they are prepared with the defaults.</summary>
    /// <param name="input">The rows, a series and a time each. Rows with an empty target after the last one that has it are the future.</param>
    /// <returns>The fitted forecaster.</returns>
    /// <exception cref="SeriesDataException">
    /// A column is missing (ING-072) or of another type, a row cannot be placed, or the series cannot be prepared or learned from: the
    /// findings name the column, the row or the series, and the remedy.
    /// </exception>
    public SsaPanelTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        RegularPanel history = _columns.Read(input, _options.Threads);
        return new SsaPanelTransformer(_columns, _forecaster.Fit(history, _options), _options);
    }

    /// <inheritdoc/>
    /// <exception cref="SeriesDataException">A column of the schema is missing (ING-072).</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        _columns.Check(inputSchema.Select(column => column.Name));
        return _columns.Shape();
    }
}
