namespace Forecasting.Forecasters.Ensembles;

/// <summary>By how much the distances of quantiles from the median are stretched, so that past forecasts had the least loss.</summary>
/// <remarks>
/// Errors of a mean are smaller than those of its members, and their averaged quantiles so too wide. With the distance d of a quantile from
/// the median and the error e of the median the loss of c d has its kink at c = e / d: the sum over all levels and cases is least where the
/// kinks below, weighted by |d|, make up what the levels say. One factor for all levels: of a few weeks, one for each would learn the noise.
/// </remarks>
internal static class SpreadFactor
{
    private const double Least = 0.2;
    private const double Most = 5;

    /// <summary>Finds the factor of an ensemble; 1 where its quantiles do not differ.</summary>
    /// <param name="errors">The errors of its members.</param>
    /// <param name="combination">How they are combined.</param>
    /// <param name="weights">Their weights.</param>
    public static double Of(MemberErrors errors, Combination combination, double[] weights)
    {
        double[] middle = Combined(errors, combination, weights, errors.MedianSlot);
        var kinks = new List<(double Ratio, double Size)>();
        double share = 0;
        for (int slot = 0; slot < errors.ScoredSlots; slot++)
        {
            if (slot == errors.MedianSlot) continue;
            double[] own = Combined(errors, combination, weights, slot);
            for (int row = 0; row < own.Length; row++)
            {
                double distance = middle[row] - own[row];
                if (distance == 0) continue;
                kinks.Add((middle[row] / distance, Math.Abs(distance)));
                // Below the median the order of the ratios is turned round.
                share += Math.Abs(distance) * (distance > 0 ? errors.LevelOf(slot) : 1 - errors.LevelOf(slot));
            }
        }

        kinks.Sort();
        double below = 0;
        foreach ((double ratio, double size) in kinks)
        {
            below += size;
            if (below >= share) return Math.Clamp(ratio, Least, Most);
        }

        return 1;
    }

    private static double[] Combined(MemberErrors errors, Combination combination, double[] weights, int slot)
    {
        double[] combined = new double[errors.Rows];
        Span<double> values = new double[errors.Members];
        for (int row = 0; row < combined.Length; row++)
        {
            for (int m = 0; m < values.Length; m++) values[m] = errors.At(m, slot, row);
            combined[row] = combination.Combine(values, weights);
        }

        return combined;
    }
}
