using Forecasting.Evaluation.Significance;

namespace Forecasting.Tests.Evaluation.Significance;

public sealed class GiacominiWhiteTests
{
    // Roundings of sines and a small linear system.
    private const double Rounding = 1e-10;

    // R 4.2.2, with d <- 0.3 + sin(1.3 t) + 0.5 cos(0.37 t), t = 0..59:
    // one step: sum(fitted(lm(1 ~ d[t] + d[t]:d[t-1] - 1))^2), which is n R²; three steps: crossprod(Z)/n + 2/3 and 1/3 of the lagged ones.
    [Theory]
    [InlineData(1, 13.3388695553281, 0.00126911588096201)]
    [InlineData(3, 11.7102882965567, 0.00286512256886046)]
    public void Test_Waves_IsTheStatisticOfR(int horizon, double statistic, double pValue)
    {
        GiacominiWhiteResult result = GiacominiWhite.Test(Waves(60), new double[60], horizon);
        Assert.Equal(statistic, result.Statistic!.Value, Rounding);
        Assert.Equal(pValue, result.PValue!.Value, Rounding);
        Assert.Equal((60 - horizon, horizon), (result.Count, result.Horizon));
        Assert.Null(result.UndefinedReason);
    }

    [Fact]
    public void Test_ForecastersExchanged_GivesTheSameStatistic()
    {
        double[] zeros = new double[60];
        GiacominiWhiteResult forth = GiacominiWhite.Test(Waves(60), zeros, 2);
        GiacominiWhiteResult back = GiacominiWhite.Test(zeros, Waves(60), 2);
        Assert.Equal(forth.Statistic!.Value, back.Statistic!.Value, Rounding);
        Assert.Equal(forth.MeanDifference, -back.MeanDifference);
    }

    [Theory]
    [InlineData(1e-200)]
    [InlineData(1e200)]
    public void Test_ExtremeUnits_ChangeNothing(double unit) =>
        Assert.Equal(13.3388695553281, GiacominiWhite.Test([.. Waves(60).Select(loss => loss * unit)], new double[60], 1).Statistic!.Value, Rounding);

    [Fact]
    public void Test_MissingPair_LeavesOutItsOwnAndTheNext()
    {
        double[] losses = Waves(60);
        losses[20] = double.NaN;
        Assert.Equal(57, GiacominiWhite.Test(losses, new double[60], 1).Count);
    }

    [Fact]
    public void Test_BetterByTurns_IsFoundWhereTheMeanTellsNothing()
    {
        // A is better for ten steps, then B for ten: the mean difference is 0, and the last difference tells the next.
        double[] a = [.. Enumerable.Range(0, 200).Select(t => (t / 10 % 2 == 0 ? 1 : -1) + (0.3 * Math.Sin(t * 1.7)))];
        Assert.InRange(GiacominiWhite.Test(a, new double[200], 1).PValue!.Value, 0, 1e-6);
        Assert.InRange(DieboldMariano.Test(a, new double[200], 1).PValue!.Value, 0.5, 1);
    }

    [Fact]
    public void Test_NothingToTell_IsUndefinedWithTheReason()
    {
        Assert.Equal("3 pairs are too few for a horizon of 1", GiacominiWhite.Test([1, 2, 3, 4], new double[4], 1).UndefinedReason);
        Assert.Equal("the differences hardly vary, so that the last one tells nothing", GiacominiWhite.Test(new double[20], new double[20], 1).UndefinedReason);
        Assert.NotNull(GiacominiWhite.Test([.. Enumerable.Repeat(2.0, 20)], new double[20], 1).UndefinedReason);
        Assert.Null(GiacominiWhite.Test(new double[20], new double[20], 1).PValue);
    }

    [Fact]
    public void Test_BadArguments_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => GiacominiWhite.Test([1], [1], 0));
        Assert.Throws<ArgumentException>(() => GiacominiWhite.Test([1], [1, 2], 1));
        Assert.Throws<ArgumentException>(() => GiacominiWhite.Test([1, double.PositiveInfinity], [1, 2], 1));
    }

    [Fact]
    public void Test_NoDifference_RejectsAboutAsOftenAsItShould()
    {
        // 1,000 draws of white noise of 200: at the 5 % level about 50 rejections, standard deviation 7; five of them allowed.
        int rejected = Enumerable.Range(0, 1000).Count(draw => GiacominiWhite.Test(Noise.Of(200, 2 * draw), Noise.Of(200, (2 * draw) + 1), 1).PValue < 0.05);
        Assert.InRange(rejected, 15, 85);
    }

    private static double[] Waves(int count) =>
        [.. Enumerable.Range(0, count).Select(t => 0.3 + Math.Sin(1.3 * t) + (0.5 * Math.Cos(0.37 * t)))];
}
