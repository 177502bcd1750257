using Forecasting.Numerics;

namespace Forecasting.Tests.Numerics;

public class SymmetricEigenTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(9)]
    [InlineData(64)]
    [InlineData(131)]
    public void Decompose_RandomMatrix_GivesItBackFromOrthonormalVectors(int size)
    {
        double[] matrix = RandomSymmetric(size);

        (double[] values, double[] vectors) = Decomposed(matrix, size);

        Assert.True(LargestError(matrix, values, vectors, size) < 1e-12 * size);
        Assert.True(LargestError(Identity(size), [.. values.Select(_ => 1.0)], vectors, size) < 1e-13 * size);
        Assert.Equal(values.OrderDescending(), values);
    }

    [Fact]
    public void Decompose_EqualValues_KeepsTheVectorsOrthonormal()
    {
        double[] matrix = Identity(40);
        for (int i = 0; i < 1600; i++) matrix[i] = (2 * matrix[i]) + 1;

        (double[] values, double[] vectors) = Decomposed(matrix, 40);

        Assert.Equal(42, values[0], 1e-12);
        for (int i = 1; i < 40; i++) Assert.Equal(2, values[i], 1e-12);
        Assert.True(LargestError(matrix, values, vectors, 40) < 1e-12);
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(16.1)]
    [InlineData(1e-70)]
    public void Decompose_RankOne_SurvivesWhatRoundingLeaves(double scale)
    {
        // What the first reflection leaves is far below the smallest number whose square is one.
        for (int size = 2; size < 60; size++)
        {
            double[] matrix = new double[size * size];
            for (int i = 0; i < size; i++)
            {
                for (int j = 0; j < size; j++) matrix[(i * size) + j] = scale * ((i + j) % 2 == 0 ? 1 : -1);
            }

            (double[] values, double[] vectors) = Decomposed(matrix, size);

            Assert.Equal(size * scale, values[0], 1e-12 * size * scale);
            Assert.True(LargestError(Identity(size), [.. values.Select(_ => 1.0)], vectors, size) < 1e-13 * size);
        }
    }

    [Fact]
    public void Decompose_Zero_GivesZeros()
    {
        (double[] values, _) = Decomposed(new double[25], 5);
        Assert.All(values, value => Assert.Equal(0, value));
    }

    [Fact]
    public void Decompose_NotANumber_EndsWithAnError() =>
        Assert.Throws<ArithmeticException>(() => Decomposed([1, double.NaN, double.NaN, 1], 2));

    private static (double[] Values, double[] Vectors) Decomposed(double[] matrix, int size)
    {
        double[] vectors = [.. matrix];
        double[] values = new double[size];
        SymmetricEigen.Decompose(vectors, size, values);
        return (values, vectors);
    }

    private static double LargestError(double[] matrix, double[] values, double[] vectors, int size)
    {
        double largest = 0;
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++)
            {
                double sum = 0;
                for (int k = 0; k < size; k++) sum += values[k] * vectors[(k * size) + i] * vectors[(k * size) + j];
                largest = Math.Max(largest, Math.Abs(sum - matrix[(i * size) + j]));
            }
        }

        return largest;
    }

    private static double[] Identity(int size)
    {
        double[] matrix = new double[size * size];
        for (int i = 0; i < size; i++) matrix[(i * size) + i] = 1;
        return matrix;
    }

    private static double[] RandomSymmetric(int size)
    {
        var random = new Random(size);
        double[] matrix = new double[size * size];
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j <= i; j++) matrix[(i * size) + j] = matrix[(j * size) + i] = random.NextDouble() - 0.5;
        }

        return matrix;
    }
}
