using System.Numerics;
using Forecasting.Numerics;

namespace Forecasting.Tests.Numerics;

public class GeneralEigenvaluesTests
{
    [Fact]
    public void TryFind_Rotation_TurnsByItsAngle()
    {
        (double sine, double cosine) = Math.SinCos(0.7);
        Complex[] values = Find([cosine, -sine, sine, cosine], 2);
        Assert.Equal(cosine, values[0].Real, 1e-15);
        Assert.Equal(sine, values[0].Imaginary, 1e-15);
        Assert.Equal(Complex.Conjugate(values[0]), values[1]);
    }

    [Fact]
    public void TryFind_CompanionOfKnownRoots_FindsThem()
    {
        // (z - 1)(z - 2)(z - 3)(z - 4), transposed so that nothing is reduced beforehand.
        double[] matrix = [0, 0, 0, -24, 1, 0, 0, 50, 0, 1, 0, -35, 0, 0, 1, 10];
        double[] transposed = [.. Enumerable.Range(0, 16).Select(k => matrix[((k % 4) * 4) + (k / 4)])];
        TrajectoryReference.Near([1, 2, 3, 4], Sorted(Find(transposed, 4)), 1e-11);
        TrajectoryReference.Near([1, 2, 3, 4], Sorted(Find(matrix, 4)), 1e-11);
    }

    [Fact]
    public void TryFind_JordanBlock_IsOneValueThreefold()
    {
        // A value of multiplicity three is known to the third root of the precision.
        TrajectoryReference.Near([2, 2, 2], Sorted(Find([2, 1, 0, 0, 2, 1, 0, 0, 2], 3)), 1e-15);
        // The block turned by a similarity that exchanges two places and adds a multiple of one to another.
        double[] turned = Product(Product([1, 0, 0, 0, 0, 1, 0, 1, 0], [2, 1, 0, 0, 2, 1, 0, 0, 2]), [1, 0, 0, 0, 0, 1, 0, 1, 0]);
        double[] sheared = Product(Product([1, 0, 0, 3, 1, 0, 0, 0, 1], turned), [1, 0, 0, -3, 1, 0, 0, 0, 1]);
        Assert.All(Find(sheared, 3), value => Assert.Equal(0, Complex.Abs(value - 2), 1e-4));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void TryFind_SmallMatrices_AreTheirDiagonal(int size)
    {
        double[] matrix = new double[size * size];
        for (int i = 0; i < size; i++) matrix[(i * size) + i] = i + 1;
        TrajectoryReference.Near([.. Enumerable.Range(1, size).Select(i => (double)i)], Sorted(Find(matrix, size)), 0);
    }

    [Fact]
    public void TryFind_SymmetricMatrix_AgreesWithItsOwnDecomposition()
    {
        double[] matrix = TrajectoryReference.WithEigenvalues(TrajectoryReference.Random(25), seed: 3);
        double[] expected = new double[25];
        double[] before = [.. matrix];

        Complex[] values = Find(matrix, 25);

        Assert.Equal(before, matrix);
        SymmetricEigen.Decompose(matrix, 25, expected);
        Array.Sort(expected);
        TrajectoryReference.Near(expected, Sorted(values), 1e-13);
        Assert.All(values, value => Assert.Equal(0, value.Imaginary, 1e-13));
    }

    private static Complex[] Find(double[] matrix, int size)
    {
        var values = new Complex[size];
        Assert.True(GeneralEigenvalues.TryFind(matrix, size, values));
        return values;
    }

    private static double[] Product(double[] left, double[] right) =>
        [.. Enumerable.Range(0, 9).Select(at => Enumerable.Range(0, 3).Sum(k => left[(at / 3 * 3) + k] * right[(k * 3) + (at % 3)]))];

    private static double[] Sorted(Complex[] values) => [.. values.Select(value => value.Real).Order()];
}
