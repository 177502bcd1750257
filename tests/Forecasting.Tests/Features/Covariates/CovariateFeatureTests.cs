using Forecasting.Features;

namespace Forecasting.Tests.Features.Covariates;

public sealed class CovariateFeatureTests
{
    // The target of the last two cells is not known yet: they lie beyond the origin.
    private static readonly RegularPanel Panel = FeatureCase.Hourly(
        [1, 1, 1, 1, double.NaN, double.NaN], [2, 4, 6, 8, 10, 12], [5, 6, 7, 8, double.NaN, double.NaN]);

    [Fact]
    public void Known_Row_IsTheColumnItself()
    {
        Assert.Equal([2, 4, 6, 8], Feature.Known("temp").Values(Panel));
        Assert.Equal([10, 12, float.NaN], Feature.Known("temp").Ahead(Panel, 3));
    }

    [Fact]
    public void Known_LagAndPower_AreThoseOfTheRow()
    {
        Assert.Equal([float.NaN, 8, 64, 216], Feature.Known("temp", 1, 3).Values(Panel));
        Assert.Equal([512, 1000], Feature.Known("temp", 1, 3).Ahead(Panel, 2));
    }

    [Fact]
    public void KnownRolling_WindowThatEndsAtTheRow_ReachesBeyondTheOrigin()
    {
        // One value is enough at the start.
        Assert.Equal([2, 3, 5, 7], Feature.KnownRolling("temp", 2).Values(Panel));
        Assert.Equal([9, 11], Feature.KnownRolling("temp", 2).Ahead(Panel, 2));
        Assert.Equal([7, 9], Feature.KnownRolling("temp", 2, 1).Ahead(Panel, 2));
    }

    [Fact]
    public void Observed_Lag_IsKnownAsManyStepsAhead()
    {
        Feature feature = Feature.Observed("wind", 2);
        Assert.Equal([float.NaN, float.NaN, 5, 6], feature.Values(Panel));
        Assert.Equal([7, 8, float.NaN], feature.Ahead(Panel, 3));
        Assert.True(feature.KnownWhen.IsKnownAt(2));
        Assert.False(feature.KnownWhen.IsKnownAt(3));
    }

    [Fact]
    public void Known_ColumnObservedOnly_IsRefusedWithTheRemedy()
    {
        var error = Assert.Throws<SeriesDataException>(() => Feature.Known("wind").Fit(Panel));
        Assert.Equal("FEA-003", error.Code);
        Assert.Contains("Feature.Observed", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Column_NotInThePanel_IsNamed()
    {
        Assert.Equal("FEA-003", Assert.Throws<SeriesDataException>(() => Feature.Known("rain").Fit(Panel)).Code);
        Assert.Equal("FEA-003", Assert.Throws<SeriesDataException>(() => Feature.Observed("rain", 1).Fit(Panel)).Code);
        Assert.Equal("FEA-003", Assert.Throws<SeriesDataException>(() => Feature.KnownRolling("rain", 2).Fit(Panel)).Code);
    }

    [Fact]
    public void Known_NumbersOutOfRange_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Feature.Known("temp", -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Feature.Known("temp", 0, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Feature.KnownRolling("temp", 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Feature.Observed("wind", 0));
    }
}
