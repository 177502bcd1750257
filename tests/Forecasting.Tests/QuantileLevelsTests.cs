namespace Forecasting.Tests;

public sealed class QuantileLevelsTests
{
    [Fact]
    public void Create_AnyOrderWithTwins_IsSortedAndDistinct()
    {
        QuantileLevels levels = [0.9, 0.1, 0.5, 0.1, 0.3, 0.1 + 0.2];
        Assert.Equal([0.1, 0.3, 0.5, 0.9], levels.ToArray());
        Assert.Equal("P10, P30, P50, P90", levels.ToString());
        Assert.Equal(0.3, levels[1]);
        Assert.Equal(4, levels.Count);
    }

    [Fact]
    public void Create_NotAProbability_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => QuantileLevels.Create([0.5, 1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => QuantileLevels.Create([double.NaN]));
    }

    [Fact]
    public void Create_NoLevel_IsNone()
    {
        QuantileLevels levels = [];
        Assert.Empty(levels);
        Assert.Equal(QuantileLevels.None, levels);
        Assert.Equal(-1, levels.IndexOf(0.5));
        Assert.Null(levels.Interval(0.8));
        Assert.Equal("", levels.ToString());
        Assert.Equal(levels.GetHashCode(), QuantileLevels.None.GetHashCode());
    }

    [Fact]
    public void Create_CallersArray_IsCopied()
    {
        double[] mine = [0.2, 0.8];
        var levels = QuantileLevels.Create(mine);
        mine[0] = 0.7;
        Assert.Equal(0.2, levels[0]);
    }

    [Fact]
    public void Families_HaveTheLevelsTheyName()
    {
        Assert.Equal([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9], QuantileLevels.Deciles);
        Assert.Equal(99, QuantileLevels.Percentiles.Count);
        Assert.Equal(0.57, QuantileLevels.Percentiles[56]);
        Assert.Equal(13, QuantileLevels.Default.Count);
        Assert.All(QuantileLevels.Deciles, level => Assert.True(QuantileLevels.Default.IndexOf(level) >= 0));
    }

    [Theory]
    [InlineData(0.1, 0)]
    [InlineData(0.1 + 5e-10, 0)]
    [InlineData(0.1 - 5e-10, 0)]
    [InlineData(0.1 + 0.2, 1)]
    [InlineData(0.9, 2)]
    [InlineData(0.9 + 5e-10, 2)]
    [InlineData(0.1 + 2e-9, -1)]
    [InlineData(0.5, -1)]
    [InlineData(0.0, -1)]
    [InlineData(150.0, -1)]
    [InlineData(double.NaN, -1)]
    public void IndexOf_Level_IsFoundWithinTolerance(double level, int expected) =>
        Assert.Equal(expected, QuantileLevels.Create([0.1, 0.3, 0.9]).IndexOf(level));

    [Fact]
    public void Interval_Coverage_GivesItsTwoLevels()
    {
        Assert.Equal((1, 11), QuantileLevels.Default.Interval(0.8));
        Assert.Equal((3, 9), QuantileLevels.Default.Interval(0.5));
        Assert.Equal((0, 12), QuantileLevels.Default.Interval(0.9));
        Assert.Null(QuantileLevels.Default.Interval(0.7));
        Assert.Null(QuantileLevels.Create([0.1, 0.5]).Interval(0.8));
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(1.0)]
    [InlineData(80.0)]
    [InlineData(double.NaN)]
    public void Interval_CoverageOutOfRange_IsRefusedWithCode(double coverage) =>
        Assert.StartsWith(
            "PRE-002",
            Assert.Throws<ArgumentOutOfRangeException>(() => QuantileLevels.Deciles.Interval(coverage)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Equals_SameLevels_IsTrue()
    {
        QuantileLevels levels = [0.2, 0.8];
        QuantileLevels same = [0.8, 0.2];
        QuantileLevels other = [0.2, 0.7];
        Assert.True(levels.Equals(same) && levels.GetHashCode() == same.GetHashCode());
        Assert.False(levels.Equals(other) || levels.Equals((object)"P20, P80") || levels.Equals(null));
    }
}
