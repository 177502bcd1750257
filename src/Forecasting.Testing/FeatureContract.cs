using Forecasting.Features;

namespace Forecasting.Testing;

/// <summary>Checks that a feature, ours or yours, keeps what every feature promises.</summary>
/// <remarks>
/// The rows that a model is served with, computed from what was known at hundreds of random origins, must equal the rows that it
/// was trained on, which were computed with all that came later at hand; and neither may change when what came later does.
/// </remarks>
public static class FeatureContract
{
    /// <summary>Checks a feature; returns where all is well.</summary>
    /// <param name="feature">The feature.</param>
    /// <param name="options">The data; null for the defaults.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="ContractViolationException">The feature breaks a rule: the message says which, and where.</exception>
    public static void Check(
        Feature feature, FeatureContractOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(feature);
        var subject = new FeatureContractSubject(feature, options ?? new FeatureContractOptions(), cancellationToken);
        FeatureContractBasics.Check(subject);
        FeatureContractServing.Check(subject);
        FeatureContractOrigins.Check(subject);
        FeatureContractHistory.Check(subject);
    }
}
