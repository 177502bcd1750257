using Forecasting.Numerics;

namespace Forecasting.Tests.Numerics;

public sealed class RunningMomentsTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1e9, 1e-3)]
    [InlineData(-1e12, 100)]
    public void Of_NumbersAboutALevel_EqualsDecimalArithmetic(double level, double spread)
    {
        var random = new Random(3);
        double[] values = [.. Enumerable.Range(0, 5000).Select(_ => level + (spread * (random.NextDouble() - 0.5)))];
        decimal mean = values.Sum(value => (decimal)value) / values.Length;
        decimal variance = values.Sum(value => ((decimal)value - mean) * ((decimal)value - mean)) / values.Length;
        var moments = RunningMoments.Of(values);
        Assert.Equal((double)mean, moments.Mean, Math.Max(1, Math.Abs(level)) * 1e-13);
        // Decimals hold 15 digits of each number: as much as the conversion loses is allowed.
        Assert.Equal(Math.Sqrt((double)variance), moments.Deviation, Math.Max(spread * 1e-9, Math.Abs(level) * 1e-14));
        Assert.Equal(values.Length, moments.Count);
    }

    [Fact]
    public void Of_MissingNumbers_ArePassedOver()
    {
        float[] values = [float.NaN, 2, float.NaN, 4, 9, float.NaN];
        Assert.Equal(RunningMoments.Of([2.0, 4, 9]), RunningMoments.Of(values));
        Assert.Equal((3, 5.0, Math.Sqrt(26.0 / 3)), (RunningMoments.Of(values).Count, RunningMoments.Of(values).Mean, RunningMoments.Of(values).Deviation));
        Assert.Equal(default, RunningMoments.Of([double.NaN]));
    }

    [Fact]
    public void Of_Constant_HasNoDeviation() => Assert.Equal(0, RunningMoments.Of(Enumerable.Repeat(0.1, 1000).ToArray()).Deviation);
}
