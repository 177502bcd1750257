using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Forecasting.Interop;

/// <summary>Makes engines of forecasters, under the names of Microsoft.ML.TimeSeries.</summary>
public static class TimeSeriesEngineExtensions
{
    /// <summary>Makes an engine that forecasts, and follows new values one at a time.</summary>
    /// <typeparam name="TSrc">The type that holds an example: what was observed in a step.</typeparam>
    /// <typeparam name="TDst">The type that holds a prediction.</typeparam>
    /// <param name="transformer">A forecaster, or a fitted pipeline with one.</param>
    /// <param name="env">The <see cref="MLContext"/>.</param>
    /// <param name="ignoreMissingColumns">Whether columns of the prediction that the pipeline does not write are left alone.</param>
    /// <param name="inputSchemaDefinition">The columns of an example; null for those that its type declares.</param>
    /// <param name="outputSchemaDefinition">The columns of a prediction; null for those that its type declares.</param>
    /// <returns>The engine; not thread-safe.</returns>
    /// <exception cref="ArgumentException">The pipeline has no forecaster of this library, or a part that needs more than a row.</exception>
    public static TimeSeriesPredictionEngine<TSrc, TDst> CreateTimeSeriesEngine<TSrc, TDst>(
        this ITransformer transformer,
        IHostEnvironment env,
        bool ignoreMissingColumns = false,
        SchemaDefinition? inputSchemaDefinition = null,
        SchemaDefinition? outputSchemaDefinition = null)
        where TSrc : class
        where TDst : class, new() =>
        new(env, transformer, ignoreMissingColumns, inputSchemaDefinition, outputSchemaDefinition);
}
