using Forecasting.Features;

namespace Forecasting.Tests.Features.Windows;

public sealed class RollingFeatureTests
{
    private static readonly RegularPanel Panel = FeatureCase.Hourly([1, 2, double.NaN, 4, 9, 5]);

    [Fact]
    public void Rolling_MissingValue_IsLeftOutOfTheWindow()
    {
        // The window of three ends one step before the row; two of three values are enough.
        Assert.Equal([float.NaN, float.NaN, 1.5f, 1.5f, 3, 6.5f], Feature.Rolling(3, 1).Values(Panel));
    }

    [Fact]
    public void Rolling_AllStatistics_AreColumnsInOrder()
    {
        Feature feature = Feature.Rolling(3, 1, RollingStatistics.All);
        Assert.Equal(6.5f, feature.Values(Panel, 0)[5]);
        Assert.Equal((float)Math.Sqrt(12.5), feature.Values(Panel, 1)[5]);
        Assert.Equal(4, feature.Values(Panel, 2)[5]);
        Assert.Equal(9, feature.Values(Panel, 3)[5]);
    }

    [Fact]
    public void Rolling_StepsAhead_EndTheirWindowsAtTheLag() =>
        Assert.Equal([6.5f, 6], Feature.Rolling(3, 2).Ahead(Panel, 2));

    [Fact]
    public void SeasonalRolling_OnePointOfTheSeason_OfTheLastSeasons()
    {
        RegularPanel panel = FeatureCase.Hourly([1, 100, 3, 200, 5, 300, 7, 400]);
        // Season of two, the last two of them: (5 + 3) / 2 for the row of 7, (300 + 200) / 2 for that of 400.
        Assert.Equal([4, 250], Feature.SeasonalRolling(2, 2, 2).Values(panel)[6..]);
        Assert.Equal([6, 350], Feature.SeasonalRolling(2, 2, 2).Ahead(panel, 2));
    }

    [Fact]
    public void RollingQuantile_Median_IsLinearBetweenValues()
    {
        Feature feature = Feature.RollingQuantile(4, 1, QuantileLevel.Median);
        // 2, 4 and 9 before the last row; 1, 2 and 4 before the row of 9.
        Assert.Equal([2, 4], feature.Values(Panel)[4..]);
        Assert.Equal([5], feature.Ahead(Panel, 1));
    }

    [Fact]
    public void ExponentialMean_HalfLifeOfOneStep_HalvesTheWeightEachStep()
    {
        RegularPanel panel = FeatureCase.Hourly([8, 4, double.NaN, 2, 10]);
        // Begins at 8; then (8 + 4) / 2 = 6, kept over the gap, then (6 + 2) / 2 = 4.
        Assert.Equal([float.NaN, 8, 6, 6, 4], Feature.ExponentialMean(1, 1).Values(panel));
        Assert.Equal([7], Feature.ExponentialMean(1, 1).Ahead(panel, 1));
    }

    [Fact]
    public void ExponentialMean_Constant_IsTheConstant() =>
        Assert.All(Feature.ExponentialMean(24, 3).Values(FeatureCase.Hourly([.. Enumerable.Repeat(5.0, 100)]))[3..], value => Assert.Equal(5, value, 1e-6f));

    [Fact]
    public void ExponentialMean_OlderThanWhatItNeeds_WeighsNothing()
    {
        FeatureSet set = [Feature.ExponentialMean(1.9, 1)];
        RegularPanel panel = FeatureCase.Hourly(new double[400]);
        // Sixty-four half-lives, up to the next power of two, and the lag.
        Assert.Equal(128, set.Fit(panel).NeededHistory);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(5001)]
    public void ExponentialMean_HalfLifeOutOfRange_IsRefused(double halfLife) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Feature.ExponentialMean(halfLife, 1));

    [Fact]
    public void Window_BadNumbers_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Feature.Rolling(1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Feature.Rolling(24, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Feature.Rolling(24, 1, RollingStatistics.None));
        Assert.Throws<ArgumentOutOfRangeException>(() => Feature.Rolling(24, 1, (RollingStatistics)16));
        Assert.Throws<ArgumentOutOfRangeException>(() => Feature.SeasonalRolling(2, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Feature.RollingQuantile(1, 1, QuantileLevel.Median));
        Assert.Throws<ArgumentOutOfRangeException>(() => Feature.ExponentialMean(24, 0));
    }
}
