using Forecasting.Features;
using Forecasting.Forecasters.Regression;

namespace Forecasting.Interop;

/// <summary>What rows must be before ML.NET sees them; it would swallow most of this silently.</summary>
internal static class MlNetRows
{
    public static void Check(RegressionData data)
    {
        FeatureMatrix features = data.Features;
        if (features.RowCount == 0) throw new ArgumentException("There is no row to learn from.", nameof(data));
        if (features.Columns.Count == 0) throw new ArgumentException("There is no feature column.", nameof(data));
        if (data.Targets.Length != features.RowCount)
            throw new ArgumentException($"There are {data.Targets.Length} targets for {features.RowCount} rows.", nameof(data));
        if (!data.Weights.IsEmpty && data.Weights.Length != features.RowCount)
            throw new ArgumentException($"There are {data.Weights.Length} weights for {features.RowCount} rows.", nameof(data));
        ReadOnlySpan<double> targets = data.Targets.Span;
        for (int i = 0; i < targets.Length; i++)
        {
            if (!double.IsFinite(targets[i]))
                throw new ArgumentException(FormattableString.Invariant($"The target of row {i} is {targets[i]:g6}; targets are finite."), nameof(data));
        }

        for (int c = 0; c < features.Columns.Count; c++)
        {
            int row = features.Column(c).Span.IndexOfAny(float.PositiveInfinity, float.NegativeInfinity);
            if (row >= 0)
                throw new ArgumentException($"Feature '{features.Columns[c].Name}' is infinite in row {row}: give a finite value, or NaN for a missing one.", nameof(data));
        }
    }

    /// <summary>Returns weights of mean 1; empty where all rows weigh the same.</summary>
    /// <remarks>Trainers hold sums of weights against absolute limits, so that only their ratios should count.</remarks>
    public static float[] Weights(ReadOnlySpan<double> weights)
    {
        if (weights.IsEmpty) return [];
        double greatest = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            if (!(weights[i] >= 0 && double.IsFinite(weights[i])))
                throw new ArgumentException(FormattableString.Invariant($"The weight of row {i} is {weights[i]:g6}; weights are finite and not negative."), nameof(weights));
            greatest = Math.Max(greatest, weights[i]);
        }

        if (greatest == 0) throw new ArgumentException("All rows have the weight 0.", nameof(weights));
        double mean = 0;
        foreach (double weight in weights) mean += weight / greatest;
        mean /= weights.Length;
        float[] scaled = new float[weights.Length];
        for (int i = 0; i < scaled.Length; i++) scaled[i] = (float)(weights[i] / greatest / mean);
        return scaled;
    }
}
