using Forecasting.Numerics;

namespace Forecasting.Tests.Numerics;

public class EnvelopeCholeskyTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(30, 1)]
    [InlineData(30, 4)]
    [InlineData(30, 30)]
    [InlineData(120, 17)]
    public void Solve_BandedMatrix_LeavesNoResidual(int size, int band)
    {
        double[][] matrix = Banded(size, band);
        double[] right = TrajectoryReference.Random(size, seed: 7);
        double[] solution = [.. right];

        Assert.True(EnvelopeCholesky.Solve(Envelope(matrix), solution, TestContext.Current.CancellationToken));

        for (int i = 0; i < size; i++) Assert.Equal(right[i], matrix[i].Zip(solution, (a, x) => a * x).Sum(), 1e-12);
    }

    [Fact]
    public void Solve_RowsThatBeginAnywhere_LeavesNoResidual()
    {
        // An arrow: the last row is whole, the others are their diagonal, and one begins early between them.
        double[][] matrix = [[4, 0, 1, 0.5], [0, 3, 0, 1], [1, 0, 5, 2], [0.5, 1, 2, 6]];
        double[][] rows = [[4], [3], [1, 0, 5], [0.5, 1, 2, 6]];
        double[] solution = [1, 2, 3, 4];

        Assert.True(EnvelopeCholesky.Solve(rows, solution, TestContext.Current.CancellationToken));

        for (int i = 0; i < 4; i++) Assert.Equal(i + 1, matrix[i].Zip(solution, (a, x) => a * x).Sum(), 1e-13);
    }

    [Theory]
    [InlineData(1.0, 2.0)]
    [InlineData(1.0, 1.0)]
    [InlineData(-1.0, 0.0)]
    [InlineData(double.NaN, 0.0)]
    public void Solve_NotPositiveDefinite_IsFalse(double diagonal, double beside) =>
        Assert.False(EnvelopeCholesky.Solve([[diagonal], [beside, diagonal]], new double[2], TestContext.Current.CancellationToken));

    private static double[][] Banded(int size, int band)
    {
        double[] random = TrajectoryReference.Random(size * size);
        double[][] matrix = [.. Enumerable.Range(0, size).Select(_ => new double[size])];
        for (int i = 0; i < size; i++)
        {
            for (int j = Math.Max(0, i - band + 1); j <= i; j++) matrix[i][j] = matrix[j][i] = i == j ? band : random[(i * size) + j];
        }

        return matrix;
    }

    private static double[][] Envelope(double[][] matrix) =>
        [.. matrix.Select((row, i) => row[Array.FindIndex(row, value => value != 0)..(i + 1)])];
}
