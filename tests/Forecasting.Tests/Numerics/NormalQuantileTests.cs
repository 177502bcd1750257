using Forecasting.Numerics;

namespace Forecasting.Tests.Numerics;

public class NormalQuantileTests
{
    // From Python 3: statistics.NormalDist().inv_cdf.
    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.975, 1.9599639845400536)]
    [InlineData(0.9, 1.2815515655446008)]
    [InlineData(0.1, -1.2815515655446008)]
    [InlineData(0.999, 3.090232306167813)]
    [InlineData(1e-10, -6.361340902404056)]
    [InlineData(1e-100, -21.27345356096532)]
    public void Of_Probability_IsTheQuantile(double probability, double expected) =>
        Assert.Equal(expected, NormalQuantile.Of(probability), Math.Abs(expected) * 1e-13);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void Of_NoProbability_IsRefused(double probability) =>
        Assert.Throws<ArgumentOutOfRangeException>(nameof(probability), () => NormalQuantile.Of(probability));
}
