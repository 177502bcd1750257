using Forecasting.Features;
using Forecasting.Forecasters.Regression;

namespace Forecasting.Forecasters.Boosting;

/// <summary>Forecasts with gradient boosted trees over calendar, lags, windows, weather and keys.</summary>
public sealed class BoostingForecaster : RegressionForecaster
{
    /// <inheritdoc/>
    public override string Name => "boosting";

    /// <summary>Gets the settings of the trees.</summary>
    /// <value>The default is <c>new BoostingOptions()</c>.</value>
    public BoostingOptions Trees { get; init; } = new();

    /// <inheritdoc/>
    protected override Regressor RegressorFor(RegularPanel history) => new BoostingRegressor { Options = Trees };

    /// <inheritdoc/>
    protected override FeatureSet DefaultFeatures(RegularPanel history, int lastStep)
    {
        ArgumentNullException.ThrowIfNull(history);
        return LoadFeatures.ForTrees(history, lastStep, (Scope == RegressionScope.Global, WeatherTerms));
    }
}
