using Forecasting.Features;
using Forecasting.Forecasters.Regression;

namespace Forecasting.Tests.Forecasters.Regression;

/// <summary>Keeps what it was shown, and predicts zeros.</summary>
internal sealed class WatchedRegressor : Regressor
{
    public List<RegressionData> Learned { get; } = [];

    public List<FeatureMatrix> Asked { get; } = [];

    public override string Name => "watched";

    public override RegressorModel Fit(RegressionData data, CancellationToken cancellationToken)
    {
        lock (Learned) Learned.Add(data);
        return new Model(this);
    }

    private sealed class Model(WatchedRegressor owner) : RegressorModel
    {
        public override void Predict(FeatureMatrix features, Span<double> output)
        {
            lock (owner.Asked) owner.Asked.Add(features);
            output.Clear();
        }
    }
}
