using Forecasting.Numerics;

namespace Forecasting.Tests.Numerics;

public class CholeskyTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(40)]
    [InlineData(131)]
    public void Solve_PositiveDefinite_GivesBackTheSolution(int size)
    {
        var random = new Random(size);
        double[] root = [.. Enumerable.Range(0, size * size).Select(_ => random.NextDouble() - 0.5)];
        double[] matrix = new double[size * size];
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++)
            {
                for (int k = 0; k < size; k++) matrix[(i * size) + j] += root[(i * size) + k] * root[(j * size) + k];
            }

            matrix[(i * size) + i] += 0.5;
        }

        double[] solution = [.. Enumerable.Range(0, size).Select(i => Math.Sin(i) + 2)];
        double[] right = new double[size];
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++) right[i] += matrix[(i * size) + j] * solution[j];
        }

        Assert.True(Cholesky.Factorise(matrix, size, CancellationToken.None));
        Cholesky.Solve(matrix, right);

        // The condition number is below 1e3, so ten digits are left.
        for (int i = 0; i < size; i++) Assert.Equal(solution[i], right[i], 1e-10);
    }

    [Fact]
    public void Factorise_Singular_SaysSo() =>
        Assert.False(Cholesky.Factorise([4, 0, 2, 1], 2, CancellationToken.None));

    [Fact]
    public void Factorise_Cancelled_Throws() =>
        Assert.Throws<OperationCanceledException>(() => Cholesky.Factorise([1], 1, new CancellationToken(true)));
}
