using CsCheck;
using Forecasting.Evaluation.Calibration;

namespace Forecasting.Tests.Evaluation.Calibration;

public sealed class PitValueTests
{
    private static readonly QuantileLevels Levels = [0.1, 0.5, 0.9];

    [Theory]
    [InlineData(5, 0, 0.1)]
    [InlineData(10, 0.1, 0.1)]
    [InlineData(15, 0.3, 0.3)]
    [InlineData(20, 0.5, 0.5)]
    [InlineData(35, 0.8, 0.8)]
    [InlineData(40, 0.9, 0.9)]
    [InlineData(41, 0.9, 1)]
    public void Of_BetweenQuantiles_IsLinearAndBoundedBeyondThem(double actual, double low, double high)
    {
        PitValue value = PitValue.Of(actual, Levels, [10, 20, 40]);
        Assert.Equal(low, value.Low, 1e-15);
        Assert.Equal(high, value.High, 1e-15);
    }

    [Theory]
    [InlineData(new double[] { 10, 10, 40 }, 0, 0.5)]
    [InlineData(new double[] { 5, 10, 10 }, 0.5, 1)]
    [InlineData(new double[] { 10, 10, 10 }, 0, 1)]
    public void Of_SeveralQuantilesAtTheTarget_IsKnownBetweenThemAlone(double[] quantiles, double low, double high) =>
        Assert.Equal(new PitValue(low, high), PitValue.Of(10, Levels, quantiles));

    [Fact]
    public void Of_NoQuantiles_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => PitValue.Of(1, QuantileLevels.None, []));
        Assert.Throws<ArgumentException>(() => PitValue.Of(1, Levels, [1, 2]));
    }

    [Fact]
    public void Of_HigherTarget_IsNotLower() => Gen.Select(Gen.Double[-10, 10], Gen.Double[-10, 10], Gen.Double[-9, 9].Array[3]).Sample((a, b, quantiles) =>
    {
        Array.Sort(quantiles);
        (double less, double more) = (Math.Min(a, b), Math.Max(a, b));
        Assert.True(PitValue.Of(less, Levels, quantiles).High <= PitValue.Of(more, Levels, quantiles).High);
    });
}
