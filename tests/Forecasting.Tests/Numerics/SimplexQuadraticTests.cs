using Forecasting.Numerics;

namespace Forecasting.Tests.Numerics;

public sealed class SimplexQuadraticTests
{
    [Fact]
    public void Minimise_InteriorOptimum_IsTheOneOfLagrange()
    {
        // x'Dx / 2 with shares is least where the shares are as the inverses of the diagonal.
        double[] shares = [1, 0, 0];
        SimplexQuadratic.Minimise([1, 0, 0, 0, 2, 0, 0, 0, 4], [0, 0, 0], shares);

        Assert.Equal([4 / 7.0, 2 / 7.0, 1 / 7.0], shares, (expected, actual) => Math.Abs(expected - actual) < 1e-9);
    }

    [Fact]
    public void Minimise_AllInOneCorner_EndsThereExactly()
    {
        double[] shares = [0.2, 0.3, 0.5];
        SimplexQuadratic.Minimise([1, 0, 0, 0, 1, 0, 0, 0, 1], [5, -9, 3], shares);

        Assert.Equal([0, 1, 0], shares, (expected, actual) => Math.Abs(expected - actual) < 1e-12);
        Assert.Equal(0, shares[0]);
    }

    [Fact]
    public void Minimise_RandomForms_NoMoveBetweenTwoSharesHelps()
    {
        var random = new Random(3);
        for (int trial = 0; trial < 50; trial++)
        {
            int count = 2 + (trial % 7);
            double[] factor = [.. Enumerable.Range(0, count * count).Select(_ => random.NextDouble() - 0.5)];
            double[] matrix = new double[count * count];
            for (int i = 0; i < count; i++)
            {
                for (int j = 0; j < count; j++) matrix[(i * count) + j] = Enumerable.Range(0, count).Sum(k => factor[(i * count) + k] * factor[(j * count) + k]);
            }

            double[] linear = [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() - 0.5)];
            double[] shares = [.. Enumerable.Repeat(1.0 / count, count)];
            SimplexQuadratic.Minimise(matrix, linear, shares);

            Assert.Equal(1, shares.Sum(), 1e-12);
            Assert.All(shares, share => Assert.True(share >= 0));
            double[] gradient = [.. Enumerable.Range(0, count).Select(i => linear[i] + Enumerable.Range(0, count).Sum(j => matrix[(i * count) + j] * shares[j]))];
            double least = gradient.Min();
            for (int i = 0; i < count; i++) Assert.True(shares[i] == 0 || gradient[i] - least < 1e-9, $"trial {trial}: share {i}");
        }
    }
}
