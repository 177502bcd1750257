using Forecasting.Forecasters.Ssa;
using Forecasting.Interop.Ssa;
using Microsoft.ML;

namespace Forecasting.Interop;

#pragma warning disable RS0026 // The optional parameters of one overload are those of ML.NET, and the first parameters tell the two apart.
/// <summary>Singular spectrum analysis under the names of Microsoft.ML.TimeSeries.</summary>
/// <remarks>
/// The signature is theirs, name by name, so that a program moves by changing a <c>using</c> and a package reference;
/// hence more parameters than a method here has otherwise. <c>docs/migration-mlnet.md</c> tells what differs.
/// </remarks>
public static class SsaForecastingCatalog
{
    /// <summary>Makes an estimator that forecasts a series by singular spectrum analysis.</summary>
    /// <param name="catalog"><c>MLContext.Forecasting</c>.</param>
    /// <param name="outputColumnName">The column of the forecast, a vector of as many values as the horizon has.</param>
    /// <param name="inputColumnName">The column of the series, of type <see cref="float"/>; null for the name of the output column.</param>
    /// <param name="windowSize">The length of the window, at least 2.</param>
    /// <param name="seriesLength">How many values an adaptive model learns from, more than the window; ML.NET keeps as many for updates.</param>
    /// <param name="trainSize">How many values are trained on, more than twice the window: the last ones, or the first by <see cref="SsaBehaviour.Compatible"/>.</param>
    /// <param name="horizon">How many values are forecast, at least 1.</param>
    /// <param name="isAdaptive">Whether the signal is learned anew from the last <paramref name="seriesLength"/> values when values have come; no version of ML.NET has given it an effect.</param>
    /// <param name="discountFactor">What a window weighs, in learning, against the one a step later; from 0 to 1. Without an effect in ML.NET.</param>
    /// <param name="rankSelectionMethod">How the rank is chosen.</param>
    /// <param name="rank">The rank for <see cref="RankSelectionMethod.Fixed"/>, from 1 to below the window; null for one less than the window.</param>
    /// <param name="maxRank">The greatest rank that is tried, from 1 to below the window; null for one less than the window. <see cref="SsaBehaviour.Compatible"/> ignores it.</param>
    /// <param name="shouldStabilize">Whether a recurrence that would grow without bounds is tamed.</param>
    /// <param name="shouldMaintainInfo">Kept for the signature: what it kept cannot be reached.</param>
    /// <param name="maxGrowth">The most that a trend may grow where it is tamed; null for no growth beyond a straight line, or for no limit by <see cref="SsaBehaviour.Compatible"/>.</param>
    /// <param name="confidenceLowerBoundColumn">The column of the lower bounds; null for none, and then there are no upper ones either.</param>
    /// <param name="confidenceUpperBoundColumn">The column of the upper bounds.</param>
    /// <param name="confidenceLevel">The share of values between the bounds, from 0 to below 1.</param>
    /// <param name="variableHorizon">Whether the horizon may be another one when a prediction is asked for.</param>
    /// <param name="behaviour">Whose behaviour the estimator has.</param>
    /// <returns>An estimator to fit, or to append to a pipeline.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range; the messages are those of ML.NET.</exception>
    /// <exception cref="ArgumentException">A column has no name, or only one bound has.</exception>
    public static SsaForecastingEstimator ForecastBySsa(
        this ForecastingCatalog catalog,
        string outputColumnName,
        string? inputColumnName,
        int windowSize,
        int seriesLength,
        int trainSize,
        int horizon,
        bool isAdaptive = false,
        float discountFactor = 1,
        RankSelectionMethod rankSelectionMethod = RankSelectionMethod.Exact,
        int? rank = null,
        int? maxRank = null,
        bool shouldStabilize = true,
        bool shouldMaintainInfo = false,
        GrowthRatio? maxGrowth = null,
        string? confidenceLowerBoundColumn = null,
        string? confidenceUpperBoundColumn = null,
        float confidenceLevel = 0.95f,
        bool variableHorizon = false,
        SsaBehaviour behaviour = SsaBehaviour.Corrected)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        var parameters = new SsaParameters
        {
            WindowSize = windowSize,
            SeriesLength = seriesLength,
            TrainSize = trainSize,
            Horizon = horizon,
            IsAdaptive = isAdaptive,
            DiscountFactor = discountFactor,
            RankSelection = rankSelectionMethod,
            Rank = rank,
            MaxRank = maxRank,
            ShouldStabilize = shouldStabilize,
            ShouldMaintainInfo = shouldMaintainInfo,
            MaxGrowth = maxGrowth,
            ConfidenceLevel = confidenceLevel,
            VariableHorizon = variableHorizon,
            Behaviour = behaviour,
        };
        parameters.Check();
        return new SsaForecastingEstimator(parameters, SsaColumns.Of(parameters, outputColumnName, inputColumnName, confidenceLowerBoundColumn, confidenceUpperBoundColumn));
    }

    /// <summary>Makes an estimator that forecasts many series, with weather and calendar, by the library's <see cref="SsaForecaster"/>.</summary>
    /// <param name="catalog"><c>MLContext.Forecasting</c>.</param>
    /// <param name="schema">What the columns of the data view are; others are left unread.</param>
    /// <param name="forecaster">The forecaster with its settings; null for the defaults.</param>
    /// <param name="options">The horizon, the quantile levels, the seed, the number of threads; null for the defaults.</param>
    /// <returns>An estimator to fit, or to append to a pipeline.</returns>
    /// <exception cref="ArgumentException">The schema names no target or no time, or a column has two roles.</exception>
    public static SsaPanelEstimator ForecastBySsa(
        this ForecastingCatalog catalog, SeriesSchema schema, SsaForecaster? forecaster = null, FitOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(schema);
        schema.Validate();
        if (schema.Target.Length == 0) throw new ArgumentException("The schema names no target, so there is nothing to forecast; set Target.", nameof(schema));
        return new SsaPanelEstimator(schema, forecaster ?? new SsaForecaster(), options ?? new FitOptions());
    }
}
