using Forecasting.Features;

namespace Forecasting.Forecasters.Regression;

/// <summary>The rows that a regression may learn from.</summary>
/// <param name="History">The panel.</param>
/// <param name="Range">The cells.</param>
/// <param name="Matrix">Their features.</param>
internal sealed record TrainingRows(RegularPanel History, FeatureRange Range, FeatureMatrix Matrix)
{
    /// <summary>Gets the target of each row.</summary>
    public required double[] Targets { get; init; }

    /// <summary>Gets the weight of each row; empty where all weigh the same.</summary>
    public required double[] Weights { get; init; }

    /// <summary>Gets whether each row is learned from.</summary>
    public required bool[] Kept { get; init; }

    /// <summary>Returns the rows without those of a fold.</summary>
    /// <param name="folds">The folds.</param>
    /// <param name="fold">The fold.</param>
    public TrainingRows Without(RegressionFolds folds, int fold)
    {
        bool[] kept = [.. Kept];
        for (int s = 0; s < Range.Counts.Length; s++)
        {
            foreach ((int first, int count) in folds.RunsOf(fold, History.FirstIndex(s) + Range.From[s], Range.Counts[s]))
                kept.AsSpan(Range.Offsets[s] + first, count).Clear();
        }

        return this with { Kept = kept };
    }
}
