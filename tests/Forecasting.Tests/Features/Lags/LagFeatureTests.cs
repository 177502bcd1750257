using Forecasting.Features;

namespace Forecasting.Tests.Features.Lags;

public sealed class LagFeatureTests
{
    private static readonly RegularPanel Panel = FeatureCase.Hourly([10, 11, double.NaN, 13, 14]);

    [Fact]
    public void TargetLag_Rows_AreTheTargetSomeStepsBefore() =>
        Assert.Equal([float.NaN, float.NaN, 10, 11, float.NaN], Feature.TargetLag(2).Values(Panel));

    [Fact]
    public void TargetLag_StepsAhead_EndWhereTheLagIsUnknown() =>
        Assert.Equal([13, 14, float.NaN], Feature.TargetLag(2).Ahead(Panel, 3));

    [Fact]
    public void OriginLag_StepsAhead_IsTheSameForEach() =>
        Assert.Equal([14, 14, 14], Feature.OriginLag(1).Ahead(Panel, 3));

    [Fact]
    public void OriginLag_OriginLagOfMoreThanTheHistory_IsUnknown() =>
        Assert.All(Feature.OriginLag(6).Ahead(Panel, 2), value => Assert.True(float.IsNaN(value)));

    [Fact]
    public void OriginLag_RowsForTraining_LieOneStepAhead() =>
        Assert.Equal([float.NaN, float.NaN, 10, 11, float.NaN], Feature.OriginLag(2).Values(Panel));

    [Fact]
    public void StepAhead_CountsFromOne()
    {
        Assert.Equal([1, 2, 3], Feature.StepAhead.Ahead(Panel, 3));
        Assert.All(Feature.StepAhead.Values(Panel), value => Assert.Equal(1, value));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-24)]
    public void Lag_BelowOne_IsRefused(int steps)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Feature.TargetLag(steps));
        Assert.Throws<ArgumentOutOfRangeException>(() => Feature.OriginLag(steps));
    }
}
