namespace Forecasting.Forecasters.Smoothing;

/// <summary>The stretch of a series that a model of smoothing is fitted to, and looks at when it forecasts.</summary>
internal static class SmoothingTail
{
    private const int MostValues = 2500;
    private const int MostSeasons = 5;
    private const int LeastNeeded = 64;

    /// <summary>Returns how many of the last values a model is fitted to at the most: 2,500, or five seasons where that is more.</summary>
    public static int Longest(int season) => Math.Max(MostValues, checked(MostSeasons * season));

    /// <summary>Returns how many cells a model looks at: twice those that it was fitted to, so that it serves as long again without a new start.</summary>
    public static int Needed(int fitted, int season) => checked(2 * Math.Max(fitted, Math.Max(LeastNeeded, season)));

    /// <summary>Returns the values from a grid index to the origin; missing where the series began later, or ended before.</summary>
    public static double[] Of(RegularPanel history, int series, long from)
    {
        double[] tail = new double[history.OriginIndex - from];
        Array.Fill(tail, double.NaN);
        ReadOnlySpan<double> target = history.Target(series);
        long offset = history.FirstIndex(series) - from;
        for (int i = 0; i < target.Length; i++)
        {
            long at = offset + i;
            if (at >= 0 && at < tail.Length) tail[at] = target[i];
        }

        return tail;
    }

    /// <summary>Returns what of a series a model is fitted to, from its first known value to its last, and the grid index of the first.</summary>
    public static (long First, double[] Values) Known(RegularPanel history, int series, int most)
    {
        long from = history.OriginIndex - most;
        ReadOnlySpan<double> tail = Of(history, series, from);
        ReadOnlySpan<double> known = tail.TrimStart(double.NaN);
        return (from + tail.Length - known.Length, known.TrimEnd(double.NaN).ToArray());
    }
}
