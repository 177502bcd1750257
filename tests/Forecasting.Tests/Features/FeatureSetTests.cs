using Forecasting.Features;

namespace Forecasting.Tests.Features;

public sealed class FeatureSetTests
{
    private static readonly RegularPanel Panel = FeatureCase.Hourly([1, 2, 3, 4]);

    [Fact]
    public void Create_TwoFeaturesOfOneName_AreRefused()
    {
        var error = Assert.Throws<ArgumentException>(() => FeatureSet.Create(Feature.TargetLag(24), Feature.TargetLag(24)));
        Assert.Contains("'lag 24'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CheckKnownAt_LagShorterThanTheStep_SaysWhichAndWhatToDo()
    {
        FeatureSet set = [Feature.Hour, Feature.TargetLag(24), Feature.Rolling(24, 48)];
        set.CheckKnownAt(24);
        var error = Assert.Throws<ArgumentException>(() => set.CheckKnownAt(25));
        Assert.StartsWith("FEA-001", error.Message, StringComparison.Ordinal);
        Assert.Contains("'lag 24'", error.Message, StringComparison.Ordinal);
        Assert.Contains("recursive", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NeedsInAdvance_EachColumn_IsNamedOnce()
    {
        FeatureSet set = [Feature.Known("temp"), Feature.Known("temp", 3), Feature.KnownRolling("wind", 24), Feature.Hour];
        Assert.Equal(["temp", "wind"], set.NeedsInAdvance);
    }

    [Fact]
    public void NeededHistory_IsThatOfTheFeatureThatLooksFurthest()
    {
        FeatureSet set = [Feature.TargetLag(3), Feature.Rolling(24, 2), Feature.SeasonalRolling(3, 24, 24)];
        Assert.Equal(72, set.Fit(Panel).NeededHistory);
    }

    [Fact]
    public void Transform_FeaturesTogether_HaveTheBitsThatEachHasAlone()
    {
        Feature[] features = [Feature.Hour, Feature.TargetLag(1), Feature.StepAhead, Feature.Rolling(2, 1), Feature.Trend, Feature.OriginLag(2)];
        FeatureMatrix together = FeatureSet.Create(features).Fit(Panel).Transform(Panel, 2, TestContext.Current.CancellationToken);
        for (int i = 0; i < features.Length; i++) Assert.Equal(features[i].Values(Panel), together.Column(i).ToArray());
    }

    [Fact]
    public void Transform_NoThread_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => FeatureSet.Create(Feature.Hour).Fit(Panel).Transform(Panel, 0, TestContext.Current.CancellationToken));

    [Theory]
    [InlineData(0, 4)]
    [InlineData(3, 2)]
    public void TransformAhead_StepsOutOfOrder_AreRefused(int first, int last) => Assert.Throws<ArgumentOutOfRangeException>(
        () => FeatureSet.Create(Feature.Hour).Fit(Panel).TransformAhead(Panel, first, last, TestContext.Current.CancellationToken));

    [Fact]
    public void TransformAhead_SeriesThatBeginsAfterTheOrigin_HasNoRow()
    {
        RegularPanel panel = FeatureCase.Series(("a", [1, 2, 3, 4]), ("b", [double.NaN, double.NaN, double.NaN, double.NaN, 9]));
        RegularPanel past = panel.AsOf(panel.Grid.InstantAt(panel.OriginIndex - 3), TestContext.Current.CancellationToken);
        FeatureMatrix matrix = FeatureSet.Create(Feature.TargetLag(2)).Fit(past).TransformAhead(past, 1, 2, TestContext.Current.CancellationToken);
        Assert.Equal([1, 2], matrix.Column(0).ToArray()[..2]);
    }

    [Fact]
    public void Rows_RunOfAMatrix_SharesItsColumns()
    {
        FeatureSet set = [Feature.TargetLag(1), Feature.Hour];
        FeatureMatrix matrix = set.Fit(Panel).Transform(Panel, 1, TestContext.Current.CancellationToken);
        FeatureMatrix run = matrix.Rows(1, 2);
        Assert.Equal([1, 2], run.Column(0).ToArray());
        Assert.Equal(1, run.IndexOf("hour"));
        Assert.Equal(-1, run.IndexOf("minute"));
        Assert.Throws<ArgumentOutOfRangeException>(() => matrix.Rows(3, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => matrix.Rows(-1, 2));
    }
}
