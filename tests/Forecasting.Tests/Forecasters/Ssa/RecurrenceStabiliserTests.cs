using System.Numerics;
using Forecasting.Forecasters.Ssa;
using Forecasting.Numerics;

namespace Forecasting.Tests.Forecasters.Ssa;

public class RecurrenceStabiliserTests
{
    // Two growing waves, a growing level, and what stays: a wave on the circle and roots within it.
    private static readonly Complex[] Roots =
    [
        Complex.FromPolarCoordinates(1.05, 0.4), Complex.FromPolarCoordinates(1.02, 1.3), 1.01, -1.03, Complex.FromPolarCoordinates(1, 2.1),
        Complex.FromPolarCoordinates(0.9, 0.9), Complex.FromPolarCoordinates(0.8, 2.6), 0.5, -0.7,
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(1.02)]
    public void Stabilise_RootsAboveTheLimit_ComeToItAndOthersStay(double limit)
    {
        double[] coefficients = Recurrence(Roots);
        // Where ESPRIT might see them.
        Complex[] near = [.. Roots.SelectMany(root => root.Imaginary == 0 ? [root] : new[] { root, Complex.Conjugate(root) }).Select(root => root * 0.999)];

        RecurrenceStabiliser.Stabilise(coefficients, near, limit);

        Complex[] found = PolynomialRoots.Find([.. coefficients.Select(value => -value)]);
        foreach (Complex root in Roots)
        {
            Complex expected = root.Magnitude > limit ? root * (limit / root.Magnitude) : root;
            Assert.True(found.Min(other => (other - expected).Magnitude) < 1e-9, $"{root} did not come to {expected}.");
        }

        Assert.True(found.Max(root => root.Magnitude) < limit * (1 + 1e-9));
    }

    [Fact]
    public void Stabilise_NothingAboveTheLimit_ChangesNoBit()
    {
        double[] coefficients = Recurrence(Roots[4..]);
        double[] before = [.. coefficients];

        RecurrenceStabiliser.Stabilise(coefficients, Roots[4..], 1);

        Assert.Equal(before, coefficients);
    }

    // x[n] = Σ a[j] x[j] with these roots and their conjugates.
    private static double[] Recurrence(Complex[] roots)
    {
        double[] polynomial = [1];
        foreach (Complex root in roots)
        {
            double[] factor = root.Imaginary == 0 ? [-root.Real, 1] : [root.Magnitude * root.Magnitude, -2 * root.Real, 1];
            double[] product = new double[polynomial.Length + factor.Length - 1];
            for (int i = 0; i < polynomial.Length; i++)
            {
                for (int j = 0; j < factor.Length; j++) product[i + j] += polynomial[i] * factor[j];
            }

            polynomial = product;
        }

        return [.. polynomial[..^1].Select(value => -value)];
    }
}
