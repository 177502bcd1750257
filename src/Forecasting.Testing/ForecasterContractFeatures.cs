using Forecasting.Forecasters.Regression;

namespace Forecasting.Testing;

/// <summary>The features that a regression was given keep their own contract.</summary>
/// <remarks>A feature that claims to be known too far ahead is empty when it is served: no change after the origin shows it.</remarks>
internal static class ForecasterContractFeatures
{
    public static void Check(ForecasterContractSubject subject)
    {
        if (subject.Forecaster is not RegressionForecaster { Features: { } features }) return;
        var options = new FeatureContractOptions { Seed = subject.Options.Seed, Preparation = subject.Options.Preparation };
        foreach (var feature in features) FeatureContract.Check(feature, options, subject.CancellationToken);
    }
}
