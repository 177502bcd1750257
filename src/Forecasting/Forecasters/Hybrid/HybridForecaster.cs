using Forecasting.Forecasters.Boosting;
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
/// remainder holds what neither could know. Their errors differ, so their mean errs less than the best of them (Bates and Granger 1969).
/// </para>
/// <para>
/// What the regression leaves of a day is taken from a fit without the two weeks around it (cross-fitting), so that it is as large as it
/// will be on days to come.
/// </para>
/// </remarks>
public sealed class HybridForecaster : PointForecaster
{
    private const int Folds = 4;

    /// <inheritdoc/>
    public override string Name => "hybrid";

    /// <summary>Gets the settings of the trees, both those on demand itself and those on the remainder.</summary>
    /// <value>The default is that of <see cref="BoostingForecaster.Trees"/>.</value>
    public BoostingOptions Trees { get; init; } = BoostingForecaster.LoadTrees;

    /// <inheritdoc/>
    protected override PointModel FitPoints(RegularPanel history, int steps, FitOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(options);
        return new MeanModel(
            (0.25, new LinearForecaster().FitPart(history, steps, options, cancellationToken)),
            (0.25, new BoostingForecaster { Trees = Trees }.FitPart(history, steps, options, cancellationToken)),
            (0.5, FitRemainder(history, steps, options, cancellationToken)));
    }

    private PointModel FitRemainder(RegularPanel history, int steps, FitOptions options, CancellationToken cancellationToken)
    {
        if (!LoadRegression.Suits(history)) return new SsaForecaster { HasRegression = false }.FitPart(history, steps, options, cancellationToken);
        LoadRegression regression = LoadRegression.Fit(history, new RegressionFolds(history, Folds), options, cancellationToken);
        RegularPanel remainder = PanelTargets.Replace(history, regression.Remainders(history, options, cancellationToken));
        var spectrum = new SsaForecaster { HasRegression = false };
        var trees = new BoostingForecaster
        {
            Trees = Trees,
            Features = LoadFeatures.ForRemainder(remainder, steps),
            Logarithm = false,
            HalfLifeDays = LoadRegression.HalfLifeDays,
        };
        return new RemainderModel(regression, new MeanModel(
            (0.5, spectrum.FitPart(remainder, steps, options, cancellationToken)),
            (0.5, trees.FitPart(remainder, steps, options, cancellationToken))));
    }
}
