using Forecasting.Interop.Ssa;
using Forecasting.Tables;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Forecasting.Interop;

/// <summary>A forecaster of many series that was fitted by <see cref="SsaPanelEstimator"/>; immutable.</summary>
public sealed class SsaPanelTransformer : ITransformer
{
    private readonly SsaPanelColumns _columns;
    private readonly FitOptions _options;

    internal SsaPanelTransformer(SsaPanelColumns columns, ForecastModel model, FitOptions options)
    {
        // A short history does not show its spacing, and must have that of the training data anyway.
        _columns = columns with { Schema = columns.Schema with { Frequency = model.Grid.Frequency } };
        Model = model;
        _options = options;
    }

    bool ITransformer.IsRowToRowMapper => false;

    /// <summary>Gets the fitted model, for its findings, other horizons and backtests.</summary>
    public ForecastModel Model { get; }

    /// <inheritdoc/>
    /// <exception cref="SeriesDataException">A column of the schema is missing (ING-072).</exception>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        _columns.Check(inputSchema.Where(column => !column.IsHidden).Select(column => column.Name));
        return _columns.ViewSchema();
    }

    /// <summary>Forecasts from the end of a history; nothing is fitted anew.</summary>
    /// <param name="input">
    /// The history: the training data or newer ones, prepared with the defaults. It ends with its last target; later rows, whose
    /// target is empty, hold what is known in advance, weather forecasts say.
    /// </param>
    /// <returns>
    /// A row per series and step, with the columns of <c>Forecast.ToTable()</c>: keys, time, <c>forecast</c>, and one per quantile level such
    /// as <c>p10</c>. It is computed at once, not when it is read.
    /// </returns>
    /// <exception cref="SeriesDataException">
    /// The history cannot be read or prepared, is spaced otherwise than the training data (PRE-013), or lacks what is known in advance for
    /// a step (FEA-040): the findings say which, and the remedy.
    /// </exception>
    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        RegularPanel history = _columns.Read(input, _options.Threads);
        return Model.Forecast(history, _options.Horizon, new ForecastOptions { Threads = _options.Threads }).ToTable().ToDataView();
    }

    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema) =>
        throw new InvalidOperationException("A forecast depends on all rows of its history: use Transform.");

    void ICanSaveModel.Save(ModelSaveContext ctx) =>
        throw new NotSupportedException(
            "ML.NET's files cannot hold this forecaster, and it has none of its own: keep the training data and fit anew, which gives the same forecasts, and save the other parts of a pipeline by themselves.");
}
