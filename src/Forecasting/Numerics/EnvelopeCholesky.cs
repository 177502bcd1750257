namespace Forecasting.Numerics;

/// <summary>Solves symmetric positive definite systems whose rows begin late: only what lies between the first entry of a row and its diagonal is held.</summary>
internal static class EnvelopeCholesky
{
    /// <summary>Solves <c>A x = b</c>.</summary>
    /// <param name="rows">Of each row the entries from its first to the diagonal, which is the last; takes the factor.</param>
    /// <param name="right">The right-hand side; takes the solution.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>False where the matrix is not positive definite.</returns>
    public static bool Solve(double[][] rows, Span<double> right, CancellationToken cancellationToken)
    {
        if (!Factor(rows, cancellationToken)) return false;
        Substitute(rows, right);
        return true;
    }

    /// <summary>Computes the factor <c>L</c> of <c>A = L Lᵀ</c>; its leading rows are the factor of the leading part of the matrix.</summary>
    /// <param name="rows">Of each row the entries from its first to the diagonal, which is the last; takes the factor.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>False where the matrix is not positive definite.</returns>
    public static bool Factor(ReadOnlySpan<double[]> rows, CancellationToken cancellationToken)
    {
        for (int i = 0; i < rows.Length; i++)
        {
            if ((i & 255) == 0) cancellationToken.ThrowIfCancellationRequested();
            double[] row = rows[i];
            int first = i + 1 - row.Length;
            for (int j = first; j <= i; j++)
            {
                double[] above = rows[j];
                int start = Math.Max(first, j + 1 - above.Length);
                double rest = row[j - first] - FixedLanes.Dot(row.AsSpan(start - first, j - start), above.AsSpan(start - (j + 1 - above.Length), j - start));
                if (j < i)
                {
                    row[j - first] = rest / above[^1];
                    continue;
                }

                if (!(rest > 0)) return false;
                row[^1] = Math.Sqrt(rest);
            }
        }

        return true;
    }

    /// <summary>Solves <c>L Lᵀ x = b</c>.</summary>
    /// <param name="factor">The factor; its leading rows are taken, as many as there are values.</param>
    /// <param name="right">The right-hand side; takes the solution.</param>
    public static void Substitute(ReadOnlySpan<double[]> factor, Span<double> right)
    {
        for (int i = 0; i < right.Length; i++)
        {
            double[] row = factor[i];
            int first = i + 1 - row.Length;
            right[i] = (right[i] - FixedLanes.Dot(row.AsSpan(0, i - first), right[first..i])) / row[^1];
        }

        for (int i = right.Length - 1; i >= 0; i--)
        {
            double[] row = factor[i];
            int first = i + 1 - row.Length;
            right[i] /= row[^1];
            FixedLanes.AddScaled(-right[i], row.AsSpan(0, i - first), right[first..i]);
        }
    }
}
