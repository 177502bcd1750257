using Forecasting.Numerics;

namespace Forecasting.Interop.Ssa;

/// <summary>The sums of lagged products of a series, in the steps and the precision of ML.NET.</summary>
internal static class SsaCovariance
{
    /// <summary>Returns the matrix row by row.</summary>
    public static double[] Of(float[] series, int window)
    {
        int count = series.Length - window + 1;
        float[] row = FirstRow(series, window, count);
        double[] matrix = new double[window * window];
        for (int i = 0; i < window; i++)
        {
            if (i > 0) NextRow(row, series, i, count);
            for (int j = i; j < window; j++) matrix[(i * window) + j] = matrix[(j * window) + i] = row[j];
        }

        return matrix;
    }

    private static float[] FirstRow(float[] series, int window, int count)
    {
        float[] row = new float[window];
        if (IsByFourier(series.Length, window, count))
        {
            // A transform in double precision: its rounding is far below that of the single it ends in.
            double[] wide = [.. series.Select(value => (double)value)];
            for (int j = 0; j < window; j++) row[j] = (float)FixedLanes.Dot(wide.AsSpan(j, count), wide.AsSpan(0, count));
            return row;
        }

        for (int k = 0; k < count; k++)
        {
            for (int j = 0; j < window; j++) row[j] += series[k] * series[k + j];
        }

        return row;
    }

    // The product runs over in 32 bits, and the slow way is then taken for the longest series.
    private static bool IsByFourier(int length, int window, int count) =>
        unchecked(window * count) > (3 + (3 * Math.Log(length))) * length;

    // Row i from row i − 1, shifted by one; a step is rounded once, at its end.
    private static void NextRow(float[] row, float[] series, int i, int count)
    {
        double left = series[i - 1];
        double entered = series[i + count - 1];
        for (int j = row.Length - 1; j >= i; j--)
            row[j] = (float)(row[j - 1] - (left * series[j - 1]) + (entered * series[j + count - 1]));
    }
}
