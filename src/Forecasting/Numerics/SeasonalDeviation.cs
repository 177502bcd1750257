namespace Forecasting.Numerics;

/// <summary>How far the values of a series lie from the mean of their place in the season.</summary>
internal static class SeasonalDeviation
{
    /// <summary>Returns a deviation for each value; missing where the value is.</summary>
    /// <param name="values">The series.</param>
    /// <param name="season">The length of the season in steps, at least 1.</param>
    public static double[] Of(ReadOnlySpan<double> values, int season)
    {
        double[] sums = new double[season];
        int[] counts = new int[season];
        for (int i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i])) continue;
            sums[i % season] += values[i];
            counts[i % season]++;
        }

        double[] deviations = new double[values.Length];
        for (int i = 0; i < values.Length; i++) deviations[i] = values[i] - (sums[i % season] / counts[i % season]);
        return deviations;
    }
}
