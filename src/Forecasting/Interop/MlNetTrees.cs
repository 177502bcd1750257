using Forecasting.Forecasters.Boosting;
using Microsoft.ML;
using Microsoft.ML.Trainers.FastTree;

namespace Forecasting.Interop;

/// <summary>Takes the trees out of a FastTree model, so that predictions are ours.</summary>
/// <remarks>
/// Only FastTree says in public all that a prediction needs. ML.NET keeps the way of a missing value in a LightGBM model to
/// itself, and models that average trees or pass them through a link function are left to ML.NET as well.
/// </remarks>
internal static class MlNetTrees
{
    /// <summary>Returns the trees, or null where the model is not one that can be taken over.</summary>
    public static TreeEnsemble? TryTake(ITransformer transformer, int featureCount)
    {
        if (transformer is not ISingleFeaturePredictionTransformer<FastTreeRegressionModelParameters> { FeatureColumnName: MlNetDataView.Features } model)
            return null;
        RegressionTreeEnsemble trees = model.Model.TrainedTreeEnsemble;
        if (trees.Trees.Count == 0 || trees.Trees.Any(tree => tree.CategoricalSplitFlags.Any(isSet => isSet))) return null;
        return new TreeEnsemble(ArraysOf(trees, featureCount));
    }

    private static TreeArrays ArraysOf(RegressionTreeEnsemble ensemble, int featureCount)
    {
        var (starts, features, thresholds) = (new List<int> { 0 }, new List<int>(), new List<double>());
        var (left, right, gains, leaves) = (new List<int>(), new List<int>(), new List<double>(), new List<double>());
        for (int t = 0; t < ensemble.Trees.Count; t++)
        {
            RegressionTree tree = ensemble.Trees[t];
            features.AddRange(tree.NumericalSplitFeatureIndexes);
            thresholds.AddRange(tree.NumericalSplitThresholds.Select(threshold => (double)threshold));
            left.AddRange(tree.LeftChild);
            right.AddRange(tree.RightChild);
            gains.AddRange(tree.SplitGains);
            // The bias of the ensemble goes into the leaves of its first tree.
            double bias = t == 0 ? ensemble.Bias : 0;
            leaves.AddRange(tree.LeafValues.Select(value => bias + (value * ensemble.TreeWeights[t])));
            starts.Add(features.Count);
        }

        // Our trees read what is nearer to 0 than 1e-35 as 0, as LightGBM does; FastTree does not, and no feature is so small.
        // A missing value is on no side of a threshold: FastTree asks "at most", and so it goes right.
        byte[] decisions = new byte[features.Count];
        Array.Fill(decisions, (byte)(TreeArrays.MissingNaN << TreeArrays.MissingShift));
        return new TreeArrays
        {
            FeatureCount = featureCount,
            NodeStarts = [.. starts],
            Features = [.. features],
            Thresholds = [.. thresholds],
            Decisions = decisions,
            Left = [.. left],
            Right = [.. right],
            Gains = [.. gains],
            NodeRows = new int[features.Count],
            LeafValues = [.. leaves],
            LeafRows = new int[leaves.Count],
            CategoryStarts = [0],
            CategoryBits = [],
        };
    }
}
