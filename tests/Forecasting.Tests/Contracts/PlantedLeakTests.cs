using Forecasting.Testing;

namespace Forecasting.Tests.Contracts;

public sealed class PlantedLeakTests
{
    [Theory]
    [MemberData(nameof(PlantedLeaks.Names), MemberType = typeof(PlantedLeaks))]
    public void Check_LookPastTheOrigin_IsCaught(string name)
    {
        (Forecaster forecaster, ForecasterContractOptions options) = PlantedLeaks.Named(name);

        var violation = Assert.Throws<ContractViolationException>(
            () => ForecasterContract.Check(forecaster, options, TestContext.Current.CancellationToken));

        Assert.Equal(ContractRule.NoLookAhead, violation.Rule);
    }

    [Fact]
    public void Check_SameForecasterWithoutAFault_Passes() => ForecasterContract.Check(
        new PlantedForecaster(),
        new ForecasterContractOptions { HistoryDays = 21, Quantiles = [0.1, 0.9] },
        TestContext.Current.CancellationToken);
}
