using Forecasting.Numerics;

namespace Forecasting.Tests.Numerics;

public class FixedLanesTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(31)]
    [InlineData(1000)]
    public void Dot_AnyLength_SumsInEightLanes(int length)
    {
        var random = new Random(length);
        double[] left = [.. Enumerable.Range(0, length).Select(_ => random.NextDouble() * 1e6)];
        double[] right = [.. Enumerable.Range(0, length).Select(_ => random.NextDouble() - 0.5)];

        // The same order written without vectors: the bits must be these on every processor.
        Assert.Equal(InLanes(left, right), FixedLanes.Dot(left, right));
    }

    [Fact]
    public void Dot_DifferentLengths_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => FixedLanes.Dot([1, 2], [1]));

    private static double InLanes(double[] left, double[] right)
    {
        double[] first = new double[8];
        double[] second = new double[8];
        int i = 0;
        for (; i + 16 <= left.Length; i += 16)
        {
            for (int k = 0; k < 8; k++)
            {
                first[k] += left[i + k] * right[i + k];
                second[k] += left[i + 8 + k] * right[i + 8 + k];
            }
        }

        if (i + 8 <= left.Length)
        {
            for (int k = 0; k < 8; k++) first[k] += left[i + k] * right[i + k];
            i += 8;
        }

        double[] lanes = [.. first.Zip(second, (a, b) => a + b)];
        double[] four = [.. Enumerable.Range(0, 4).Select(k => lanes[k] + lanes[k + 4])];
        double sum = four[0] + four[2] + (four[1] + four[3]);
        for (; i < left.Length; i++) sum += left[i] * right[i];
        return sum;
    }
}
