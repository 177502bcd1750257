using Forecasting.Features;
using Forecasting.Forecasters.Regression;

namespace Forecasting.Tests.Forecasters.Regression;

/// <summary>A regression with the regressor of a test, and the two last lags that are known as features.</summary>
internal sealed class GivenForecaster : RegressionForecaster
{
    private readonly Regressor _regressor;

    public GivenForecaster(Regressor regressor)
    {
        _regressor = regressor;
        // What a test continues exactly is linear in the target itself.
        Logarithm = false;
    }

    public override string Name => "given";

    protected override Regressor RegressorFor(RegularPanel history) => _regressor;

    protected override FeatureSet DefaultFeatures(RegularPanel history, int lastStep) => [Feature.TargetLag(lastStep), Feature.TargetLag(lastStep + 1)];
}
