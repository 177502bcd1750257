namespace Forecasting.Forecasters.Regression;

/// <summary>A learner over a matrix of features: all that a new one implements; immutable.</summary>
public abstract class Regressor
{
    /// <summary>Gets the short name, such as <c>ridge</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Learns.</summary>
    /// <param name="data">Features, targets and weights. A feature may be <see cref="float.NaN"/>: unknown.</param>
    /// <param name="cancellationToken">To be looked at often enough to stop within a second.</param>
    /// <returns>The fitted regressor.</returns>
    public abstract RegressorModel Fit(RegressionData data, CancellationToken cancellationToken);
}
