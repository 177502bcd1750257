namespace Forecasting.Evaluation.Calibration;

/// <summary>The probability integral transform of one target: the forecast probability of what came or less.</summary>
/// <param name="Low">The least that the probability may be, from 0 to 1.</param>
/// <param name="High">The most that it may be; equal to <paramref name="Low"/> where quantiles lie on both sides of the target.</param>
/// <remarks>
/// Between two quantiles the distribution is taken to be linear. Beyond the first and the last one, and where several quantiles equal
/// the target, only the bounds are known: the probability is then spread evenly between them (Czado, Gneiting and Held 2009).
/// </remarks>
public readonly record struct PitValue(double Low, double High)
{
    /// <summary>Computes the transform.</summary>
    /// <param name="actual">What came, finite.</param>
    /// <param name="levels">The levels of the quantiles, at least one.</param>
    /// <param name="quantiles">The quantiles, which do not fall.</param>
    /// <exception cref="ArgumentException">There is no level, or not a quantile for each.</exception>
    public static PitValue Of(double actual, QuantileLevels levels, ReadOnlySpan<double> quantiles)
    {
        ArgumentNullException.ThrowIfNull(levels);
        if (levels.Count == 0 || levels.Count != quantiles.Length)
            throw new ArgumentException($"There are {quantiles.Length} quantiles for {levels.Count} levels; give one for each, and at least one.", nameof(quantiles));
        int below = 0;
        while (below < quantiles.Length && quantiles[below] < actual) below++;
        int upTo = below;
        while (upTo < quantiles.Length && quantiles[upTo] == actual) upTo++;
        if (upTo == below + 1) return new PitValue(levels[below], levels[below]);
        if (upTo > below) return new PitValue(below == 0 ? 0 : levels[below], upTo == quantiles.Length ? 1 : levels[upTo - 1]);
        if (below == 0) return new PitValue(0, levels[0]);
        if (below == quantiles.Length) return new PitValue(levels[^1], 1);
        // Halves, so that the difference of two huge quantiles does not overflow.
        double part = ((actual / 2) - (quantiles[below - 1] / 2)) / ((quantiles[below] / 2) - (quantiles[below - 1] / 2));
        double value = levels[below - 1] + (part * (levels[below] - levels[below - 1]));
        return new PitValue(value, value);
    }
}
