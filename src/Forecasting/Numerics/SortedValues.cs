namespace Forecasting.Numerics;

/// <summary>Statistics of ascending values.</summary>
internal static class SortedValues
{
    /// <summary>Returns a quantile of ascending values: definition 7 of Hyndman and Fan (1996).</summary>
    /// <param name="sorted">The values, at least one.</param>
    /// <param name="level">From 0 to 1.</param>
    public static double Quantile(ReadOnlySpan<double> sorted, double level)
    {
        double rank = level * (sorted.Length - 1);
        int below = (int)rank;
        double part = rank - below;
        if (part == 0)
            return sorted[below];
        // Two products cannot overflow where the difference of two huge values would.
        return ((1 - part) * sorted[below]) + (part * sorted[below + 1]);
    }
}
