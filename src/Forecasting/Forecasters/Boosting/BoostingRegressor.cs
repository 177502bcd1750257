using Forecasting.Features;
using Forecasting.Forecasters.Regression;

namespace Forecasting.Forecasters.Boosting;

/// <summary>Gradient boosted regression trees (Friedman 2001), trained by LightGBM (Ke et al. 2017), predicted in managed code.</summary>
public sealed class BoostingRegressor : Regressor
{
    /// <inheritdoc/>
    public override string Name => "boosting";

    /// <summary>Gets the settings of the trees.</summary>
    /// <value>The default is <c>new BoostingOptions()</c>.</value>
    public BoostingOptions Options { get; init; } = new();

    /// <inheritdoc/>
    public override RegressorModel Fit(RegressionData data, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(data);
        FeatureMatrix features = data.Features;
        var columns = new ReadOnlyMemory<float>[features.Columns.Count];
        for (int c = 0; c < columns.Length; c++) columns[c] = features.Column(c);
        int[] categorical = [.. Enumerable.Range(0, columns.Length).Where(c => features.Columns[c].IsCategory)];
        var rows = new BoostingData(columns, data.Targets, categorical) { Weights = data.Weights };
        return new Model(BoostingTrainer.Train(rows, Options, data.Seed, cancellationToken));
    }

    private sealed class Model(TreeEnsemble trees) : RegressorModel
    {
        public override void Predict(FeatureMatrix features, Span<double> output)
        {
            var columns = new ReadOnlyMemory<float>[features.Columns.Count];
            for (int c = 0; c < columns.Length; c++) columns[c] = features.Column(c);
            trees.Predict(columns, output);
        }
    }
}
