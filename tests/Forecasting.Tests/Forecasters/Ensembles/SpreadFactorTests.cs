using Forecasting.Forecasters.Ensembles;

namespace Forecasting.Tests.Forecasters.Ensembles;

public sealed class SpreadFactorTests
{
    // Quantiles at half, or twice, or all of the distance that uniform errors have: the factor mends them.
    [Theory]
    [InlineData(0.5)]
    [InlineData(1.0)]
    [InlineData(2.0)]
    public void Of_QuantilesTooNearOrTooFar_MovesThemToWhereTheyBelong(double off)
    {
        QuantileLevels levels = [0.1, 0.5, 0.9];
        double[] errors = [.. Enumerable.Range(0, 1001).Select(i => (i - 500) / 500.0)];
        double[][] member = [[.. errors.Select(e => e + (0.8 * off)), .. errors, .. errors.Select(e => e - (0.8 * off)), .. errors]];

        Assert.Equal(1 / off, SpreadFactor.Of(new MemberErrors(levels, member), Combination.Mean, [1]), 0.01);
    }

    [Fact]
    public void Of_QuantilesThatDoNotDiffer_IsOne() =>
        Assert.Equal(1, SpreadFactor.Of(new MemberErrors([0.1, 0.5, 0.9], [[1, 1, 1, 1]]), Combination.Mean, [1]));
}
