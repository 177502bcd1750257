using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Forecasting.Numerics;

/// <summary>The lag covariance <c>X Xᵀ</c> of a trajectory matrix, held whole: for windows much shorter than the series.</summary>
internal static class LagCovariance
{
    private const int Lanes = 8;
    private const int LagsAtOnce = 4;

    // Values that stay in the first cache while all lags pass over them.
    private const int Block = 2048;

    /// <summary>Adds the lag covariance of a series to a matrix.</summary>
    /// <param name="series">The series, at least as long as the window.</param>
    /// <param name="window">The number of rows.</param>
    /// <param name="matrix">The matrix, row by row; both triangles are filled.</param>
    /// <param name="discount">What a window weighs against the one after it, from 0 to 1: 1 for all alike.</param>
    public static void Add(ReadOnlySpan<double> series, int window, double[] matrix, double discount = 1)
    {
        int columns = series.Length - window + 1;
        double[] row = new double[window];
        double oldest = Math.Pow(discount, columns);
        AddLagProducts(discount == 1 ? series[..columns] : Weighted(series[..columns], discount), series, row);
        AddRow(row, 0, window, matrix);
        // A window later, each product loses its first term, grows older, and gains one at its end.
        for (int i = 1; i < window; i++)
        {
            double first = series[i - 1];
            double last = series[i + columns - 1];
            Span<double> next = row.AsSpan(0, window - i);
            if (discount != 1)
            {
                for (int j = 0; j < next.Length; j++) next[j] *= discount;
            }

            FixedLanes.AddScaled(-first * oldest, series.Slice(i - 1, next.Length), next);
            FixedLanes.AddScaled(last, series.Slice(i + columns - 1, next.Length), next);
            AddRow(next, i, window, matrix);
        }
    }

    // Adds what lies from the diagonal on, and its mirror image.
    private static void AddRow(ReadOnlySpan<double> values, int row, int window, double[] matrix)
    {
        FixedLanes.AddScaled(1, values, matrix.AsSpan((row * window) + row, values.Length));
        for (int j = 1; j < values.Length; j++) matrix[((row + j) * window) + row] += values[j];
    }

    private static double[] Weighted(ReadOnlySpan<double> series, double discount)
    {
        double[] weighted = new double[series.Length];
        double weight = 1;
        for (int i = weighted.Length - 1; i >= 0; i--, weight *= discount) weighted[i] = series[i] * weight;
        return weighted;
    }

    // products[k] += Σ y[i]·x[i+k] over all of y, for every lag k.
    private static void AddLagProducts(ReadOnlySpan<double> first, ReadOnlySpan<double> series, double[] products)
    {
        for (int start = 0; start < first.Length; start += Block)
        {
            int count = Math.Min(Block, first.Length - start);
            ReadOnlySpan<double> fixedPart = first.Slice(start, count);
            int lag = 0;
            for (; lag + LagsAtOnce <= products.Length; lag += LagsAtOnce) AddFour(fixedPart, series.Slice(start + lag, count + LagsAtOnce - 1), products.AsSpan(lag, LagsAtOnce));
            for (; lag < products.Length; lag++) products[lag] += FixedLanes.Dot(fixedPart, series.Slice(start + lag, count));
        }
    }

    private static void AddFour(ReadOnlySpan<double> fixedPart, ReadOnlySpan<double> moved, Span<double> products)
    {
        ref double a = ref MemoryMarshal.GetReference(fixedPart);
        ref double b = ref MemoryMarshal.GetReference(moved);
        Vector512<double> sum0 = Vector512<double>.Zero;
        Vector512<double> sum1 = Vector512<double>.Zero;
        Vector512<double> sum2 = Vector512<double>.Zero;
        Vector512<double> sum3 = Vector512<double>.Zero;
        int i = 0;
        for (; i + Lanes <= fixedPart.Length; i += Lanes)
        {
            Vector512<double> x = Vector512.LoadUnsafe(ref a, (nuint)i);
            sum0 += x * Vector512.LoadUnsafe(ref b, (nuint)i);
            sum1 += x * Vector512.LoadUnsafe(ref b, (nuint)i + 1);
            sum2 += x * Vector512.LoadUnsafe(ref b, (nuint)i + 2);
            sum3 += x * Vector512.LoadUnsafe(ref b, (nuint)i + 3);
        }

        products[0] += FixedLanes.Sum(sum0) + Rest(fixedPart[i..], moved[i..]);
        products[1] += FixedLanes.Sum(sum1) + Rest(fixedPart[i..], moved[(i + 1)..]);
        products[2] += FixedLanes.Sum(sum2) + Rest(fixedPart[i..], moved[(i + 2)..]);
        products[3] += FixedLanes.Sum(sum3) + Rest(fixedPart[i..], moved[(i + 3)..]);
    }

    private static double Rest(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        double sum = 0;
        for (int i = 0; i < left.Length; i++) sum += left[i] * right[i];
        return sum;
    }
}
