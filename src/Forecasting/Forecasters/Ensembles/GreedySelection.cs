namespace Forecasting.Forecasters.Ensembles;

/// <summary>Greedy selection with replacement from a library of forecasts (Caruana, Niculescu-Mizil, Crew and Ksikes 2004).</summary>
internal static class GreedySelection
{
    private const int Patience = 10;

    /// <summary>Takes in members one at a time, each the one that lowers the loss of the mean most, and returns the best of all means.</summary>
    /// <param name="members">How many members there are.</param>
    /// <param name="rounds">How many are taken in at the most.</param>
    /// <param name="lossOf">The loss of the forecast with given weights; what is not finite is passed over.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The weights, or null where no loss is finite. Among equals the first is taken.</returns>
    public static double[]? Weights(int members, int rounds, Func<double[], double> lossOf, CancellationToken cancellationToken)
    {
        int[] counts = new int[members];
        double[] tried = new double[members];
        double[]? best = null;
        double leastOfAll = double.PositiveInfinity;
        for (int round = 1, sinceBest = 0; round <= rounds && sinceBest < Patience; round++, sinceBest++)
        {
            int chosen = -1;
            double least = double.PositiveInfinity;
            for (int m = 0; m < members; m++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                for (int i = 0; i < members; i++) tried[i] = (counts[i] + (i == m ? 1 : 0)) / (double)round;
                double loss = lossOf(tried);
                if (!(loss < least)) continue;
                (least, chosen) = (loss, m);
            }

            if (chosen < 0) return best;
            counts[chosen]++;
            if (!(least < leastOfAll)) continue;
            (leastOfAll, sinceBest) = (least, -1);
            best = [.. counts.Select(count => count / (double)round)];
        }

        return best;
    }
}
