using Forecasting.Numerics;

namespace Forecasting.Tests.Numerics;

public sealed class DifferenceQuasiNewtonTests
{
    // Rosenbrock (1960): a bent valley whose lowest point is (1, 1).
    [Fact]
    public void Minimise_BentValley_EndsAtItsLowestPoint()
    {
        double[] place = DifferenceQuasiNewton.Minimise(
            at => Math.Pow(1 - at[0], 2) + (100 * Math.Pow(at[1] - (at[0] * at[0]), 2)), [-1.2, 1], 1e-16, TestContext.Current.CancellationToken);
        Assert.Equal(1, place[0], 1e-3);
        Assert.Equal(1, place[1], 1e-3);
    }

    [Fact]
    public void Minimise_WallBesideTheStart_StaysBeforeIt()
    {
        double[] place = DifferenceQuasiNewton.Minimise(
            at => at[0] > 0.5 ? double.NaN : (at[0] - 0.4) * (at[0] - 0.4), [-3], 1e-16, TestContext.Current.CancellationToken);
        Assert.Equal(0.4, place[0], 1e-5);
    }

    [Fact]
    public void Minimise_NoNumbers_IsThere() =>
        Assert.Empty(DifferenceQuasiNewton.Minimise(_ => 1, [], 1e-9, TestContext.Current.CancellationToken));
}
