using Forecasting.Testing;

namespace Forecasting.Tests.Contracts;

public sealed class FeatureContractTests
{
    [Fact]
    public void Members_OfTheFamily_AllHaveSamples()
    {
        Assert.True(FeatureSamples.Members.Count >= 25, "The features of the library were not found.");
        Assert.All(FeatureSamples.Members, member => Assert.NotEmpty(FeatureSamples.Of(member)));
    }

    [Fact]
    public void Name_OfEveryFeature_IsItsOwn() =>
        Assert.Equal(FeatureSamples.All.Count, FeatureSamples.All.Select(feature => feature.Name).Distinct(StringComparer.Ordinal).Count());

    [Theory]
    [MemberData(nameof(FeatureSamples.Names), MemberType = typeof(FeatureSamples))]
    public void Check_EveryFeature_KeepsTheContract(string name) =>
        FeatureContract.Check(FeatureSamples.Named(name), cancellationToken: TestContext.Current.CancellationToken);
}
