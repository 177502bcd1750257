using Forecasting.Numerics;

namespace Forecasting.Forecasters.Ssa;

/// <summary>Fills the missing values of a series in place by singular spectrum analysis: nothing is closed up, so no later phase moves.</summary>
internal static class GapFilling
{
    private const int MaximumPasses = 12;

    // The change of the filled values, against the largest, below which a pass is the last.
    private const double Settled = 1e-9;

    /// <summary>Fills the missing values.</summary>
    /// <param name="series">The series in a unit near 1; <see cref="double.NaN"/> where missing. Takes the values.</param>
    /// <param name="window">The window, at most half the length.</param>
    /// <param name="rank">How many components; less than the window. Null to choose by hiding known values.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>How many components were used; 0 where there was nothing to fill, or to fill from.</returns>
    public static int Fill(double[] series, int window, int? rank, CancellationToken cancellationToken)
    {
        int[] missing = Places(series);
        if (missing.Length == 0 || missing.Length == series.Length) return 0;
        int used = rank ?? HiddenGaps.ChooseRank(series, missing, window, cancellationToken);
        Fill(series, missing, (window, used), MaximumPasses, cancellationToken);
        return used;
    }

    /// <summary>Fills given places with given settings.</summary>
    /// <param name="series">The series; takes the values.</param>
    /// <param name="missing">The places.</param>
    /// <param name="settings">The window and the number of components.</param>
    /// <param name="passes">How often, at the most, the space is found and the values with it.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static void Fill(double[] series, int[] missing, (int Window, int Rank) settings, int passes, CancellationToken cancellationToken)
    {
        double[]? covariance = OfWholeWindows(series, settings);
        if (covariance is null) Bridge(series);
        double[] before = new double[missing.Length];
        for (int pass = 0; pass < passes; pass++)
        {
            (_, double[][] vectors) = covariance is null
                ? TrajectorySpace.Leading([series], settings.Window, settings.Rank, cancellationToken)
                : TrajectorySpace.Leading(covariance, settings.Window, settings.Rank, cancellationToken);
            covariance = null;
            if (!new GapSystem(vectors, series.Length).Fill(series, missing, cancellationToken)) break;
            if (HasSettled(series, missing, before)) return;
        }

        // Where no pass could be solved the bridge stays.
        if (double.IsNaN(series[missing[0]])) Bridge(series);
    }

    /// <summary>Returns the places of the missing values.</summary>
    public static int[] Places(ReadOnlySpan<double> series)
    {
        var places = new List<int>();
        for (int i = 0; i < series.Length; i++)
        {
            if (double.IsNaN(series[i])) places.Add(i);
        }

        return [.. places];
    }

    /// <summary>Returns the lag covariance of the windows without a gap; null where they are too few to span the space.</summary>
    public static double[]? OfWholeWindows(double[] series, (int Window, int Rank) settings)
    {
        int windows = 0;
        double[]? covariance = null;
        for (int start = 0; start < series.Length;)
        {
            int end = start;
            while (end < series.Length && !double.IsNaN(series[end])) end++;
            if (end - start >= settings.Window)
            {
                windows += end - start - settings.Window + 1;
                LagCovariance.Add(series.AsSpan(start, end - start), settings.Window, covariance ??= new double[settings.Window * settings.Window]);
            }

            start = end + 1;
        }

        return windows >= settings.Window && windows >= 2 * settings.Rank ? covariance : null;
    }

    private static bool HasSettled(double[] series, int[] missing, double[] before)
    {
        double change = 0;
        double largest = 0;
        for (int k = 0; k < missing.Length; k++)
        {
            double value = series[missing[k]];
            change = Math.Max(change, Math.Abs(value - before[k]));
            largest = Math.Max(largest, Math.Abs(value));
            before[k] = value;
        }

        return change <= Settled * largest;
    }

    // A line from the value before a gap to the one after it; the nearest value at the ends.
    private static void Bridge(double[] series)
    {
        int last = -1;
        for (int i = 0; i <= series.Length; i++)
        {
            if (i < series.Length && double.IsNaN(series[i])) continue;
            double left = last >= 0 ? series[last] : i < series.Length ? series[i] : 0;
            double right = i < series.Length ? series[i] : left;
            for (int j = last + 1; j < i; j++) series[j] = left + ((right - left) * (j - last) / (i - last));
            last = i;
        }
    }
}
