using CsCheck;
using Forecasting.Evaluation.Significance;

namespace Forecasting.Tests.Evaluation.Significance;

public sealed class DieboldMarianoTests
{
    // A handful of roundings; p-values by mpmath 1.3.0 with 30 digits.
    private const double Rounding = 1e-13;

    private static readonly double[] Five = [1, 2, 3, 4, -1];

    [Fact]
    public void Test_OneStep_IsTheOneSampleTTest()
    {
        // Mean 1.8, sample variance 14.8 / 4: t = 1.8 / √(3.7 / 5).
        var result = DieboldMariano.Test(Five, new double[5], 1);
        Assert.Equal(1.8, result.MeanDifference, Rounding);
        Assert.Equal(2.0924574973887471, result.Statistic!.Value, Rounding);
        Assert.Equal(0.10453999977837546, result.PValue!.Value, Rounding);
        Assert.Equal((5, 0, 1, false), (result.Count, result.Excluded, result.Horizon, result.Bartlett));
        Assert.Null(result.UndefinedReason);
    }

    [Fact]
    public void Test_TwoSteps_IsTheOneByHand()
    {
        // γ0 = 2.96, γ1 = -0.688; 1.8 / √((2.96 - 1.376) / 5) x √((5 + 1 - 4 + 2 / 5) / 5).
        var result = DieboldMariano.Test(Five, new double[5], 2);
        Assert.Equal(2.2156468376279892, result.Statistic!.Value, Rounding);
        Assert.Equal(0.091052054337032324, result.PValue!.Value, Rounding);
    }

    [Fact]
    public void Test_VarianceNotPositive_TakesBartlettWeightsAndSaysSo()
    {
        // γ0 = 1, γ1 = -5/6: 1 - 10/6 is below 0; Bartlett gives 1 - 5/6. 1 / √(1/36) x √(20/36) = √20.
        var result = DieboldMariano.Test([2, 0, 2, 0, 2, 0], new double[6], 2);
        Assert.True(result.Bartlett);
        Assert.Equal(Math.Sqrt(20), result.Statistic!.Value, 1e-12);
    }

    [Fact]
    public void Test_MissingPair_KeepsItsPlaceInTime()
    {
        // Deviations -1, (none), 1, 0: γ0 = 2/3, γ1 = 0; 2 / √(2/9) x √(2/9) = 2.
        var result = DieboldMariano.Test([1, double.NaN, 3, 2], new double[4], 2);
        Assert.Equal(2, result.Statistic!.Value, Rounding);
        Assert.Equal((3, 1), (result.Count, result.Excluded));
        Assert.Equal(result, DieboldMariano.Test([1, 0, 3, 2], [0, double.NaN, 0, 0], 2));
    }

    [Fact]
    public void Test_ForecastersExchanged_NegatesTheStatistic() =>
        Losses.Sample((a, b, horizon) =>
        {
            var (forth, back) = (DieboldMariano.Test(a, b, horizon), DieboldMariano.Test(b, a, horizon));
            Assert.Equal(forth.Statistic, -back.Statistic);
            Assert.Equal(forth.PValue, back.PValue);
            Assert.Equal(forth.MeanDifference, -back.MeanDifference);
        });

    [Fact]
    public void Test_AnyLosses_GivesAProbabilityOfTheRightSign() =>
        Losses.Sample((a, b, horizon) =>
        {
            var result = DieboldMariano.Test(a, b, horizon);
            Assert.InRange(result.PValue!.Value, 0, 1);
            Assert.Equal(Math.Sign(result.MeanDifference), Math.Sign(result.Statistic!.Value));
        });

    [Theory]
    [InlineData(1e-300)]
    [InlineData(1e300)]
    public void Test_ExtremeUnits_ChangeNothing(double unit)
    {
        var result = DieboldMariano.Test([.. Five.Select(loss => loss * unit)], new double[5], 2);
        Assert.Equal(2.2156468376279892, result.Statistic!.Value, Rounding);
    }

    [Fact]
    public void Test_LossesThatDoNotDiffer_AreUndefined()
    {
        var same = DieboldMariano.Test([0.1, 0.2, 0.3], [0.1, 0.2, 0.3], 1);
        Assert.Null(same.Statistic);
        Assert.Null(same.PValue);
        Assert.Equal("the losses differ by the same amount everywhere", same.UndefinedReason);
        Assert.NotNull(DieboldMariano.Test([0.1, double.NaN, 0.1], [0, 0, 0], 1).UndefinedReason);
    }

    [Fact]
    public void Test_TooFewPairs_AreUndefinedWithTheNumbers()
    {
        Assert.Equal("3 pairs are too few for a horizon of 24", DieboldMariano.Test([1, 2, 3], [2, 1, 3], 24).UndefinedReason);
        Assert.Equal("2 pairs are too few for a horizon of 2", DieboldMariano.Test([1, 2, double.NaN], [2, 1, 3], 2).UndefinedReason);
        var none = DieboldMariano.Test([], [], 1);
        Assert.Equal((0, double.NaN), (none.Count, none.MeanDifference));
        Assert.NotNull(none.UndefinedReason);
    }

    [Fact]
    public void Test_BadArguments_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => DieboldMariano.Test([1], [1], 0));
        Assert.Throws<ArgumentException>(() => DieboldMariano.Test([1], [1, 2], 1));
        Assert.Throws<ArgumentException>(() => DieboldMariano.Test([1, double.PositiveInfinity], [1, 2], 1));
    }

    [Fact]
    public void Test_NoDifference_RejectsAsOftenAsItShould()
    {
        // 2,000 draws of white noise: at the 5 % level about 100 rejections, standard deviation 10; five of them allowed.
        var random = new Random(20_061);
        var rejected = 0;
        for (var draw = 0; draw < 2000; draw++)
        {
            var (a, b) = (Noise(random, 60), Noise(random, 60));
            rejected += DieboldMariano.Test(a, b, 1).PValue < 0.05 ? 1 : 0;
        }

        Assert.InRange(rejected, 50, 150);
    }

    [Fact]
    public void Test_PersistentDifferences_NeedTheLagsOfTheirMemory()
    {
        // 200 draws of 180 days, each keeping half of the day before: at the 5 % level about 10 rejections, with six lags a few more; with
        // none every fourth is taken for a difference. This is why backtests are compared with the lags of the bootstrap's blocks.
        var zeros = new double[180];
        var draws = Enumerable.Range(0, 200).Select(draw => Significance.Noise.Persistent(180, 0.5, draw)).ToArray();
        Assert.InRange(draws.Count(losses => DieboldMariano.Test(losses, zeros, 6).PValue < 0.05), 2, 26);
        Assert.InRange(draws.Count(losses => DieboldMariano.Test(losses, zeros, 1).PValue < 0.05), 35, 75);
    }

    private static Gen<(double[] A, double[] B, int Horizon)> Losses =>
        Gen.Select(Gen.Double[0, 100].Array[30], Gen.Double[0, 100].Array[30], Gen.Int[1, 24]);

    private static double[] Noise(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => Math.Abs(random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5))];
}
