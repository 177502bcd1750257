using Forecasting.Numerics;

namespace Forecasting.Forecasters.Ssa;

/// <summary>Chooses how many components fill gaps best, by hiding known values and filling them (Kondrashov and Ghil 2006).</summary>
/// <remarks>Where whole windows span the space, all ranks share its vectors, and only the gaps that hold a hidden value are filled.</remarks>
internal static class HiddenGaps
{
    private static readonly int[] Ranks = [2, 4, 8, 16, 32, 64];

    // As many values are hidden at the most: enough to tell the ranks apart.
    private const int LargestSample = 2000;

    // Ranks are told apart long before the values settle.
    private const int Passes = 3;

    /// <summary>Chooses the rank.</summary>
    /// <param name="series">The series with its gaps.</param>
    /// <param name="missing">The places of the missing values.</param>
    /// <param name="window">The window.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static int ChooseRank(double[] series, int[] missing, int window, CancellationToken cancellationToken)
    {
        int[] hidden = Hide(series, missing);
        if (hidden.Length == 0) return 1;
        double[] known = [.. series];
        foreach (int place in hidden) known[place] = double.NaN;
        int[] all = GapFilling.Places(known);
        int count = Ranks.LastOrDefault(rank => rank <= window / 2, 1);
        double[]? covariance = GapFilling.OfWholeWindows(known, (window, count));
        double[][]? vectors = covariance is null ? null : TrajectorySpace.Leading(covariance, window, count, cancellationToken).Vectors;
        if (vectors is not null) all = WithOneOf(hidden, all, window);
        int best = 1;
        double least = double.PositiveInfinity;
        foreach (int rank in Ranks)
        {
            if (rank > count) break;
            double[] filled = [.. known];
            if (vectors is null) GapFilling.Fill(filled, all, (window, rank), Passes, cancellationToken);
            else new GapSystem(vectors.AsSpan(0, rank), filled.Length).Fill(filled, all, cancellationToken);
            double error = 0;
            foreach (int place in hidden) error += Math.Abs(filled[place] - series[place]);
            if (!(error < least)) continue;
            least = error;
            best = rank;
        }

        return best;
    }

    // The missing values that a hidden one depends on: those of its block.
    private static int[] WithOneOf(int[] hidden, int[] missing, int window)
    {
        var needed = new List<int>();
        for (int from = 0; from < missing.Length;)
        {
            int end = GapSystem.EndOfBlock(missing, from, window);
            int next = Array.BinarySearch(hidden, missing[from]);
            if (next < 0) next = ~next;
            if (next < hidden.Length && hidden[next] <= missing[end - 1]) needed.AddRange(missing.AsSpan(from..end));
            from = end;
        }

        return [.. needed];
    }

    // The pattern of the gaps, moved on by the golden section of the length, where values are known: gaps as long as the real ones.
    private static int[] Hide(double[] series, int[] missing)
    {
        int move = (int)(series.Length * 0.6180339887498949);
        var hidden = new List<int>();
        foreach (int place in missing)
        {
            int moved = (place + move) % series.Length;
            if (!double.IsNaN(series[moved])) hidden.Add(moved);
            if (hidden.Count == LargestSample) break;
        }

        // With all hidden there is nothing to fill from.
        if (hidden.Count == series.Length - missing.Length) return [];
        hidden.Sort();
        return [.. hidden];
    }
}
