using System.Runtime.CompilerServices;
using Forecasting.Interop.Ssa;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Forecasting.Interop;

#pragma warning disable RS0026 // The overloads and their optional parameters are those of ML.NET.
/// <summary>Forecasts from a fitted pipeline, and follows new values one at a time.</summary>
/// <typeparam name="TSrc">The type that holds an example: what was observed in a step.</typeparam>
/// <typeparam name="TDst">The type that holds a prediction.</typeparam>
/// <remarks>
/// An engine has a copy of the model: two engines of one forecaster do not disturb each other. One engine is not
/// thread-safe.
/// </remarks>
public sealed class TimeSeriesPredictionEngine<TSrc, TDst> : IDisposable
    where TSrc : class
    where TDst : class, new()
{
    private readonly List<SsaForecastState> _states = [];
    private readonly DataViewRowCursor _examples;
    private readonly DataViewRow _row;
    private readonly IEnumerator<TDst> _predictions;
    private readonly bool _isForecasterAlone;

    // An example that says nothing, for columns that a prediction copies before there is one.
    private TSrc _example = (TSrc)RuntimeHelpers.GetUninitializedObject(typeof(TSrc));
    private bool _isAtExample;

    /// <summary>Makes an engine.</summary>
    /// <param name="env">The <see cref="MLContext"/>.</param>
    /// <param name="transformer">A forecaster, or a fitted pipeline with one.</param>
    /// <param name="ignoreMissingColumns">Whether columns of the prediction that the pipeline does not write are left alone.</param>
    /// <param name="inputSchemaDefinition">The columns of an example; null for those that its type declares.</param>
    /// <param name="outputSchemaDefinition">The columns of a prediction; null for those that its type declares.</param>
    /// <exception cref="ArgumentException">The pipeline has no forecaster of this library, or a part that needs more than a row.</exception>
    public TimeSeriesPredictionEngine(
        IHostEnvironment env,
        ITransformer transformer,
        bool ignoreMissingColumns,
        SchemaDefinition? inputSchemaDefinition = null,
        SchemaDefinition? outputSchemaDefinition = null)
    {
        ArgumentNullException.ThrowIfNull(env);
        ArgumentNullException.ThrowIfNull(transformer);
        MLContext context = env as MLContext ?? new MLContext();
        IDataView examples = context.Data.LoadFromEnumerable(Examples(), inputSchemaDefinition);
        _examples = examples.GetRowCursor(examples.Schema);
        _row = Append(_examples, transformer);
        if (_states.Count == 0)
            throw new ArgumentException("The pipeline has no forecaster of Forecasting.Interop: fit it with ForecastBySsa.", nameof(transformer));
        _isForecasterAlone = transformer is SsaForecastingTransformer;
        _predictions = context.Data.CreateEnumerable<TDst>(new LiveView(_row), reuseRowObject: false, ignoreMissingColumns, outputSchemaDefinition).GetEnumerator();
    }

    /// <summary>Forecasts, without a new value.</summary>
    /// <param name="horizon">How many values, at least 1; null for the horizon of the forecaster.</param>
    /// <param name="confidenceLevel">The share of values between the bounds, from 0 to below 1; null for that of the forecaster.</param>
    /// <returns>The prediction.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The horizon or the level is out of its range.</exception>
    public TDst Predict(int? horizon = null, float? confidenceLevel = null) => Next(horizon, confidenceLevel);

    /// <summary>Updates the model with an example, and forecasts what follows it.</summary>
    /// <param name="example">What was observed in the step after the last one; null for no update.</param>
    /// <param name="horizon">How many values, at least 1; null for the horizon of the forecaster.</param>
    /// <param name="confidenceLevel">The share of values between the bounds, from 0 to below 1; null for that of the forecaster.</param>
    /// <returns>The prediction.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The horizon or the level is out of its range.</exception>
    /// <exception cref="SeriesDataException">The example is infinite (SSA-003), and the model does not take it up; not by <see cref="SsaBehaviour.Compatible"/>.</exception>
    public TDst Predict(TSrc? example, int? horizon = null, float? confidenceLevel = null)
    {
        if (example is not null) Update(example);
        return Next(horizon, confidenceLevel);
    }

    /// <summary>Updates the model, forecasts, or both.</summary>
    /// <param name="example">What was observed in the step after the last one; null for no update.</param>
    /// <param name="prediction">Takes a new prediction; null where only the update is wanted, and then left so.</param>
    /// <param name="horizon">How many values, at least 1; null for the horizon of the forecaster.</param>
    /// <param name="confidenceLevel">The share of values between the bounds, from 0 to below 1; null for that of the forecaster.</param>
    /// <exception cref="ArgumentOutOfRangeException">The horizon or the level is out of its range.</exception>
    /// <exception cref="SeriesDataException">The example is infinite (SSA-003), and the model does not take it up; not by <see cref="SsaBehaviour.Compatible"/>.</exception>
    public void Predict(TSrc? example, ref TDst? prediction, int? horizon = null, float? confidenceLevel = null)
    {
        if (example is not null) Update(example);
        if (prediction is not null) prediction = Next(horizon, confidenceLevel);
    }

    /// <summary>Writes the forecaster as it stands after its updates to a file, for <see cref="SsaForecastingTransformer.Load(string)"/>.</summary>
    /// <param name="env">The <see cref="MLContext"/>; kept for the signature.</param>
    /// <param name="modelPath">Where; what was there is replaced once all is written.</param>
    /// <exception cref="InvalidOperationException">The pipeline has other parts, which ML.NET must save.</exception>
    /// <exception cref="SeriesDataException">The file cannot be written (RES-010).</exception>
    public void CheckPoint(IHostEnvironment env, string modelPath) => Forecaster().Save(modelPath);

    /// <summary>Writes the forecaster as it stands after its updates to a stream, for <see cref="SsaForecastingTransformer.Load(Stream)"/>.</summary>
    /// <param name="env">The <see cref="MLContext"/>; kept for the signature.</param>
    /// <param name="stream">Where; it is left open.</param>
    /// <exception cref="InvalidOperationException">The pipeline has other parts, which ML.NET must save.</exception>
    public void CheckPoint(IHostEnvironment env, Stream stream) => Forecaster().Save(stream);

    /// <inheritdoc/>
    public void Dispose()
    {
        _predictions.Dispose();
        _row.Dispose();
        _examples.Dispose();
    }

    private SsaForecastingTransformer Forecaster() => _isForecasterAlone
        ? _states[0].ToForecaster()
        : throw new InvalidOperationException(
            "Only a forecaster alone can be written here: save the other parts of the pipeline with MLContext.Model.Save, and make the engine of the forecaster.");

    private IEnumerable<TSrc> Examples()
    {
        while (true) yield return _example;
    }

    private DataViewRow Append(DataViewRow row, ITransformer transformer)
    {
        switch (transformer)
        {
            case SsaForecastingTransformer forecaster:
                var forecasts = new SsaForecastRow(row, forecaster);
                _states.Add(forecasts.State);
                return forecasts;
            case IEnumerable<ITransformer> chain:
                foreach (ITransformer part in chain) row = Append(row, part);
                return row;
            case { IsRowToRowMapper: true }:
                IRowToRowMapper mapper = transformer.GetRowToRowMapper(row.Schema);
                return mapper.GetRow(row, mapper.OutputSchema);
            default:
                throw new ArgumentException($"The pipeline has a part that needs more than one row at a time: {transformer.GetType().Name}.", nameof(transformer));
        }
    }

    private void Update(TSrc example)
    {
        _example = example;
        Advance();
        foreach (SsaForecastState state in _states) state.Update();
    }

    private TDst Next(int? horizon, float? confidenceLevel)
    {
        if (!_isAtExample) Advance();
        foreach (SsaForecastState state in _states) state.Predict(horizon, confidenceLevel);
        return _predictions.MoveNext()
            ? _predictions.Current
            : throw new InvalidOperationException("The engine ended when a part of the pipeline threw: make a new one.");
    }

    private void Advance()
    {
        _examples.MoveNext();
        _isAtExample = true;
    }
}
