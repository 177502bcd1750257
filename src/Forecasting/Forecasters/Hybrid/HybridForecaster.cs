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
public sealed class HybridForecaster : PointForecaster
{
    private const int Folds = 4;
    private const int PartCount = 4;

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
        (double[] weights, double[][]? past) = Weigh(history, steps, options, cancellationToken);
        ResidualQuantiles? residuals = options.Quantiles.Count == 0 ? null
            : past is null ? CalibrationOrigins.OfDifferences(history, steps, options.Quantiles)
            : CalibrationOrigins.Of(history, steps)!.Quantiles(past, options.Quantiles);
        return new IntervalModel(Name, history, steps, Mean(weights, Parts(history, steps, options, cancellationToken)), residuals);
    }

    /// <inheritdoc/>
    protected override PointModel FitPoints(RegularPanel history, int steps, FitOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(options);
        (double[] weights, _) = Weigh(history, steps, options, cancellationToken);
        return Mean(weights, Parts(history, steps, options, cancellationToken));
    }

    // The weights of the parts, and what they forecast together from the origins of the calibration; all alike where the history is too short.
    private (double[] Weights, double[][]? Past) Weigh(RegularPanel history, int steps, FitOptions options, CancellationToken cancellationToken)
    {
        if (CalibrationOrigins.Of(history, steps) is not { } origins) return ([.. Enumerable.Repeat(1.0 / PartCount, PartCount)], null);
        PointModel[] parts = Parts(origins.Before(cancellationToken), steps, options, cancellationToken);
        double[][][] past = [.. parts.Select(part => origins.Forecast(part, options.Threads, cancellationToken))];
        double[] weights = PartWeights.Of([.. past.Select(origins.Errors)]);
        return (weights, PartWeights.Blend(weights, past));
    }

    private static MeanModel Mean(double[] weights, PointModel[] parts) => new([.. weights.Zip(parts)]);

    private PointModel[] Parts(RegularPanel history, int steps, FitOptions options, CancellationToken cancellationToken) =>
    [
        new LinearForecaster().FitPart(history, steps, options, cancellationToken),
        new BoostingForecaster { Trees = Trees }.FitPart(history, steps, options, cancellationToken),
        .. RemainderParts(history, steps, options, cancellationToken),
    ];

    private PointModel[] RemainderParts(RegularPanel history, int steps, FitOptions options, CancellationToken cancellationToken)
    {
        var spectrum = new SsaForecaster { HasRegression = false };
        if (!LoadRegression.Suits(history))
        {
            PointModel own = spectrum.FitPart(history, steps, options, cancellationToken);
            return [own, own];
        }

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
