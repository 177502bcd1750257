using System.Numerics;

namespace Forecasting.Forecasters.Ssa;

/// <summary>Draws the roots of a recurrence that are too large back, and leaves the others where they are.</summary>
/// <remarks>
/// The roots of the signal are known nearly, from ESPRIT; Newton's iteration finds those of the recurrence beside them. Only they can be large:
/// the others of a recurrence of least norm lie within the unit circle (Kumaresan and Tufts 1983).
/// </remarks>
internal static class RecurrenceStabiliser
{
    // ESPRIT's root and the recurrence's may lie on two sides of the limit.
    private const double Margin = 0.02;
    private const int MaximumIterations = 60;
    private const double Converged = 1e-13;

    /// <summary>Changes the coefficients in their place.</summary>
    /// <param name="coefficients">The coefficients, that of the oldest value first.</param>
    /// <param name="near">Where roots may lie.</param>
    /// <param name="limit">The largest modulus that may stay; at least 1.</param>
    public static void Stabilise(double[] coefficients, Complex[] near, double limit)
    {
        // p(z) = zⁿ - Σ a[j] zʲ, lowest power first.
        double[] polynomial = new double[coefficients.Length + 1];
        for (int j = 0; j < coefficients.Length; j++) polynomial[j] = -coefficients[j];
        polynomial[^1] = 1;
        bool isChanged = false;
        foreach (Complex start in near.OrderByDescending(root => root.Magnitude))
        {
            if (start.Imaginary < 0 || start.Magnitude < limit - Margin) continue;
            if (Newton(polynomial, start) is not { } root || root.Magnitude <= limit * (1 + 1e-12)) continue;
            bool isReal = Math.Abs(root.Imaginary) < 1e-12;
            if (isReal && polynomial.Length < 3) continue;
            double[]? rest = isReal ? Divide(polynomial, -root.Real, 0) : Divide(polynomial, -2 * root.Real, root.Magnitude * root.Magnitude);
            if (rest is null) continue;
            polynomial = isReal
                ? Multiply(rest, -Math.CopySign(limit, root.Real), 0)
                : Multiply(rest, -2 * root.Real * (limit / root.Magnitude), limit * limit);
            isChanged = true;
        }

        if (!isChanged) return;
        for (int j = 0; j < coefficients.Length; j++) coefficients[j] = -polynomial[j];
    }

    private static Complex? Newton(double[] polynomial, Complex z)
    {
        for (int i = 0; i < MaximumIterations; i++)
        {
            Complex value = Complex.Zero;
            Complex slope = Complex.Zero;
            for (int j = polynomial.Length - 1; j >= 0; j--)
            {
                slope = (slope * z) + value;
                value = (value * z) + polynomial[j];
            }

            if (value == Complex.Zero) return z;
            Complex step = value / slope;
            if (!Complex.IsFinite(step)) return null;
            z -= step;
            if (step.Magnitude <= Converged * z.Magnitude) return z;
        }

        return null;
    }

    // By (z + b), or (z² + bz + c) where c is not 0. From the lowest power up, which is stable for the largest roots; null where it does not come out even.
    private static double[]? Divide(double[] polynomial, double b, double c)
    {
        int degree = c == 0 ? 1 : 2;
        double[] quotient = new double[polynomial.Length - degree];
        for (int k = 0; k < quotient.Length; k++)
        {
            double below = k > 0 ? quotient[k - 1] : 0;
            double further = k > 1 ? quotient[k - 2] : 0;
            quotient[k] = c == 0 ? (polynomial[k] - below) / b : (polynomial[k] - (b * below) - further) / c;
        }

        bool isEven = Math.Abs(quotient[^1] - 1) < 1e-6;
        return isEven ? quotient : null;
    }

    private static double[] Multiply(double[] polynomial, double b, double c)
    {
        int degree = c == 0 ? 1 : 2;
        double[] product = new double[polynomial.Length + degree];
        for (int k = 0; k < polynomial.Length; k++)
        {
            if (degree == 1)
            {
                product[k] += b * polynomial[k];
                product[k + 1] += polynomial[k];
                continue;
            }

            product[k] += c * polynomial[k];
            product[k + 1] += b * polynomial[k];
            product[k + 2] += polynomial[k];
        }

        return product;
    }
}
