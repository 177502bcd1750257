using Forecasting.Forecasters.Naive;
using Forecasting.Search;

namespace Forecasting.Tests.Search;

public sealed class ForecasterCatalogTests
{
    [Fact]
    public void Create_EveryName_GivesTheForecasterOfThatName() =>
        Assert.All(ForecasterCatalog.Names, name => Assert.Equal(name, ForecasterCatalog.Create(name).Name));

    [Fact]
    public void Create_SeasonInTheName_IsTaken() =>
        Assert.Equal(168, Assert.IsType<SeasonalNaiveForecaster>(ForecasterCatalog.Create("seasonal-naive-168")).Season);

    [Theory]
    [InlineData("none such")]
    [InlineData("seasonal-naive-0")]
    [InlineData("Linear")]
    public void Create_OtherName_ListsThoseThereAre(string name)
    {
        var fault = Assert.Throws<ArgumentException>(() => ForecasterCatalog.Create(name));
        Assert.Contains("seasonal-average", fault.Message, StringComparison.Ordinal);
    }
}
