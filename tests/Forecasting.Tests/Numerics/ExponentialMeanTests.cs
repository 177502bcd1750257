using CsCheck;
using Forecasting.Numerics;

namespace Forecasting.Tests.Numerics;

public sealed class ExponentialMeanTests
{
    [Theory]
    [InlineData(0.01)]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.97)]
    [InlineData(1.0)]
    public void Compute_NoMissing_EqualsRecursion(double alpha)
    {
        double[] values = Load(9000, 0, 2);
        float[] output = new float[values.Length + 5];
        ExponentialMean.Compute(values, alpha, 5, 0, output);
        double mean = values[0];
        for (int i = 0; i < values.Length; i++)
        {
            mean += alpha * (values[i] - mean);
            Assert.Equal(mean, output[i + 5], Math.Abs(mean) * 6.1e-8);
        }

        Assert.All(output.Take(5), value => Assert.True(float.IsNaN(value)));
    }

    [Fact]
    public void Compute_Missing_LeavesTheMeanAsItIs()
    {
        double[] values = Load(3000, 0.1, 8);
        Array.Fill(values, double.NaN, 0, 3);
        float[] output = new float[values.Length];
        ExponentialMean.Compute(values, 0.2, 0, 0, output);
        double mean = double.NaN;
        for (int i = 0; i < values.Length; i++)
        {
            if (double.IsFinite(values[i]))
                mean = double.IsNaN(mean) ? values[i] : mean + (0.2 * (values[i] - mean));
            if (double.IsNaN(mean))
                Assert.True(float.IsNaN(output[i]));
            else
                Assert.Equal(mean, output[i], Math.Abs(mean) * 6.1e-8);
        }
    }

    [Fact]
    public void Compute_OutageLongerThanReach_IsMissing()
    {
        double[] values = Load(400, 0, 8);
        int reach = ExponentialMean.Reach(0.5);
        Array.Fill(values, double.NaN, 100, 200);
        float[] output = new float[400];
        ExponentialMean.Compute(values, 0.5, 0, 0, output);
        Assert.Equal(64, reach);
        Assert.False(float.IsNaN(output[99 + reach - 1]));
        Assert.True(float.IsNaN(output[99 + reach]));
        Assert.Equal((float)values[300], output[300]);
    }

    [Fact]
    public void Compute_PartOfThePositions_SameBitsAsAll() =>
        Gen.Select(Gen.Double[0.02, 1], Gen.Int[0, 40], Gen.Int[0, 900], Gen.Int[1, 3]).Sample((alpha, lag, from, seed) =>
        {
            double[] values = Load(900, 0.02 * (seed - 1), seed);
            float[] all = new float[1000];
            float[] part = new float[100];
            ExponentialMean.Compute(values, alpha, lag, 0, all);
            ExponentialMean.Compute(values, alpha, lag, from, part);
            AssertSameBits(all.AsSpan(from, 100), part);
            ExponentialMean.Compute(values, alpha, lag, from, part.AsSpan(0, 1));
            AssertSameBits(all.AsSpan(from, 1), part.AsSpan(0, 1));
        }, iter: 200);

    [Fact]
    public void Compute_DistantPastDropped_SameBits()
    {
        double[] values = Load(3000, 0.01, 8);
        float[] all = new float[100];
        float[] part = new float[100];
        ExponentialMean.Compute(values, 0.1, 0, 2900, all);
        ExponentialMean.Compute(values.AsSpan(1777), 0.1, 0, 2900 - 1777, part);
        AssertSameBits(all, part);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1.5)]
    [InlineData(double.NaN)]
    public void Reach_AlphaOutOfRange_Throws(double alpha) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ExponentialMean.Reach(alpha));

    private static double[] Load(int count, double missing, int seed)
    {
        var random = new Random(seed);
        double[] values = new double[count];
        for (int i = 0; i < count; i++)
            values[i] = random.NextDouble() < missing ? double.NaN : 500 + (400 * random.NextDouble());
        return values;
    }

    private static void AssertSameBits(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual)
    {
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(BitConverter.SingleToInt32Bits(expected[i]), BitConverter.SingleToInt32Bits(actual[i]));
    }
}
