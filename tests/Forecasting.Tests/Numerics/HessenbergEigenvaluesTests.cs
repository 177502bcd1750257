using System.Numerics;
using Forecasting.Numerics;

namespace Forecasting.Tests.Numerics;

public class HessenbergEigenvaluesTests
{
    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void TryFind_NotFinite_EndsAndSaysSo(double value)
    {
        double[] matrix = [1, 2, 3, value, 1, 5, 0, 7, 2];
        Assert.False(HessenbergEigenvalues.TryFind(matrix, 3, new Complex[3]));
    }

    [Fact]
    public void TryFind_RandomMatrix_KeepsTraceAndTraceOfSquare()
    {
        // 61 rows: groups of four rows, and one that is left over.
        const int Size = 61;
        var random = new Random(61);
        double[] matrix = new double[Size * Size];
        for (int i = 0; i < Size; i++)
        {
            for (int j = Math.Max(0, i - 1); j < Size; j++) matrix[(i * Size) + j] = random.NextDouble() - 0.5;
        }

        double trace = 0, square = 0;
        for (int i = 0; i < Size; i++)
        {
            trace += matrix[(i * Size) + i];
            for (int j = 0; j < Size; j++) square += matrix[(i * Size) + j] * matrix[(j * Size) + i];
        }

        var values = new Complex[Size];
        Assert.True(HessenbergEigenvalues.TryFind(matrix, Size, values));
        Complex sum = 0, squares = 0;
        foreach (Complex value in values)
        {
            sum += value;
            squares += value * value;
        }

        Assert.Equal(trace, sum.Real, 1e-12);
        Assert.Equal(square, squares.Real, 1e-11);
        Assert.Equal(0, sum.Imaginary, 1e-12);
    }
}
