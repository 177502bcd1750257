using Forecasting.Numerics;
using Forecasting.Tests.Forecasters;

namespace Forecasting.Tests.Numerics;

public sealed class AutoregressionTests
{
    [Fact]
    public void Burg_Wave_IsContinued()
    {
        double[] wave = Forecasts.Numbers(400, i => Math.Sin(i / 5.0) + (0.01 * (i * 7919 % 101 / 50.0)));
        double[] weights = Autoregression.Burg(wave, 24);
        double[] ahead = new double[10];
        Autoregression.Continue(weights, wave, ahead);
        for (int k = 0; k < 10; k++) Assert.Equal(Math.Sin((400 + k) / 5.0), ahead[k], 0.1);
    }

    [Fact]
    public void Burg_ByHand_AgreesWithTheReflection()
    {
        double[] weights = Autoregression.Burg([.. Enumerable.Range(0, 50).Select(i => Math.Pow(0.9, i))], 1);
        // A wave that fades by a tenth: 2 · 0.9 / (1 + 0.9²).
        Assert.Equal(1.8 / 1.81, Assert.Single(weights), 1e-12);
    }

    [Fact]
    public void Burg_Nothing_HasNoWeights()
    {
        Assert.Empty(Autoregression.Burg([], 3));
        Assert.Empty(Autoregression.Burg(new double[50], 3));
    }

    [Fact]
    public void Continue_ShortHistory_CountsWhatIsBeforeAsNothing()
    {
        double[] ahead = new double[2];
        Autoregression.Continue([0.5, 0.25], [8], ahead);
        Assert.Equal([4, 4], ahead);
    }
}
