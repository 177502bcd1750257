using Forecasting.Interop.Ssa;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Forecasting.Interop;

/// <summary>A forecaster that was fitted by <see cref="SsaForecastingEstimator"/>.</summary>
/// <remarks>
/// <para>Immutable: <see cref="Transform"/> and each engine follow the values they see on a copy of their own.</para>
/// <para>ML.NET's own files name types to load, which another library cannot take part in: save with <see cref="Save(string)"/>.</para>
/// </remarks>
public sealed class SsaForecastingTransformer : ITransformer
{
    private readonly ISsaSeriesModel _model;

    internal SsaForecastingTransformer(SsaParameters parameters, SsaColumns columns, ISsaSeriesModel model)
    {
        Parameters = parameters;
        Columns = columns;
        _model = model;
    }

    bool ITransformer.IsRowToRowMapper => false;

    internal SsaParameters Parameters { get; }

    internal SsaColumns Columns { get; }

    /// <summary>Reads a forecaster from a file.</summary>
    /// <param name="path">What <see cref="Save(string)"/> or <see cref="TimeSeriesPredictionEngine{TSrc, TDst}.CheckPoint(IHostEnvironment, string)"/> wrote.</param>
    /// <returns>The forecaster as it was, also where it was saved after updates.</returns>
    /// <exception cref="SeriesDataException">This is no such file, it is damaged, or it is of a later version (MDL-002, MDL-003, MDL-004).</exception>
    public static SsaForecastingTransformer Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using FileStream stream = File.OpenRead(path);
        return Load(stream);
    }

    /// <summary>Reads a forecaster from a stream, which ends with it.</summary>
    /// <inheritdoc cref="Load(string)"/>
    /// <param name="stream">What was written.</param>
    public static SsaForecastingTransformer Load(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return SsaFile.Read(stream);
    }

    /// <summary>Writes the forecaster to a file.</summary>
    /// <param name="path">Where; what was there is replaced once all is written.</param>
    /// <exception cref="SeriesDataException">The file cannot be written (RES-010).</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        SsaFile.Write(path, this);
    }

    /// <summary>Writes the forecaster to a stream.</summary>
    /// <param name="stream">Where; it is left open.</param>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        SsaFile.Write(stream, this);
    }

    /// <inheritdoc/>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        return SsaForecastSchema.Of(inputSchema, this).Output;
    }

    /// <summary>Adds to each row the forecast of the values that follow it.</summary>
    /// <param name="input">The rows that follow the training data, in their order.</param>
    /// <returns>A view that updates a copy of the model with each row's value, and then forecasts.</returns>
    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new SsaForecastView(input, this);
    }

    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema) =>
        throw new InvalidOperationException("A forecast depends on the rows before it: use CreateTimeSeriesEngine of Forecasting.Interop, or Transform.");

    void ICanSaveModel.Save(ModelSaveContext ctx) =>
        throw new NotSupportedException("ML.NET's files cannot hold this forecaster: use its method Save, or CheckPoint of the engine, and save the other parts of a pipeline by themselves.");

    /// <summary>Makes a model that follows values of its own.</summary>
    internal ISsaSeriesModel NewModel() => _model.Clone();

    internal void SaveModel(BinaryWriter writer) => SsaSeriesModels.Save(writer, _model);

    internal SsaForecastingTransformer With(ISsaSeriesModel model) => new(Parameters, Columns, model);
}
