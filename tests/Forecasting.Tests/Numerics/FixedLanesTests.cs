using System.Runtime.Intrinsics;
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

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(77)]
    public void AddScaled_AnyLength_RoundsTheProductAndThenTheSum(int length)
    {
        double[] source = TrajectoryReference.Random(length);
        double[] target = TrajectoryReference.Random(length, seed: 2);
        double[] expected = [.. target.Select((value, i) => value + (source[i] * 0.3))];

        FixedLanes.AddScaled(0.3, source, target);

        Assert.Equal(expected, target);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(16)]
    [InlineData(77)]
    public void Rotate_AnyLength_TurnsEachPair(int length)
    {
        double[] left = TrajectoryReference.Random(length);
        double[] right = TrajectoryReference.Random(length, seed: 2);
        double[] first = [.. left.Select((value, i) => (value * 0.8) + (right[i] * 0.6))];
        double[] second = [.. left.Select((value, i) => (right[i] * 0.8) - (value * 0.6))];

        FixedLanes.Rotate(left, right, 0.8, 0.6);

        Assert.Equal(first, left);
        Assert.Equal(second, right);
    }

    [Fact]
    public void Sum_EightLanes_FollowsTheFixedTree() =>
        Assert.Equal(((1e16 + 5) + (3 + 7.0)) + ((1 + 6.0) + (-1e16 + 8)), FixedLanes.Sum(Vector512.Create(1e16, 1, 3, -1e16, 5, 6, 7, 8)));

    [Fact]
    public void AddScaledAndRotate_DifferentLengths_Throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => FixedLanes.AddScaled(1, [1, 2], new double[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => FixedLanes.Rotate(new double[2], new double[1], 1, 0));
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
