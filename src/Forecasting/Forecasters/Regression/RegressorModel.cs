using Forecasting.Features;

namespace Forecasting.Forecasters.Regression;

/// <summary>A fitted regressor; immutable and safe to share between threads.</summary>
public abstract class RegressorModel
{
    /// <summary>Predicts.</summary>
    /// <param name="features">A matrix with the columns that were learned from; a value may be <see cref="float.NaN"/>.</param>
    /// <param name="output">Takes a finite value per row.</param>
    public abstract void Predict(FeatureMatrix features, Span<double> output);
}
