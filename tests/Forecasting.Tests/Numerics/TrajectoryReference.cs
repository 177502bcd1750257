namespace Forecasting.Tests.Numerics;

/// <summary>Trajectory matrices as the textbook writes them: formed, and multiplied entry by entry.</summary>
internal static class TrajectoryReference
{
    public static double[] Random(int length, int seed = 1)
    {
        var random = new Random((seed * 1000) + length);
        double[] values = new double[length];
        for (int i = 0; i < length; i++) values[i] = random.NextDouble() - 0.5;
        return values;
    }

    /// <summary>The matrix times a vector.</summary>
    public static double[] Multiply(double[] series, double[] vector)
    {
        double[] product = new double[series.Length - vector.Length + 1];
        for (int m = 0; m < product.Length; m++)
        {
            for (int i = 0; i < vector.Length; i++) product[m] += series[m + i] * vector[i];
        }

        return product;
    }

    /// <summary>The matrix times its transpose, row by row.</summary>
    public static double[] Covariance(double[] series, int window)
    {
        double[] matrix = new double[window * window];
        for (int i = 0; i < window; i++)
        {
            for (int j = 0; j < window; j++)
            {
                for (int k = 0; k + window <= series.Length; k++) matrix[(i * window) + j] += series[i + k] * series[j + k];
            }
        }

        return matrix;
    }

    /// <summary>The projection of the columns onto vectors, averaged over each antidiagonal.</summary>
    public static double[] Reconstruct(double[] series, double[][] vectors)
    {
        double[] sums = new double[series.Length];
        int[] counts = new int[series.Length];
        int window = vectors[0].Length;
        for (int k = 0; k + window <= series.Length; k++)
        {
            for (int i = 0; i < window; i++)
            {
                counts[i + k]++;
                foreach (double[] vector in vectors)
                {
                    double along = 0;
                    for (int j = 0; j < window; j++) along += vector[j] * series[k + j];
                    sums[i + k] += vector[i] * along;
                }
            }
        }

        for (int t = 0; t < sums.Length; t++) sums[t] /= counts[t];
        return sums;
    }

    /// <summary>A symmetric matrix with given eigenvalues, turned by random reflections; row by row.</summary>
    public static double[] WithEigenvalues(double[] values, int seed)
    {
        int size = values.Length;
        double[] matrix = new double[size * size];
        for (int i = 0; i < size; i++) matrix[(i * size) + i] = values[i];
        for (int turn = 0; turn < 3; turn++) Reflect(matrix, Random(size, seed + turn));
        return matrix;
    }

    public static void Near(double[] expected, ReadOnlySpan<double> actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual[i], tolerance);
    }

    // H M H with H = I - 2 v vᵀ / vᵀv.
    private static void Reflect(double[] matrix, double[] vector)
    {
        int size = vector.Length;
        double square = vector.Sum(value => value * value);
        for (int side = 0; side < 2; side++)
        {
            (int along, int across) = side == 0 ? (1, size) : (size, 1);
            for (int i = 0; i < size; i++)
            {
                double sum = 0;
                for (int j = 0; j < size; j++) sum += matrix[(i * across) + (j * along)] * vector[j];
                for (int j = 0; j < size; j++) matrix[(i * across) + (j * along)] -= 2 * sum * vector[j] / square;
            }
        }
    }
}
