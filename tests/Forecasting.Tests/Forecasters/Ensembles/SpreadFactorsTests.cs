using Forecasting.Forecasters.Ensembles;

namespace Forecasting.Tests.Forecasters.Ensembles;

public sealed class SpreadFactorsTests
{
    // Quantiles at half and at twice the distance that uniform errors have: the factors mend them.
    [Theory]
    [InlineData(0.5)]
    [InlineData(2.0)]
    public void Of_QuantilesTooNearOrTooFar_MovesThemToWhereTheyBelong(double off)
    {
        QuantileLevels levels = [0.1, 0.5, 0.9];
        double[] errors = [.. Enumerable.Range(0, 1001).Select(i => (i - 500) / 500.0)];
        double[][] member = [[.. errors.Select(e => e + (0.8 * off)), .. errors, .. errors.Select(e => e - (0.8 * off)), .. errors]];

        SpreadFactors factors = SpreadFactors.Of(new MemberErrors(levels, member), Combination.Mean, [1]);

        Assert.Equal(100 - 0.8, factors.Apply(0, 100, 100 - (0.8 * off)), 0.01);
        Assert.Equal(100, factors.Apply(1, 100, 100), 1e-12);
        Assert.Equal(100 + 0.8, factors.Apply(2, 100, 100 + (0.8 * off)), 0.01);
    }
}
