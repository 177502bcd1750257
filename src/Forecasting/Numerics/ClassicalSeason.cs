namespace Forecasting.Numerics;

/// <summary>The seasonal figure of a series by classical decomposition: means of what a centred moving average leaves (Macaulay 1931).</summary>
internal static class ClassicalSeason
{
    /// <summary>Computes the figure.</summary>
    /// <param name="values">The series; missing values are passed over.</param>
    /// <param name="season">The length of the season in steps, at least 2; the series has two seasons at least.</param>
    /// <param name="isMultiplicative">Whether the figure multiplies the level, and has mean 1, instead of being added to it with mean 0.</param>
    /// <returns>A value for each place in the season, that of the first value first; null where a place has no value to tell it.</returns>
    public static double[]? Of(ReadOnlySpan<double> values, int season, bool isMultiplicative)
    {
        double[] sums = new double[season];
        int[] counts = new int[season];
        int half = season / 2;
        for (int i = half; i < values.Length - half; i++)
        {
            if (double.IsNaN(values[i])) continue;
            double level = Average(values.Slice(i - half, (2 * half) + 1), season);
            double share = isMultiplicative ? values[i] / level : values[i] - level;
            if (!double.IsFinite(share)) continue;
            sums[i % season] += share;
            counts[i % season]++;
        }

        double mean = 0;
        for (int j = 0; j < season; j++)
        {
            if (counts[j] == 0) return null;
            sums[j] /= counts[j];
            mean += sums[j] / season;
        }

        for (int j = 0; j < season; j++) sums[j] = isMultiplicative ? sums[j] / mean : sums[j] - mean;
        return sums;
    }

    // An even season has its two ends at half weight.
    private static double Average(ReadOnlySpan<double> window, int season)
    {
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < window.Length; i++)
        {
            if (double.IsNaN(window[i])) continue;
            double weight = season % 2 == 0 && (i == 0 || i == window.Length - 1) ? 0.5 : 1;
            sum += weight * window[i];
            weights += weight;
        }

        return sum / weights;
    }
}
