using Forecasting.Features;
using Forecasting.Numerics;

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

    /// <summary>Returns a share of the rows that are learned from, drawn evenly by their series and time, without the others.</summary>
    /// <param name="share">The share, from 0 to 1.</param>
    public TrainingRows Draw(double share)
    {
        ulong limit = (ulong)(share * ulong.MaxValue);
        bool[] drawn = new bool[Kept.Length];
        for (int s = 0; s < Range.Counts.Length; s++)
        {
            ulong series = SplitMix.Mix((ulong)s);
            for (int i = 0; i < Range.Counts[s]; i++)
            {
                int row = Range.Offsets[s] + i;
                drawn[row] = Kept[row] && SplitMix.Mix(series ^ unchecked((ulong)(History.FirstIndex(s) + Range.From[s] + i))) <= limit;
            }
        }

        bool[] all = new bool[drawn.AsSpan().Count(true)];
        Array.Fill(all, true);
        return this with { Matrix = Matrix.Keep(drawn), Targets = Keep(Targets, drawn), Weights = Keep(Weights, drawn), Kept = all };
    }

    /// <summary>Returns drawn rows one behind the other.</summary>
    /// <param name="parts">The rows of runs of series.</param>
    public static TrainingRows Concat(IReadOnlyList<TrainingRows> parts) => parts[0] with
    {
        Matrix = FeatureMatrix.Concat([.. parts.Select(part => part.Matrix)]),
        Targets = [.. parts.SelectMany(part => part.Targets)],
        Weights = [.. parts.SelectMany(part => part.Weights)],
        Kept = [.. parts.SelectMany(part => part.Kept)],
    };

    /// <summary>Returns the values of the rows that are kept.</summary>
    /// <param name="values">A value per row, or none.</param>
    /// <param name="kept">A flag per row.</param>
    public static double[] Keep(double[] values, ReadOnlySpan<bool> kept)
    {
        if (values.Length == 0) return values;
        double[] result = new double[kept.Count(true)];
        if (result.Length == values.Length) return values;
        int at = 0;
        for (int i = 0; i < kept.Length; i++)
        {
            if (kept[i]) result[at++] = values[i];
        }

        return result;
    }

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
