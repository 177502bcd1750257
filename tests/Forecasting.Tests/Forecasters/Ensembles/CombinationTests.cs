using Forecasting.Forecasters.Ensembles;

namespace Forecasting.Tests.Forecasters.Ensembles;

public sealed class CombinationTests
{
    private static readonly int[] Three = [0, 1, 2];

    [Theory]
    [InlineData(0.0, 4.0)]
    [InlineData(0.2, 3.0)]
    [InlineData(0.4, 2.0)]
    public void TrimmedMean_OfFive_LeavesTheMiddle(double share, double expected)
    {
        double[] values = [1, 2, 10, 6, 1];
        Assert.Equal(expected, Combination.TrimmedMean(share).Combine(values, []), 1e-12);
    }

    [Theory]
    [InlineData(new[] { 3.0, 1, 9 }, 3.0)]
    [InlineData(new[] { 3.0, 1, 9, 5 }, 4.0)]
    [InlineData(new[] { 7.0 }, 7.0)]
    public void Median_IsTheMiddle(double[] values, double expected) => Assert.Equal(expected, Combination.Median.Combine(values, []), 1e-12);

    [Fact]
    public void Weighted_AMemberIsMissing_TheOthersShareTheWhole()
    {
        Combination combination = Combination.Weighted(2, 1, 1);

        Assert.Equal([0.5, 0.25, 0.25], combination.Weights(Three, null, TestContext.Current.CancellationToken));
        Assert.Equal([0.5, 0.5], combination.Weights([1, 2], null, TestContext.Current.CancellationToken));
        Assert.Equal(5, combination.Combine([4, 6], [0.25, 0.25]), 1e-12);
    }

    [Fact]
    public void InverseError_WeighsAsTheLossesSay()
    {
        var errors = new MemberErrors(QuantileLevels.None, [[1, -1], [2, 2], [4, -4]]);

        double[] weights = Combination.InverseError(1).Weights(Three, errors, TestContext.Current.CancellationToken);

        Assert.Equal([4 / 7.0, 2 / 7.0, 1 / 7.0], weights, (expected, actual) => Math.Abs(expected - actual) < 1e-12);
    }

    [Fact]
    public void InverseError_AMemberWithoutError_TakesAll() =>
        Assert.Equal([0, 1, 0], Combination.InverseError().Weights(Three, new MemberErrors(QuantileLevels.None, [[1], [0], [2]]), TestContext.Current.CancellationToken));

    [Fact]
    public void Greedy_ErrorsThatCancel_TakesBoth()
    {
        var errors = new MemberErrors(QuantileLevels.None, [[3, -3, 3], [-3, 3, -3], [2.9, 2.9, 2.9]]);

        double[] weights = Combination.Greedy().Weights(Three, errors, TestContext.Current.CancellationToken);

        Assert.Equal(1, weights.Sum(), 1e-12);
        Assert.True(errors.Loss(weights) < 0.25, $"{string.Join(", ", weights)}: {errors.Loss(weights)}");
    }

    // On a fine grid of shares nothing is better: the loss is convex, so a better one anywhere would show.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Stacking_RandomErrors_NoSharesAreBetter(int seed)
    {
        var random = new Random(seed);
        QuantileLevels levels = [0.1, 0.5, 0.9];
        double[][] all = [.. Enumerable.Range(0, 3).Select(m => Enumerable.Range(0, 400).Select(_ => (random.NextDouble() - 0.4 - (0.1 * m)) * (1 + m)).ToArray())];
        var errors = new MemberErrors(levels, all);

        double loss = errors.Loss(Combination.Stacking.Weights(Three, errors, TestContext.Current.CancellationToken));

        const int Parts = 40;
        for (int i = 0; i <= Parts; i++)
        {
            for (int j = 0; i + j <= Parts; j++)
            {
                double[] other = [i / (double)Parts, j / (double)Parts, (Parts - i - j) / (double)Parts];
                Assert.True(loss <= errors.Loss(other) * 1.0005, $"{string.Join(", ", other)}: {errors.Loss(other)} is below {loss}");
            }
        }
    }

    [Fact]
    public void Stacking_TruthIsAMix_FindsTheShares()
    {
        // Members forecast the truth and 3 times an error that a quarter and three quarters cancel.
        double[] noise = [.. Enumerable.Range(0, 200).Select(i => Math.Sin(i))];
        var errors = new MemberErrors(QuantileLevels.None, [[.. noise.Select(e => 3 * e)], [.. noise.Select(e => -e)]]);

        double[] weights = Combination.Stacking.Weights([0, 1], errors, TestContext.Current.CancellationToken);

        Assert.Equal(0.25, weights[0], 1e-3);
    }

    [Fact]
    public void Settings_OutOfRange_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Combination.TrimmedMean(0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Combination.InverseError(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Combination.Greedy(0));
        Assert.Throws<ArgumentException>(() => Combination.Weighted(0, 0));
        Assert.Throws<ArgumentException>(() => Combination.Weighted(1, -1));
    }
}
