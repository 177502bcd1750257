using System.Numerics;
using Forecasting.Forecasters.Ssa;
using Forecasting.Numerics;
using Forecasting.Tests.Numerics;

namespace Forecasting.Tests.Forecasters.Ssa;

public class ShiftStabiliserTests
{
    [Theory]
    [InlineData(1.0)]
    [InlineData(1.01)]
    public void Stabilise_SomeTooLarge_ComeToTheLimitAndTheOthersStay(double limit)
    {
        // Real ones of both signs, and pairs, on both sides of the limit.
        Complex[] blocks = [new(1.3, 0), new(-1.2, 0), new(0.9, 0), new(-0.5, 0), Complex.FromPolarCoordinates(1.1, 0.4), Complex.FromPolarCoordinates(0.98, 1.9), Complex.FromPolarCoordinates(1.05, 2.5)];
        double[] shift = Turned(blocks, out int size);

        double[]? stable = ShiftStabiliser.Stabilise(shift, Roots(shift, size), limit);

        Assert.NotNull(stable);
        var left = Roots(stable, size).ToList();
        foreach (Complex block in blocks)
        {
            Complex expected = block.Magnitude > limit ? block * (limit / block.Magnitude) : block;
            foreach (Complex root in block.Imaginary == 0 ? [expected] : (Complex[])[expected, Complex.Conjugate(expected)])
            {
                Complex nearest = left.MinBy(other => Complex.Abs(other - root));
                Assert.Equal(0, Complex.Abs(nearest - root), 1e-9);
                left.Remove(nearest);
            }
        }
    }

    [Fact]
    public void Stabilise_AllSmallEnough_ChangesNothing()
    {
        double[] shift = Turned([new(1, 0), Complex.FromPolarCoordinates(1 + 1e-13, 1), new(-0.3, 0)], out int size);
        Assert.Null(ShiftStabiliser.Stabilise(shift, Roots(shift, size), 1));
    }

    [Fact]
    public void Stabilise_LeavesItsInput()
    {
        double[] shift = Turned([new(1.5, 0), new(0.5, 0)], out int size);
        double[] before = [.. shift];
        Assert.NotNull(ShiftStabiliser.Stabilise(shift, Roots(shift, size), 1));
        Assert.Equal(before, shift);
    }

    private static Complex[] Roots(double[] matrix, int size)
    {
        var roots = new Complex[size];
        Assert.True(GeneralEigenvalues.TryFind(matrix, size, roots));
        return roots;
    }

    // Blocks along the diagonal, with something above it so that the matrix is not normal, in a random orthonormal basis.
    private static double[] Turned(Complex[] blocks, out int size)
    {
        size = blocks.Sum(block => block.Imaginary == 0 ? 1 : 2);
        double[] above = TrajectoryReference.Random(size * size);
        double[] matrix = new double[size * size];
        int at = 0;
        foreach (Complex block in blocks)
        {
            int width = block.Imaginary == 0 ? 1 : 2;
            for (int i = 0; i < width; i++)
            {
                for (int j = at + width; j < size; j++) matrix[((at + i) * size) + j] = above[((at + i) * size) + j];
                matrix[((at + i) * size) + at + i] = block.Real;
            }

            if (width == 2) (matrix[(at * size) + at + 1], matrix[((at + 1) * size) + at]) = (-block.Imaginary, block.Imaginary);
            at += width;
        }

        double[] basis = TrajectoryReference.WithEigenvalues([.. Enumerable.Range(0, size).Select(i => (double)i)], seed: 4);
        SymmetricEigen.Decompose(basis, size, new double[size]);
        double[] turned = new double[size * size];
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++)
            {
                for (int k = 0; k < size; k++)
                {
                    for (int l = 0; l < size; l++) turned[(i * size) + j] += basis[(k * size) + i] * matrix[(k * size) + l] * basis[(l * size) + j];
                }
            }
        }

        return turned;
    }
}
