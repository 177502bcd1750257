namespace Forecasting.Numerics;

/// <summary>Solves symmetric positive definite systems (Cholesky's factorisation, row by row).</summary>
internal static class Cholesky
{
    // Rows worked on together: a row above is then read once for all of them, and they stay in the cache.
    private const int Tile = 32;

    /// <summary>Factorises a matrix into <c>L Lᵀ</c> in its own place.</summary>
    /// <param name="matrix">The lower triangle, row by row; takes <c>L</c>.</param>
    /// <param name="size">The number of rows.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>False where the matrix is not positive definite; it is then spoilt.</returns>
    public static bool Factorise(double[] matrix, int size, CancellationToken cancellationToken)
    {
        for (int first = 0; first < size; first += Tile)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int end = Math.Min(first + Tile, size);
            for (int j = 0; j < end; j++)
            {
                Span<double> above = matrix.AsSpan(j * size, j + 1);
                if (j >= first && !Pivot(above)) return false;
                for (int i = Math.Max(first, j + 1); i < end; i++)
                {
                    Span<double> row = matrix.AsSpan(i * size, j + 1);
                    row[j] = (row[j] - FixedLanes.Dot(row[..j], above[..j])) / above[j];
                }
            }
        }

        return true;
    }

    // Ends a row: all before its diagonal is done.
    private static bool Pivot(Span<double> row)
    {
        double diagonal = row[^1];
        double rest = diagonal - FixedLanes.Dot(row[..^1], row[..^1]);
        // A pivot lost in the rounding of its own row is no pivot.
        if (!(rest > diagonal * 1e-14)) return false;
        row[^1] = Math.Sqrt(rest);
        return true;
    }

    /// <summary>Solves <c>L Lᵀ x = b</c>.</summary>
    /// <param name="factor">What <see cref="Factorise"/> made.</param>
    /// <param name="right">The right-hand side; takes the solution.</param>
    public static void Solve(double[] factor, Span<double> right)
    {
        int size = right.Length;
        for (int i = 0; i < size; i++)
        {
            ReadOnlySpan<double> row = factor.AsSpan(i * size, i + 1);
            right[i] = (right[i] - FixedLanes.Dot(row[..i], right[..i])) / row[i];
        }

        for (int i = size - 1; i >= 0; i--)
        {
            ReadOnlySpan<double> row = factor.AsSpan(i * size, i + 1);
            double value = right[i] /= row[i];
            for (int j = 0; j < i; j++) right[j] -= row[j] * value;
        }
    }
}
