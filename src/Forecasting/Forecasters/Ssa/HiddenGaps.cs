namespace Forecasting.Forecasters.Ssa;

/// <summary>Chooses how many components fill gaps best, by hiding known values and filling them (Kondrashov and Ghil 2006).</summary>
internal static class HiddenGaps
{
    private static readonly int[] Ranks = [2, 4, 8, 16, 32, 64];

    // As many values are hidden at the most: enough to tell the ranks apart.
    private const int LargestSample = 2000;

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
        int best = 1;
        double least = double.PositiveInfinity;
        foreach (int rank in Ranks)
        {
            if (rank > window / 2) break;
            double[] filled = [.. known];
            GapFilling.Fill(filled, all, (window, rank), cancellationToken);
            double error = 0;
            foreach (int place in hidden) error += Math.Abs(filled[place] - series[place]);
            if (!(error < least)) continue;
            least = error;
            best = rank;
        }

        return best;
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
