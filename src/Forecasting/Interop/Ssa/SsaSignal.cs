using Forecasting.Numerics;

namespace Forecasting.Interop.Ssa;

/// <summary>A series rebuilt from the first vectors of its basis.</summary>
internal static class SsaSignal
{
    /// <summary>Returns the diagonal averages over the whole series.</summary>
    /// <remarks>Away from both ends the averages are one filter, so that the cost there does not grow with the rank.</remarks>
    public static double[] Whole(double[] series, SsaBasis basis, int rank)
    {
        int window = basis.Window;
        double[] signal = new double[series.Length];
        double[] filter = Filter(basis, rank);
        for (int t = window - 1; t <= series.Length - window; t++)
            signal[t] = FixedLanes.Dot(filter, series.AsSpan(t - window + 1, filter.Length)) / window;

        // The same from the other end, by windows that start near it.
        int count = series.Length - window + 1;
        AddEdge(series, basis, rank, signal.AsSpan(0, window - 1), 0, 0);
        AddEdge(series, basis, rank, signal.AsSpan(series.Length - window + 1), count - window + 1, series.Length - window + 1);
        return signal;
    }

    /// <summary>Returns the last 2L − 1 values, from two windows that share one of them.</summary>
    public static double[] Tail(double[] series, SsaBasis basis, int rank)
    {
        int window = basis.Window;
        double[] signal = new double[(2 * window) - 1];
        double[] projected = new double[window];
        int start = series.Length - signal.Length;
        Project(series.AsSpan(start, window), basis, rank, projected);
        projected.AsSpan().CopyTo(signal);
        double shared = projected[^1];
        Project(series.AsSpan(start + window - 1, window), basis, rank, projected);
        projected.AsSpan().CopyTo(signal.AsSpan(window - 1));
        signal[window - 1] = (shared + projected[0]) / 2;
        return signal;
    }

    /// <summary>Projects a window onto the first vectors.</summary>
    public static void Project(ReadOnlySpan<double> values, SsaBasis basis, int rank, Span<double> projected)
    {
        projected.Clear();
        for (int r = 0; r < rank; r++)
        {
            ReadOnlySpan<double> vector = basis.Vector(r);
            FixedLanes.AddScaled(FixedLanes.Dot(values, vector), vector, projected);
        }
    }

    // Correlates the vectors with themselves; the middle is lag 0.
    private static double[] Filter(SsaBasis basis, int rank)
    {
        int window = basis.Window;
        double[] filter = new double[(2 * window) - 1];
        for (int r = 0; r < rank; r++)
        {
            ReadOnlySpan<double> vector = basis.Vector(r);
            for (int lag = 0; lag < window; lag++) filter[window - 1 + lag] += FixedLanes.Dot(vector[lag..], vector[..^lag]);
        }

        for (int lag = 1; lag < window; lag++) filter[window - 1 - lag] = filter[window - 1 + lag];
        return filter;
    }

    // Averages the projections of the windows that reach into an edge of fewer than L values.
    private static void AddEdge(double[] series, SsaBasis basis, int rank, Span<double> edge, int firstWindow, int firstValue)
    {
        int window = basis.Window;
        double[] projected = new double[window];
        int[] covered = new int[edge.Length];
        for (int k = firstWindow; k < firstWindow + edge.Length; k++)
        {
            Project(series.AsSpan(k, window), basis, rank, projected);
            for (int i = 0; i < window; i++)
            {
                int at = k + i - firstValue;
                if (at < 0 || at >= edge.Length) continue;
                edge[at] += projected[i];
                covered[at]++;
            }
        }

        for (int i = 0; i < edge.Length; i++) edge[i] /= covered[i];
    }
}
