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

    // First row −c[n−1] … −c[0], ones below the diagonal.
    private static double[] Companion(ReadOnlySpan<double> coefficients, bool balance)
    {
        int size = coefficients.Length;
        double[] first = new double[size];
        double[] below = new double[size];
        for (int j = 0; j < size; j++)
        {
            first[j] = -coefficients[size - 1 - j];
            below[j] = j < size - 1 ? 1 : 0;
        }

        if (balance) Balance(first, below);
        double[] matrix = new double[size * size];
        first.CopyTo(matrix, 0);
        for (int j = 0; j < size - 1; j++) matrix[((j + 1) * size) + j] = below[j];
        return matrix;
    }

    // Parlett and Reinsch, 1969: a diagonal similarity by powers of two, which rounds nothing, until rows and columns weigh alike.
    private static void Balance(double[] first, double[] below)
    {
        const int MostSweeps = 100;
        bool changed = true;
        for (int sweep = 0; changed && sweep < MostSweeps; sweep++)
        {
            changed = false;
            for (int i = 0; i < first.Length; i++)
            {
                double column = below[i] + (i > 0 ? Math.Abs(first[i]) : 0);
                double row = i > 0 ? below[i - 1] : OffDiagonal(first);
                if (column == 0 || row == 0) continue;
                double factor = Math.ScaleB(1, (int)Math.Round((Math.Log2(row) - Math.Log2(column)) / 2));
                if (factor == 1 || (column * factor) + (row / factor) >= 0.95 * (column + row)) continue;
                changed = true;
                Scale(first, below, i, factor);
            }
        }
    }

    private static double OffDiagonal(double[] first)
    {
        double sum = 0;
        for (int j = 1; j < first.Length; j++) sum += Math.Abs(first[j]);
        return sum;
    }

    private static void Scale(double[] first, double[] below, int at, double factor)
    {
        below[at] *= factor;
        if (at > 0)
        {
            first[at] *= factor;
            below[at - 1] /= factor;
            return;
        }

        for (int j = 1; j < first.Length; j++) first[j] /= factor;
    }
}
