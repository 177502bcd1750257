using Forecasting.Testing;

namespace Forecasting.Tests.Contracts;

public sealed class ForecasterContractTests
{
    [Fact]
    public void Types_OfTheLibrary_AreFoundAndCanBeMade()
    {
        Assert.True(Forecasters.Types.Count >= 4, "The forecasters of the library were not found.");
        Assert.All(Forecasters.Types, type => Assert.NotEmpty(Forecasters.Make(type.Name).Name));
    }

    [Theory]
    [MemberData(nameof(Forecasters.Names), MemberType = typeof(Forecasters))]
    public void Check_EveryForecaster_KeepsTheContract(string name) =>
        ForecasterContract.Check(Forecasters.Make(name), cancellationToken: TestContext.Current.CancellationToken);
}
