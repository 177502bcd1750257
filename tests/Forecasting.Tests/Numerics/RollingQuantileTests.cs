using CsCheck;
using Forecasting.Numerics;

namespace Forecasting.Tests.Numerics;

public sealed class RollingQuantileTests
{
    [Fact]
    public void Compute_AnyWindow_EqualsDefinition()
    {
        Gen<double> value = Gen.Frequency((6, Gen.Int[-9, 9].Select(i => i / 4.0)), (6, Gen.Double[-10, 10]), (1, Gen.Const(double.NaN)));
        var cases =
            from values in value.Array[0, 120]
            from length in Gen.Int[1, 30]
            from lag in Gen.Int[0, 9]
            from stride in Gen.Int[1, 4]
            from needed in Gen.Int[1, length]
            from level in Gen.OneOf(Gen.Double[0, 1], Gen.Const(0.0), Gen.Const(1.0), Gen.Const(0.5))
            select (values, new RollingWindow(length, lag, stride, needed), level);
        cases.Sample(c =>
        {
            (double[] values, RollingWindow window, double level) = c;
            int from = values.Length / 4;
            float[] output = new float[values.Length + 20];
            RollingQuantile.Compute(values, window, level, from, output);
            for (int k = 0; k < output.Length; k++)
            {
                List<double> seen = WindowReference.Window(values, from + k, window.Length, window.Lag, window.Stride);
                Assert.Equal(seen.Count < window.MinimumCount ? float.NaN : Quantile(seen, level), output[k]);
            }
        }, iter: 400);
    }

    [Fact]
    public void Compute_LevelOutOfRange_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => RollingQuantile.Compute([1], new RollingWindow(1), 1.01, 0, new float[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => RollingQuantile.Compute([1], new RollingWindow(1), double.NaN, 0, new float[1]));
    }

    [Fact]
    public void Compute_HugeValues_DoesNotOverflowToInfinity()
    {
        float[] output = new float[2];
        RollingQuantile.Compute([-1.7e308, 1.7e308], new RollingWindow(2), 0.5, 0, output);
        Assert.Equal(0f, output[1]);
    }

    private static float Quantile(List<double> values, double level)
    {
        double[] sorted = values.Order().ToArray();
        double rank = level * (sorted.Length - 1);
        int below = (int)rank;
        double part = rank - below;
        return (float)(part == 0 ? sorted[below] : ((1 - part) * sorted[below]) + (part * sorted[below + 1]));
    }
}
