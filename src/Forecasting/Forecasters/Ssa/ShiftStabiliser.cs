using System.Numerics;
using Forecasting.Numerics;

namespace Forecasting.Forecasters.Ssa;

/// <summary>Draws the eigenvalues of a shift matrix that are too large back, and leaves all else as it is.</summary>
internal static class ShiftStabiliser
{
    /// <summary>Scales the part of the matrix that belongs to each eigenvalue above a limit.</summary>
    /// <param name="shift">The matrix, row by row.</param>
    /// <param name="roots">Its eigenvalues.</param>
    /// <param name="limit">The largest modulus that may stay.</param>
    /// <returns>Another matrix, or null where all eigenvalues are small enough.</returns>
    public static double[]? Stabilise(double[] shift, Complex[] roots, double limit)
    {
        double[]? stable = null;
        foreach (Complex root in roots.OrderByDescending(root => root.Magnitude))
        {
            // Rounding is not growth.
            if (root.Imaginary < 0 || root.Magnitude <= limit * (1 + 1e-12)) continue;
            stable ??= [.. shift];
            int size = roots.Length;
            double[][] invariant = Invariant(stable, size, root);
            Scale(stable, size, invariant, (limit / root.Magnitude) - 1);
        }

        return stable;
    }

    // An orthonormal basis of the vectors that (M - λ), or (M - λ)(M - λ*), maps to nothing.
    private static double[][] Invariant(double[] matrix, int size, Complex root)
    {
        double[] polynomial = new double[size * size];
        bool isReal = root.Imaginary == 0;
        for (int i = 0; i < size; i++)
        {
            Span<double> row = polynomial.AsSpan(i * size, size);
            ReadOnlySpan<double> source = matrix.AsSpan(i * size, size);
            if (!isReal)
            {
                for (int k = 0; k < size; k++) FixedLanes.AddScaled(source[k], matrix.AsSpan(k * size, size), row);
            }

            FixedLanes.AddScaled(isReal ? 1 : -2 * root.Real, source, row);
            row[i] += isReal ? -root.Real : root.Magnitude * root.Magnitude;
        }

        double[] square = new double[size * size];
        for (int k = 0; k < size; k++)
        {
            ReadOnlySpan<double> row = polynomial.AsSpan(k * size, size);
            for (int i = 0; i < size; i++) FixedLanes.AddScaled(row[i], row, square.AsSpan(i * size, size));
        }

        SymmetricEigen.Decompose(square, size, new double[size]);
        int first = size - (isReal ? 1 : 2);
        double[][] basis = new double[size - first][];
        for (int i = 0; i < basis.Length; i++) basis[i] = square.AsSpan((first + i) * size, size).ToArray();
        return basis;
    }

    // M += factor · B (Bᵀ M B) Bᵀ: what M does within the basis is multiplied by 1 + factor, and M's other eigenvalues stay.
    private static void Scale(double[] matrix, int size, double[][] basis, double factor)
    {
        double[][] images = new double[basis.Length][];
        for (int b = 0; b < basis.Length; b++)
        {
            images[b] = new double[size];
            for (int i = 0; i < size; i++) images[b][i] = FixedLanes.Dot(matrix.AsSpan(i * size, size), basis[b]);
        }

        foreach (double[] to in basis)
        {
            for (int b = 0; b < basis.Length; b++)
            {
                double along = factor * FixedLanes.Dot(to, images[b]);
                for (int i = 0; i < size; i++) FixedLanes.AddScaled(along * to[i], basis[b], matrix.AsSpan(i * size, size));
            }
        }
    }
}
