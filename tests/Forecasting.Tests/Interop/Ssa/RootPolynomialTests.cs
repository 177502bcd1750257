using System.Numerics;
using Forecasting.Interop.Ssa;

namespace Forecasting.Tests.Interop.Ssa;

public sealed class RootPolynomialTests
{
    [Fact]
    public void Of_RealAndComplexRoots_MultipliesThemOut()
    {
        // (z − 2)(z² + 2z + 5) z = z⁴ + z² − 10 z
        double[]? coefficients = RootPolynomial.Of([new(-1, 2), 2, 0, new(-1, -2)]);
        Assert.NotNull(coefficients);
        Assert.Equal([0, -10, 1, 0], coefficients);
    }

    [Fact]
    public void Of_RootsOfUnity_KeepsTheirManyFactorsSmall()
    {
        // In a bad order the product of so many passes 1e28 on its way.
        const int Degree = 200;
        var roots = new Complex[Degree];
        for (int i = 0; i < Degree / 2; i++)
        {
            roots[2 * i] = Complex.FromPolarCoordinates(1, Math.PI * ((2 * i) + 1) / Degree);
            roots[(2 * i) + 1] = Complex.Conjugate(roots[2 * i]);
        }

        double[]? coefficients = RootPolynomial.Of(roots);
        Assert.NotNull(coefficients);
        // z²⁰⁰ + 1; the roots enter with 15 digits.
        Assert.Equal(1, coefficients[0], 1e-9);
        Assert.All(coefficients[1..], coefficient => Assert.Equal(0, coefficient, 1e-9));
    }

    [Fact]
    public void Of_UnmatchedOrUnusableRoots_SaysSo()
    {
        Assert.Null(RootPolynomial.Of([new(1, 2), new(1, -2.0000001)]));
        Assert.Null(RootPolynomial.Of([double.NaN, 1]));
        Assert.Null(RootPolynomial.Of([1e20, 1e20]));
    }
}
