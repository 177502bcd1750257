using System.Numerics;
using Forecasting.Numerics;

namespace Forecasting.Tests.Numerics;

public class PolynomialRootsTests
{
    [Fact]
    public void Find_RealRoots_FindsThem()
    {
        // (z − 3)(z + 2)(z − 0.5)(z − 1)
        double[] roots = [.. PolynomialRoots.Find([-3, 8.5, -4, -2.5]).Select(root => root.Real).Order()];
        Assert.Equal([-2, 0.5, 1, 3], roots, new Near(1e-13));
    }

    [Fact]
    public void Find_ConjugateRoots_StandInPairsTheUpperOneFirst()
    {
        // (z² + 1)(z² − 2z + 5)
        Complex[] roots = PolynomialRoots.Find([5, -2, 6, -2]);
        for (int i = 0; i < roots.Length; i += 2)
        {
            Assert.True(roots[i].Imaginary > 0);
            Assert.Equal(Complex.Conjugate(roots[i]), roots[i + 1]);
        }

        double[] upper = [.. roots.Select(root => root.Imaginary).Order()];
        Assert.Equal([-2, -1, 1, 2], upper, new Near(1e-13));
    }

    [Fact]
    public void Find_RootsOfUnity_NeedsAnExceptionalShift()
    {
        // Francis' shifts alone stand still on this matrix.
        double[] coefficients = new double[64];
        coefficients[0] = -1;
        Complex[] roots = PolynomialRoots.Find(coefficients);
        int[] places = [.. roots.Select(root => (int)Math.Round((root.Phase / (2 * Math.PI / 64)) + 64) % 64).Order()];
        Assert.Equal(Enumerable.Range(0, 64), places);
        Assert.All(roots, root => Assert.Equal(1, root.Magnitude, 1e-13));
    }

    [Fact]
    public void Find_ZeroRoots_AreExact()
    {
        Complex[] roots = PolynomialRoots.Find([0, 0, -2, 1]);
        Assert.Equal(2, roots.Count(root => root == Complex.Zero));
        Assert.Equal([Complex.Zero], PolynomialRoots.Find([0]));
        Assert.Empty(PolynomialRoots.Find([]));
    }

    [Fact]
    public void Find_FourfoldRoot_IsFoundToTheFourthRootOfThePrecision() =>
        Assert.All(PolynomialRoots.Find([1, -4, 6, -4]), root => Assert.Equal(0, Complex.Abs(root - 1), 1e-3));

    [Theory]
    [InlineData(2, false)]
    [InlineData(7, true)]
    [InlineData(101, true)]
    [InlineData(335, false)]
    [InlineData(335, true)]
    public void TryFind_LinearRecurrence_LeavesAResidualOfRounding(int degree, bool balance)
    {
        var random = new Random(degree);
        double[] coefficients = [.. Enumerable.Range(0, degree).Select(_ => (random.NextDouble() - 0.5) / Math.Sqrt(degree))];
        Assert.True(PolynomialRoots.TryFind(coefficients, out Complex[] roots, balance));
        Assert.Equal(degree, roots.Length);
        // Backward stable: each root is one of coefficients a few hundred roundings away.
        Assert.All(roots, root => Assert.InRange(Residual(coefficients, root), 0, 1e-12));
        // The sum of the roots is the coefficient of the second power, which no missing or doubled root would leave.
        Assert.Equal(-coefficients[^1], roots.Aggregate(Complex.Zero, (sum, root) => sum + root).Real, 1e-10);
    }

    [Fact]
    public void TryFind_WideCoefficients_IsHelpedByBalance()
    {
        // (z − 1e-6)(z − 1)(z − 1e6)
        double[] coefficients = [-1, 1 + 1e6 + 1e-6, -(1e6 + 1 + 1e-6)];
        Assert.True(PolynomialRoots.TryFind(coefficients, out Complex[] roots));
        double smallest = roots.Min(root => root.Magnitude);
        Assert.Equal(1e-6, smallest, 1e-16);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void Find_NotFinite_IsRefused(double coefficient) =>
        Assert.Throws<ArgumentException>("coefficients", () => PolynomialRoots.Find([1, coefficient]));

    private static double Residual(double[] coefficients, Complex root)
    {
        Complex value = 1;
        double size = 1;
        for (int i = coefficients.Length - 1; i >= 0; i--)
        {
            value = (value * root) + coefficients[i];
            size = (size * root.Magnitude) + Math.Abs(coefficients[i]);
        }

        return value.Magnitude / size;
    }

    private sealed class Near(double tolerance) : IEqualityComparer<double>
    {
        public bool Equals(double x, double y) => Math.Abs(x - y) <= tolerance;

        public int GetHashCode(double obj) => 0;
    }
}
