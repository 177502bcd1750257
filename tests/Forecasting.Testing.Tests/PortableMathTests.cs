using CsCheck;

namespace Forecasting.Testing.Tests;

public sealed class PortableMathTests
{
    [Fact]
    public void CosTurn_AnyAngle_IsTheCosine() =>
        // The tolerance is the rounding of the angle itself, which grows with the number of turns.
        Gen.Double[-1000, 1000].Sample(turns => Math.Abs(PortableMath.CosTurn(turns) - Math.Cos((turns - Math.Floor(turns)) * 2 * Math.PI)) < 1e-11);

    [Fact]
    public void SinTurn_AnyAngle_IsTheSine() =>
        Gen.Double[-1000, 1000].Sample(turns => Math.Abs(PortableMath.SinTurn(turns) - Math.Sin((turns - Math.Floor(turns)) * 2 * Math.PI)) < 1e-11);

    [Fact]
    public void Exp_AnyArgument_IsTheExponential() =>
        Gen.Double[-100, 100].Sample(x => Math.Abs((PortableMath.Exp(x) / Math.Exp(x)) - 1) < 1e-13);

    [Fact]
    public void NextNormal_ManyDraws_HasMeanZeroAndVarianceOne()
    {
        var random = new SeededRandom(5, RandomPurpose.Noise, 3);
        var (sum, squares) = (0.0, 0.0);
        const int Draws = 100_000;
        for (var i = 0; i < Draws; i++)
        {
            var value = random.NextNormal();
            sum += value;
            squares += value * value;
        }
        // Five standard errors of a mean and of a variance.
        Assert.InRange(sum / Draws, -0.016, 0.016);
        Assert.InRange(squares / Draws, 0.977, 1.023);
    }

    [Fact]
    public void SeededRandom_OtherSeedPurposeOrSeries_IsAnotherStream()
    {
        ulong First(ulong seed, RandomPurpose purpose, int series) => new SeededRandom(seed, purpose, series).NextBits();
        ulong[] firsts =
        [
            First(1, RandomPurpose.Noise, 0), First(2, RandomPurpose.Noise, 0), First(1, RandomPurpose.Order, 0), First(1, RandomPurpose.Noise, 1),
        ];
        Assert.Equal(4, firsts.Distinct().Count());
        Assert.Equal(firsts[0], First(1, RandomPurpose.Noise, 0));
    }
}
