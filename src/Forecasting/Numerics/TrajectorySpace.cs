namespace Forecasting.Numerics;

/// <summary>Finds the leading left singular vectors of the trajectory matrix of one series, or of those of many side by side.</summary>
internal static class TrajectorySpace
{
    // Measured times in nanoseconds: a product with a matrix held whole, for each entry; a Fourier transform, for each place and doubling;
    // a product of two lags of a series.
    private const double EntryCost = 0.2;
    private const double FourierCost = 0.2;
    private const double LagCost = 0.08;

    // A window above it is never held whole: its square would weigh more than any series.
    private const int LongestWhole = 4096;

    /// <summary>Finds the leading eigenvalues and vectors of the sum of <c>X Xᵀ</c> over the series.</summary>
    /// <param name="series">The series, finite; each at least as long as the window.</param>
    /// <param name="window">The number of rows.</param>
    /// <param name="count">How many are wanted; at most as many as there are rows.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The squares of the singular values, the largest first, and the vectors.</returns>
    public static (double[] Values, double[][] Vectors) Leading(
        IReadOnlyList<double[]> series, int window, int count, CancellationToken cancellationToken)
    {
        if (!IsHeldWhole(series, window, count)) return Lanczos.Largest(OfTransforms(series, window), count, cancellationToken);
        double[] covariance = new double[window * window];
        foreach (double[] values in series)
        {
            cancellationToken.ThrowIfCancellationRequested();
            LagCovariance.Add(values, window, covariance);
        }

        return Leading(covariance, window, count, cancellationToken);
    }

    /// <summary>Finds the leading eigenvalues and vectors of a covariance that is held whole.</summary>
    /// <param name="covariance">The matrix, row by row; may be spoilt.</param>
    /// <param name="window">The number of rows.</param>
    /// <param name="count">How many are wanted.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The eigenvalues, the largest first, and the vectors.</returns>
    public static (double[] Values, double[][] Vectors) Leading(double[] covariance, int window, int count, CancellationToken cancellationToken)
    {
        // Lanczos needs a space of some times the vectors wanted.
        if ((4 * count) + 24 < window) return Lanczos.Largest(new DenseOperator(covariance, window), count, cancellationToken);
        double[] values = new double[window];
        SymmetricEigen.Decompose(covariance, window, values);
        double[][] vectors = new double[count][];
        for (int i = 0; i < count; i++) vectors[i] = covariance.AsSpan(i * window, window).ToArray();
        return (values[..count], vectors);
    }

    private static SymmetricOperator OfTransforms(IReadOnlyList<double[]> series, int window)
    {
        var parts = new SymmetricOperator[series.Count];
        for (int i = 0; i < parts.Length; i++) parts[i] = new HankelCovariance(new HankelMatrix(series[i]), window);
        return parts.Length == 1 ? parts[0] : new SumOperator(parts);
    }

    private static bool IsHeldWhole(IReadOnlyList<double[]> series, int window, int count)
    {
        if (window > LongestWhole) return false;
        if ((4 * count) + 24 >= window) return true;
        double products = 3.5 * count;
        double whole = products * EntryCost * window * window;
        double transformed = 0;
        foreach (double[] values in series)
        {
            double length = RealFourier.GoodLength(values.Length);
            whole += LagCost * window * (values.Length - window + 1);
            transformed += products * 4 * FourierCost * length * Math.Log2(length);
        }

        return whole <= transformed;
    }
}
