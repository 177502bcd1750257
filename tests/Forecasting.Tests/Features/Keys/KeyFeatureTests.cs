using Forecasting.Features;

namespace Forecasting.Tests.Features.Keys;

public sealed class KeyFeatureTests
{
    private static readonly RegularPanel Panel = FeatureCase.Series(("a", [1, 2, 3]), ("b", [10, 10, 10]));

    [Fact]
    public void Series_Codes_FollowTheOrderOfTheKeys() =>
        Assert.Equal([0, 0, 0, 1, 1, 1], Feature.Series.Values(Panel));

    [Fact]
    public void Series_NotMetInTraining_HasNoCode()
    {
        FeatureSet set = [Feature.Series, Feature.Key("id")];
        RegularPanel other = FeatureCase.Series(("b", [1]), ("c", [1]));
        FeatureMatrix matrix = set.Fit(Panel).Transform(other, 1, TestContext.Current.CancellationToken);
        Assert.Equal([1, float.NaN], matrix.Column(0).ToArray());
        Assert.Equal([1, float.NaN], matrix.Column(1).ToArray());
    }

    [Fact]
    public void Key_NotInTheSchema_IsNamed()
    {
        Assert.Equal("FEA-003", Assert.Throws<SeriesDataException>(() => Feature.Key("region").Fit(Panel)).Code);
        Assert.Equal("FEA-003", Assert.Throws<SeriesDataException>(() => Feature.Static("area").Fit(Panel)).Code);
    }

    [Fact]
    public void Series_TooMany_AreRefusedWithTheirNumber()
    {
        RegularPanel panel = FeatureCase.Series([.. Enumerable.Range(0, 10_001).Select(i => ($"s{i:D5}", new double[] { 1 }))]);
        var error = Assert.Throws<SeriesDataException>(() => Feature.Series.Fit(panel));
        Assert.Equal("FEA-021", error.Code);
        Assert.Contains("10001", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SeriesStatistics_EachSeries_HasItsLevelAndSpread()
    {
        Assert.Equal([2, 2, 2, 10, 10, 10], Feature.SeriesStatistics.Values(Panel));
        Assert.Equal([(float)Math.Sqrt(2 / 3.0), 0], Feature.SeriesStatistics.Values(Panel, 1)[2..4]);
    }

    [Fact]
    public void SeriesStatistics_NewerHistory_AreThoseOfTheTraining()
    {
        FeatureSet set = [Feature.SeriesStatistics];
        RegularPanel later = FeatureCase.Series(("a", [50, 60]), ("new", [7, 9]));
        FeatureMatrix matrix = set.Fit(Panel).Transform(later, 1, TestContext.Current.CancellationToken);
        Assert.Equal([2, 2, 8, 8], matrix.Column(0).ToArray());
    }
}
