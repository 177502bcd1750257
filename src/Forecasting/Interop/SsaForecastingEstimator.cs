using Forecasting.Interop.Ssa;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Forecasting.Interop;

/// <summary>Fits a forecaster by singular spectrum analysis to a column of a data view.</summary>
/// <remarks>Made by <c>ForecastBySsa</c> of <see cref="SsaForecastingCatalog"/>, with a window.</remarks>
public sealed class SsaForecastingEstimator : IEstimator<SsaForecastingTransformer>
{
    private readonly SsaParameters _parameters;
    private readonly SsaColumns _columns;

    internal SsaForecastingEstimator(SsaParameters parameters, SsaColumns columns)
    {
        _parameters = parameters;
        _columns = columns;
    }

    /// <summary>Fits to the rows of a data view, in their order.</summary>
    /// <param name="input">The rows; their column is of type <see cref="float"/>, one step of the series a row.</param>
    /// <returns>The fitted forecaster, whose origin is the end of the values it was trained on.</returns>
    /// <exception cref="ArgumentException">There is no such column, or it is of another type.</exception>
    /// <exception cref="SeriesDataException">There are too few values (SSA-001), or one is infinite (SSA-003); by <see cref="SsaBehaviour.Compatible"/> they are forecast as zeros.</exception>
    public SsaForecastingTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        DataViewSchema.Column column = SsaInput.Find(input.Schema, _columns.Input);
        List<float> values = SsaInput.Read(input, column);
        return new SsaForecastingTransformer(_parameters, _columns, SsaSeriesModels.Fit(values, _parameters, _columns));
    }

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        SchemaShape.Column[] found = [.. inputSchema.Where(column => column.Name == _columns.Input)];
        if (found.Length == 0) throw SsaInput.Missing(_columns.Input, nameof(inputSchema));
        if (found[^1].Kind != SchemaShape.Column.VectorKind.Scalar || found[^1].ItemType != NumberDataViewType.Single)
            throw SsaInput.WrongType(_columns.Input, found[^1].ItemType, nameof(inputSchema));

        // Only ML.NET can make a column of a shape, and joining one number makes a vector.
        var context = new MLContext();
        foreach (string written in _columns.Written) inputSchema = context.Transforms.Concatenate(written, _columns.Input).GetOutputSchema(inputSchema);
        return inputSchema;
    }
}
