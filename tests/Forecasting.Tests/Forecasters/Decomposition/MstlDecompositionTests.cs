using Forecasting.Forecasters.Decomposition;

namespace Forecasting.Tests.Forecasters.Decomposition;

public sealed class MstlDecompositionTests
{
    // R 4.2.2, forecast 8.20: i <- 0:1199
    // x <- msts(100 + 0.01 * i + 10 * sin(2 * pi * i / 24) + 5 * cos(2 * pi * i / 168) + ((7 * i) %% 17), seasonal.periods = c(24, 168))
    // mstl(x)[c(1, 2, 600, 1199, 1200), ]; the remainder is what is left.
    [Theory]
    [InlineData(0, 107.926748486, 0.620339600222, 3.12975359029)]
    [InlineData(1, 107.937372917, 2.392904257472, 6.05118569672)]
    [InlineData(599, 113.989904027, -1.268813591133, -6.16788693836)]
    [InlineData(1198, 119.992293461, -4.691501665204, 3.51221611289)]
    [InlineData(1199, 120.002384905, -1.910326827821, 2.97398455134)]
    public void Of_TwoSeasons_AgreesWithR(int at, double trend, double day, double week) =>
        Check(MstlDecomposition.Of(TwoSeasons(1200), [168, 24]), at, (trend, day, week), 1e-8);

    // The same with robust = TRUE: the partial sort of R misses a median now and then, which moves the parts a little.
    [Theory]
    [InlineData(0, 107.922228577, 0.71275479916, 2.92833921899)]
    [InlineData(599, 113.993304800, -1.23858351060, -6.26288604672)]
    [InlineData(1199, 120.001559989, -1.97298611071, 3.24611716943)]
    public void Of_TwoSeasonsRobust_AgreesWithR(int at, double trend, double day, double week) =>
        Check(MstlDecomposition.Of(TwoSeasons(1200), [24, 168], new StlOptions { IsRobust = true }), at, (trend, day, week), 1e-4);

    [Fact]
    public void Of_Gaps_AreMissingInTheRemainderAlone()
    {
        double[] values = TwoSeasons(1200);
        foreach (int at in (int[])[0, 1, 400, 401, 402, 1199]) values[at] = double.NaN;
        for (int i = 600; i < 650; i++) values[i] = double.NaN;
        MstlDecomposition parts = MstlDecomposition.Of(values, [24, 168]);
        double[] whole = TwoSeasons(1200);
        for (int i = 0; i < values.Length; i++)
        {
            Assert.Equal(double.IsNaN(values[i]), double.IsNaN(parts.Remainder[i]));
            // The noise of the series goes up to 8 about its mean.
            Assert.Equal(whole[i], parts.Trend[i] + parts.Seasonal(0)[i] + parts.Seasonal(1)[i], 15.0);
        }
    }

    [Fact]
    public void Of_SeasonOfWhichThereAreNotTwoCycles_IsLeftOut() =>
        Assert.Equal([24], MstlDecomposition.Of(TwoSeasons(200), [24, 168]).Periods);

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(-1e300)]
    [InlineData(1e-300)]
    public void Of_Constant_IsAllTrend(double constant)
    {
        foreach (int length in (int[])[1, 2, 30, 400])
        {
            double[] values = [.. Enumerable.Repeat(constant, length)];
            MstlDecomposition parts = MstlDecomposition.Of(values, [24, 168], new StlOptions { IsRobust = true });
            foreach (double trend in parts.Trend) Assert.Equal(constant, trend, Math.Abs(constant) * 1e-12);
            foreach (double left in parts.Remainder) Assert.Equal(0, left, Math.Abs(constant) * 1e-12);
        }
    }

    [Fact]
    public void Of_NoValue_IsMissingThroughout()
    {
        MstlDecomposition parts = MstlDecomposition.Of([.. Enumerable.Repeat(double.NaN, 60)], [24]);
        Assert.False(parts.Trend.ContainsAnyExcept(double.NaN));
        Assert.False(parts.Seasonal(0).ContainsAnyExcept(double.NaN));
        Assert.False(parts.Remainder.ContainsAnyExcept(double.NaN));
    }

    [Fact]
    public void Of_Infinity_IsRefused() =>
        Assert.Equal("DEC-002", Assert.Throws<SeriesDataException>(() => MstlDecomposition.Of([1, double.PositiveInfinity], [2])).Findings[0].Code);

    [Fact]
    public void Of_SeasonTwice_IsRefused() =>
        Assert.Throws<ArgumentException>(() => MstlDecomposition.Of(new double[100], [24, 24]));

    internal static double[] TwoSeasons(int count) => Forecasts.Numbers(
        count, i => 100 + (0.01 * i) + (10 * Math.Sin(2 * Math.PI * i / 24)) + (5 * Math.Cos(2 * Math.PI * i / 168)) + (7 * i % 17));

    private static void Check(MstlDecomposition parts, int at, (double Trend, double Day, double Week) expected, double tolerance)
    {
        Assert.Equal([24, 168], parts.Periods);
        Assert.Equal(expected.Trend, parts.Trend[at], tolerance);
        Assert.Equal(expected.Day, parts.Seasonal(0)[at], tolerance);
        Assert.Equal(expected.Week, parts.Seasonal(1)[at], tolerance);
    }
}
