using CsCheck;
using Forecasting.Numerics;

namespace Forecasting.Tests.Numerics;

public sealed class WindowKernelsTests
{
    // One rounding to single precision, and a little for the double arithmetic before it.
    private const double SinglePrecision = 6.1e-8;

    private static readonly Gen<double> Value = Gen.Frequency(
        (12, Gen.Double[-1000, 1000]), (1, Gen.Const(double.NaN)), (1, Gen.Const(double.PositiveInfinity)), (1, Gen.Const(-0.0)));

    private static readonly Gen<(double[] Values, RollingWindow Window)> Case =
        from values in Value.Array[0, 400]
        from length in Gen.Frequency((3, Gen.Int[1, 40]), (1, Gen.Int[41, 200]))
        from lag in Gen.Int[0, 30]
        from stride in Gen.Frequency((3, Gen.Const(1)), (1, Gen.Int[2, 9]))
        from needed in Gen.Int[1, length]
        select (values, new RollingWindow(length, lag, stride, needed));

    [Fact]
    public void Rolling_AnyWindow_EqualsDefinition() => Case.Sample(c =>
    {
        (double[] values, RollingWindow window) = c;
        Results all = Compute(values, window, 0, values.Length + 60);
        for (int i = 0; i < all.Mean.Length; i++)
        {
            List<double> seen = WindowReference.Window(values, i, window.Length, window.Lag, window.Stride);
            bool known = seen.Count >= window.MinimumCount;
            Close(known ? WindowReference.Mean(seen) : double.NaN, all.Mean[i], 1e-9);
            Close(known ? WindowReference.Sum(seen) : double.NaN, all.Sum[i], 1e-7);
            Close(known && seen.Count > 1 ? WindowReference.Deviation(seen) : double.NaN, all.Deviation[i], 1e-9);
            Assert.Equal(known ? (float)seen.Min() : float.NaN, all.Minimum[i]);
            Assert.Equal(known ? (float)seen.Max() : float.NaN, all.Maximum[i]);
        }
    }, iter: 300);

    [Fact]
    public void Rolling_PartOfThePositions_SameBitsAsAll() => Case.Sample(c =>
    {
        (double[] values, RollingWindow window) = c;
        int length = values.Length + 40;
        Results all = Compute(values, window, 0, length);
        int from = length / 3;
        Results part = Compute(values, window, from, length - from);
        AssertSameBits(all.From(from), part);
        for (int i = from; i < Math.Min(length, from + 5); i++)
            AssertSameBits(all.From(i, 1), Compute(values, window, i, 1));
    }, iter: 300);

    [Fact]
    public void Rolling_LongSeriesInTiles_SameBitsAsSingleCalls()
    {
        double[] values = Load(5000, 0.02, 3);
        foreach (var window in new[] { new RollingWindow(168, 24, 1, 100), new RollingWindow(5, 168, 168, 1) })
        {
            Results all = Compute(values, window, 0, 5100);
            for (int i = 0; i < 5100; i += 7)
                AssertSameBits(all.From(i, 1), Compute(values, window, i, 1));
        }
    }

    [Fact]
    public void Rolling_DistantPastDropped_SameBits()
    {
        double[] values = Load(3000, 0.03, 11);
        var window = new RollingWindow(168, 24, 1, 1);
        Results all = Compute(values, window, 2900, 100);
        for (int dropped = 2500; dropped < 2509; dropped++)
            AssertSameBits(all, Compute(values[dropped..], window, 2900 - dropped, 100));
    }

    [Fact]
    public void Rolling_ValuesOutsideOfTheWindowChanged_SameBits()
    {
        double[] values = Load(2000, 0, 5);
        var window = new RollingWindow(24, 48);
        Results before = Compute(values, window, 1000, 1);
        for (int i = 0; i < values.Length; i++)
        {
            if (i is < 1000 - 48 - 23 or > 1000 - 48)
                values[i] = i % 3 == 0 ? double.NaN : 1e300;
        }

        AssertSameBits(before, Compute(values, window, 1000, 1));
    }

    [Fact]
    public void Rolling_OneStatisticAlone_SameBitsAsTogether()
    {
        double[] values = Load(2000, 0.05, 9);
        var window = new RollingWindow(100, 1, 1, 10);
        Results all = Compute(values, window, 0, 2000);
        float[] alone = new float[2000];
        WindowKernels.RollingMean(values, window, 0, alone);
        AssertSameBits(all.Mean, alone);
        WindowKernels.RollingStd(values, window, 0, alone);
        AssertSameBits(all.Deviation, alone);
        WindowKernels.RollingSum(values, window, 0, alone);
        AssertSameBits(all.Sum, alone);
        WindowKernels.RollingMin(values, window, 0, alone);
        AssertSameBits(all.Minimum, alone);
        WindowKernels.RollingMax(values, window, 0, alone);
        AssertSameBits(all.Maximum, alone);
    }

    [Theory]
    [InlineData(1e9, 1e-3)]
    [InlineData(1e9, 1.0)]
    [InlineData(1e11, 10.0)]
    [InlineData(0, 1e-9)]
    public void RollingStd_SmallNoiseOnHighLevel_KeepsSinglePrecision(double level, double noise)
    {
        var random = new Random(17);
        double[] values = new double[600];
        for (int i = 0; i < values.Length; i++)
            values[i] = level + (noise * random.NextDouble());
        foreach (int length in new[] { 2, 3, 24, 168 })
        {
            float[] result = new float[values.Length];
            WindowKernels.RollingStd(values, new RollingWindow(length), 0, result);
            for (int i = length - 1; i < values.Length; i++)
            {
                double expected = WindowReference.Deviation(WindowReference.Window(values, i, length, 0, 1));
                Close(expected, result[i], 0);
            }
        }
    }

    [Fact]
    public void RollingStd_OutlierEntersAndLeaves_RecoversFully()
    {
        double[] values = Load(400, 0, 21);
        values[150] = 1e12;
        float[] result = new float[400];
        WindowKernels.RollingStd(values, new RollingWindow(24), 0, result);
        for (int i = 23; i < 400; i++)
            Close(WindowReference.Deviation(WindowReference.Window(values, i, 24, 0, 1)), result[i], 0);
    }

    [Fact]
    public void RollingStd_ConstantSeries_IsExactlyZero()
    {
        double[] values = Enumerable.Repeat(0.1, 300).ToArray();
        values[77] = double.NaN;
        float[] result = new float[300];
        WindowKernels.RollingStd(values, new RollingWindow(37, 0, 1, 2), 0, result);
        Assert.True(float.IsNaN(result[0]));
        Assert.All(result.Skip(1), value => Assert.Equal(0f, value));
        WindowKernels.RollingMean(values, new RollingWindow(37, 0, 1, 1), 0, result);
        Assert.All(result, value => Assert.Equal(0.1f, value));
    }

    [Fact]
    public void Rolling_ScaledByPowerOfTwo_ScalesBitForBit()
    {
        double[] values = Load(500, 0.05, 4);
        double[] scaled = values.Select(value => value * 1024).ToArray();
        var window = new RollingWindow(24, 0, 1, 1);
        Results plain = Compute(values, window, 0, 500);
        Results large = Compute(scaled, window, 0, 500);
        AssertSameBits(plain.Mean.Select(value => value * 1024).ToArray(), large.Mean);
        AssertSameBits(plain.Deviation.Select(value => value * 1024).ToArray(), large.Deviation);
    }

    [Fact]
    public void Rolling_OutputsOfDifferentLengths_Throws()
    {
        float[] mean = new float[3];
        float[] sum = new float[4];
        Assert.Throws<ArgumentException>(() =>
            WindowKernels.Rolling([1, 2, 3], new RollingWindow(2), 0, new RollingOutputs { Mean = mean, Sum = sum }));
        Assert.Throws<ArgumentException>(() => WindowKernels.RollingMean([1, 2, 3], default, 0, mean));
        Assert.Throws<ArgumentOutOfRangeException>(() => WindowKernels.RollingMean([1], new RollingWindow(2), -1, mean));
    }

    [Theory]
    [InlineData(0, 0, 1, 1)]
    [InlineData(3, -1, 1, 1)]
    [InlineData(3, 0, 0, 1)]
    [InlineData(3, 0, 1, 0)]
    [InlineData(3, 0, 1, 4)]
    [InlineData(16_777_217, 0, 1, 1)]
    [InlineData(1_000_000, 0, 10_000, 1)]
    public void RollingWindow_OutOfRange_Throws(int length, int lag, int stride, int needed) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new RollingWindow(length, lag, stride, needed));

    [Fact]
    public void Lag_AnyOffset_EqualsDefinition() => Gen.Select(Value.Array[0, 100], Gen.Int[0, 130], Gen.Int[0, 130], Gen.Int[0, 90])
        .Sample((values, lag, from, length) =>
        {
            float[] output = new float[length];
            WindowKernels.Lag(values, lag, from, output);
            for (int k = 0; k < length; k++)
            {
                int index = from + k - lag;
                bool known = index >= 0 && index < values.Length && double.IsFinite(values[index]);
                Assert.Equal(known ? (float)values[index] : float.NaN, output[k]);
            }
        }, iter: 500);

    [Fact]
    public void Lag_Negative_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => WindowKernels.Lag([1, 2], -1, 0, new float[2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => WindowKernels.Lag([1, 2], 0, -1, new float[2]));
    }

    private static double[] Load(int count, double missing, int seed)
    {
        var random = new Random(seed);
        double[] values = new double[count];
        for (int i = 0; i < count; i++)
            values[i] = random.NextDouble() < missing ? double.NaN : 800 + (200 * Math.Sin(i * 0.2618)) + (30 * random.NextDouble());
        return values;
    }

    private static Results Compute(double[] values, RollingWindow window, int from, int length)
    {
        var results = new Results(new float[length], new float[length], new float[length], new float[length], new float[length]);
        WindowKernels.Rolling(values, window, from, new RollingOutputs
        {
            Mean = results.Mean,
            Deviation = results.Deviation,
            Sum = results.Sum,
            Minimum = results.Minimum,
            Maximum = results.Maximum,
        });
        return results;
    }

    /// <summary>Relative to single precision, or absolute where a sum cancels.</summary>
    private static void Close(double expected, float actual, double absolute)
    {
        if (double.IsNaN(expected))
            Assert.True(float.IsNaN(actual), $"Expected a missing value, found {actual}.");
        else
            Assert.True(Math.Abs(expected - actual) <= (SinglePrecision * Math.Abs(expected)) + absolute, $"Expected {expected:R}, found {actual:R}.");
    }

    private static void AssertSameBits(Results expected, Results actual)
    {
        AssertSameBits(expected.Mean, actual.Mean);
        AssertSameBits(expected.Deviation, actual.Deviation);
        AssertSameBits(expected.Sum, actual.Sum);
        AssertSameBits(expected.Minimum, actual.Minimum);
        AssertSameBits(expected.Maximum, actual.Maximum);
    }

    private static void AssertSameBits(float[] expected, float[] actual) => Assert.Equal(
        expected.Select(BitConverter.SingleToInt32Bits), actual.Select(BitConverter.SingleToInt32Bits));

    private sealed record Results(float[] Mean, float[] Deviation, float[] Sum, float[] Minimum, float[] Maximum)
    {
        public Results From(int start) => From(start, Mean.Length - start);

        public Results From(int start, int length) => new(
            Mean[start..(start + length)], Deviation[start..(start + length)], Sum[start..(start + length)],
            Minimum[start..(start + length)], Maximum[start..(start + length)]);
    }
}
