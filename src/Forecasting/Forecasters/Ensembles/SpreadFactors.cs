namespace Forecasting.Forecasters.Ensembles;

/// <summary>By how much the distance of each quantile from the median is stretched, so that past forecasts had the least loss.</summary>
/// <remarks>
/// Errors of a mean are smaller than those of its members, and their averaged quantiles so too wide. With the distance d of a quantile from
/// the median and the error e of the median the loss of c d is least where c is the weighted quantile of e / d with the weights |d|.
/// </remarks>
internal sealed class SpreadFactors
{
    private const double Least = 0.2;
    private const double Most = 5;

    private readonly double[] _factors;

    private SpreadFactors(double[] factors) => _factors = factors;

    /// <summary>Finds the factors of an ensemble.</summary>
    /// <param name="errors">The errors of its members.</param>
    /// <param name="combination">How they are combined.</param>
    /// <param name="weights">Their weights.</param>
    public static SpreadFactors Of(MemberErrors errors, Combination combination, double[] weights)
    {
        double[] middle = Combined(errors, combination, weights, errors.MedianSlot);
        double[] factors = new double[errors.ScoredSlots];
        for (int slot = 0; slot < factors.Length; slot++)
            factors[slot] = slot == errors.MedianSlot ? 1 : Factor(middle, Combined(errors, combination, weights, slot), errors.LevelOf(slot));
        return new SpreadFactors(factors);
    }

    /// <summary>Returns a quantile, stretched.</summary>
    public double Apply(int level, double median, double quantile) => median + (_factors[level] * (quantile - median));

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

    private static double Factor(double[] middle, double[] errors, double level)
    {
        double[] ratios = new double[errors.Length];
        double[] sizes = new double[errors.Length];
        double whole = 0;
        int count = 0;
        for (int row = 0; row < errors.Length; row++)
        {
            double distance = middle[row] - errors[row];
            if (distance == 0) continue;
            (ratios[count], sizes[count]) = (middle[row] / distance, Math.Abs(distance));
            whole += sizes[count++];
        }

        if (count == 0) return 1;
        Array.Sort(ratios, sizes, 0, count);
        // Below the median the distance is negative, and the order of the ratios turned round.
        double share = whole * (level < 0.5 ? 1 - level : level);
        double below = 0;
        for (int i = 0; i < count; i++)
        {
            below += sizes[i];
            if (below >= share) return Math.Clamp(ratios[i], Least, Most);
        }

        return Math.Clamp(ratios[count - 1], Least, Most);
    }
}
