using System.Numerics;

namespace Forecasting.Numerics;

/// <summary>Finds all roots of a real polynomial, as the eigenvalues of its companion matrix.</summary>
internal static class PolynomialRoots
{
    /// <summary>Finds the roots of <c>zⁿ + c[n−1] zⁿ⁻¹ + … + c[0]</c>.</summary>
    /// <param name="coefficients">The coefficients but the first, lowest power first; finite.</param>
    /// <returns>The roots in no order, except that complex ones stand in conjugate pairs, the one above the real axis first.</returns>
    /// <exception cref="ArgumentException">A coefficient is not finite.</exception>
    /// <exception cref="ArithmeticException">The iteration did not converge; see <see cref="TryFind"/>.</exception>
    public static Complex[] Find(ReadOnlySpan<double> coefficients) =>
        TryFind(coefficients, out Complex[] roots)
            ? roots
            : throw new ArithmeticException($"The roots of a polynomial of degree {coefficients.Length} were not found: the iteration did not converge.");

    /// <summary>Finds the roots of <c>zⁿ + c[n−1] zⁿ⁻¹ + … + c[0]</c>, where the iteration converges.</summary>
    /// <param name="coefficients">The coefficients but the first, lowest power first; finite.</param>
    /// <param name="roots">The roots; empty where they were not found.</param>
    /// <param name="balance">Whether the companion matrix is scaled first, which matters where coefficients differ by many orders.</param>
    /// <returns>Whether the roots were found.</returns>
    /// <exception cref="ArgumentException">A coefficient is not finite.</exception>
    public static bool TryFind(ReadOnlySpan<double> coefficients, out Complex[] roots, bool balance = true)
    {
        foreach (double coefficient in coefficients)
        {
            if (!double.IsFinite(coefficient)) throw new ArgumentException("The coefficients of a polynomial are finite.", nameof(coefficients));
        }

        // Roots at zero are exact, and would only slow the iteration.
        int zeros = coefficients.IndexOfAnyExcept(0.0);
        if (zeros < 0) zeros = coefficients.Length;
        ReadOnlySpan<double> rest = coefficients[zeros..];
        var found = new Complex[coefficients.Length];
        if (!rest.IsEmpty
            && (!HessenbergEigenvalues.TryFind(Companion(rest, balance), rest.Length, found.AsSpan(zeros)) || !AreFinite(found)))
        {
            roots = [];
            return false;
        }

        roots = found;
        return true;
    }

    private static bool AreFinite(Complex[] roots)
    {
        foreach (Complex root in roots)
        {
            if (!Complex.IsFinite(root)) return false;
        }

        return true;
    }

    // Ones below the diagonal, last column −c[0] … −c[n−1]: the small roots come out first.
    private static double[] Companion(ReadOnlySpan<double> coefficients, bool balance)
    {
        int size = coefficients.Length;
        double[] last = new double[size];
        double[] below = new double[size];
        for (int i = 0; i < size; i++)
        {
            last[i] = -coefficients[i];
            below[i] = i < size - 1 ? 1 : 0;
        }

        if (balance) Balance(last, below);
        double[] matrix = new double[size * size];
        for (int i = 0; i < size - 1; i++) matrix[((i + 1) * size) + i] = below[i];
        for (int i = 0; i < size; i++) matrix[(i * size) + size - 1] += last[i];
        return matrix;
    }

    // Parlett and Reinsch, 1969: a diagonal similarity by powers of two, which rounds nothing, until rows and columns weigh alike.
    private static void Balance(double[] last, double[] below)
    {
        const int MostSweeps = 100;
        int end = last.Length - 1;
        bool changed = true;
        for (int sweep = 0; changed && sweep < MostSweeps; sweep++)
        {
            changed = false;
            for (int i = 0; i <= end; i++)
            {
                double row = (i > 0 ? below[i - 1] : 0) + (i < end ? Math.Abs(last[i]) : 0);
                double column = i < end ? below[i] : OffDiagonal(last);
                if (column == 0 || row == 0) continue;
                double factor = Math.ScaleB(1, (int)Math.Round((Math.Log2(row) - Math.Log2(column)) / 2));
                if (factor == 1 || (column * factor) + (row / factor) >= 0.95 * (column + row)) continue;
                changed = true;
                Scale(last, below, i, factor);
            }
        }
    }

    private static double OffDiagonal(double[] last)
    {
        double sum = 0;
        for (int i = 0; i < last.Length - 1; i++) sum += Math.Abs(last[i]);
        return sum;
    }

    // Column i by the factor, row i by its inverse.
    private static void Scale(double[] last, double[] below, int i, double factor)
    {
        int end = last.Length - 1;
        if (i > 0) below[i - 1] /= factor;
        if (i < end)
        {
            below[i] *= factor;
            last[i] /= factor;
            return;
        }

        for (int j = 0; j < end; j++) last[j] *= factor;
    }
}
