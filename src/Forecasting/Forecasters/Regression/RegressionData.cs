using Forecasting.Features;

namespace Forecasting.Forecasters.Regression;

/// <summary>What a regressor learns from: features, targets and weights, row by row, oldest first within a series.</summary>
/// <param name="Features">The features.</param>
/// <param name="Targets">A finite value per row.</param>
public sealed record RegressionData(FeatureMatrix Features, ReadOnlyMemory<double> Targets)
{
    /// <summary>Gets the weight of each row; empty where all weigh the same.</summary>
    public ReadOnlyMemory<double> Weights { get; init; }

    /// <summary>Gets the seed of all that is random.</summary>
    public int Seed { get; init; }
}
