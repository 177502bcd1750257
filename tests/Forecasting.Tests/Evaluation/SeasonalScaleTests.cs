using CsCheck;
using Forecasting.Evaluation;

namespace Forecasting.Tests.Evaluation;

public sealed class SeasonalScaleTests
{
    [Fact]
    public void Mae_MissingValues_LeavesTheirPairsOut()
    {
        double[] history = [1, 5, double.NaN, 9, 4, double.PositiveInfinity, 10];
        // Pairs two apart: (1, NaN), (5, 9), (NaN, 4), (9, inf), (4, 10).
        Assert.Equal((4 + 6) / 2.0, SeasonalScale.Mae(history, 2));
        Assert.Equal((16 + 36) / 2.0, SeasonalScale.MeanSquare(history, 2));
    }

    [Fact]
    public void Mae_SeriesThatRepeatsItself_IsZero()
    {
        Assert.Equal(0, SeasonalScale.Mae([0.1, 0.2, 0.3, 0.1, 0.2, 0.3], 3));
        Assert.Equal(0, SeasonalScale.MeanSquare([7, 7], 1));
    }

    [Fact]
    public void Mae_NoPair_IsNaN()
    {
        Assert.Equal(double.NaN, SeasonalScale.Mae([1, 2, 3], 3));
        Assert.Equal(double.NaN, SeasonalScale.Mae([], 1));
        Assert.Equal(double.NaN, SeasonalScale.Mae([1, double.NaN, double.NaN, 2], 2));
        Assert.Equal(double.NaN, SeasonalScale.Mae([1, 2], int.MaxValue));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-24)]
    public void Mae_SeasonBelowOne_IsRefused(int season)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => SeasonalScale.Mae([1, 2], season));
        Assert.Throws<ArgumentOutOfRangeException>(() => SeasonalScale.MeanSquare([1, 2], season));
    }

    [Fact]
    public void Mae_SeriesBackwards_GivesTheSameBits() =>
        Gen.Select(Gen.Double[-1e6, 1e6].Array[2, 50], Gen.Int[1, 10]).Sample((history, season) =>
            SeasonalScale.Mae(history, season).Equals(SeasonalScale.Mae([.. history.Reverse()], season)));
}
