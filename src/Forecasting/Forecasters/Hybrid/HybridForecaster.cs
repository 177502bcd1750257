using Forecasting.Forecasters.Boosting;
using Forecasting.Forecasters.Intervals;
using Forecasting.Forecasters.Linear;
using Forecasting.Forecasters.Regression;
using Forecasting.Forecasters.Ssa;

namespace Forecasting.Forecasters.Hybrid;

/// <summary>
/// Forecasts with what regression, boosted trees and spectrum analysis know together: the mean of a linear regression, of boosted trees,
/// and of both a spectrum and trees that continue what a regression on time and weather leaves.
/// </summary>
/// <remarks>
/// <para>
/// Linear terms carry what the load literature knows, and reach weather that was never met; trees find what no one wrote down; the recent
/// remainder holds what neither could know. Their errors differ, so their mean errs less than the best of them (Bates and Granger 1969). A part weighs
/// the more the less it erred from rolling origins over the last part of the history, by a fit on what was before.
/// </para>
/// <para>
/// What the regression leaves of a day is taken from a fit without the two weeks around it (cross-fitting), so that it is as large as it
/// will be on days to come.
/// </para>
/// </remarks>
public sealed class HybridForecaster : Forecaster
{
    private const int Folds = 4;

    /// <inheritdoc/>
    public override string Name => "hybrid";

    /// <summary>Gets the settings of the trees, both those on demand itself and those on the remainder.</summary>
    /// <value>The default is null: as in <see cref="BoostingForecaster.Trees"/>.</value>
    public BoostingOptions? Trees { get; init; }

    /// <inheritdoc/>
    protected override ForecastModel FitCore(RegularPanel history, FitOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(options);
        int steps = options.Horizon.MaxSteps(history.Grid);
        CalibrationOrigins? origins = CalibrationOrigins.Of(history, steps);
        RegularPanel? earlier = origins?.Before(cancellationToken);
        // What the earlier part is too short for has no error to be weighed by.
        bool hasRegression = LoadRegression.Suits(earlier ?? history);
        double[]? weights = null;
        ResidualQuantiles residuals;
        if (origins is null)
        {
            residuals = CalibrationOrigins.OfDifferences(history, steps, options.Quantiles);
        }
        else
        {
            double[][][] past =
                [.. Parts(earlier!, steps, hasRegression, options, cancellationToken).Select(part => origins.Forecast(part, options.Threads, cancellationToken))];
            weights = PartWeights.Of([.. past.Select(origins.Errors)]);
            residuals = origins.Quantiles(PartWeights.Blend(weights, past), options.Quantiles);
        }

        PointModel[] parts = Parts(history, steps, hasRegression, options, cancellationToken);
        var mean = new MeanModel([.. parts.Select((part, i) => (weights?[i] ?? 1.0 / parts.Length, part))]);
        return new IntervalModel(Name, history, steps, mean, options.Quantiles.Count == 0 ? null : residuals);
    }

    private PointModel[] Parts(RegularPanel history, int steps, bool hasRegression, FitOptions options, CancellationToken cancellationToken)
    {
        PointModel linear = new LinearForecaster().FitPart(history, steps, options, cancellationToken);
        PointModel trees = new BoostingForecaster { Trees = Trees }.FitPart(history, steps, options, cancellationToken);
        var spectrum = new SsaForecaster { HasRegression = false };
        return hasRegression
            ? [linear, trees, .. RemainderParts(history, steps, spectrum, options, cancellationToken)]
            : [linear, trees, spectrum.FitPart(history, steps, options, cancellationToken)];
    }

    private PointModel[] RemainderParts(
        RegularPanel history, int steps, SsaForecaster spectrum, FitOptions options, CancellationToken cancellationToken)
    {
        LoadRegression regression = LoadRegression.Fit(history, new RegressionFolds(history, Folds), options, cancellationToken);
        RegularPanel remainder = PanelTargets.Replace(history, regression.Remainders(history, options, cancellationToken));
        var trees = new BoostingForecaster
        {
            Trees = Trees,
            Features = LoadFeatures.ForRemainder(remainder, steps),
            Logarithm = false,
            HalfLifeDays = LoadRegression.HalfLifeDays,
        };
        return
        [
            new RemainderModel(regression, spectrum.FitPart(remainder, steps, options, cancellationToken)),
            new RemainderModel(regression, trees.FitPart(remainder, steps, options, cancellationToken)),
        ];
    }
}
