using Forecasting.Numerics;

namespace Forecasting.Tests.Numerics;

public class UnitRootTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(60)]
    [InlineData(97)]
    [InlineData(1024)]
    public void Of_EveryNumber_IsTheRoot(int order)
    {
        for (int number = 0; number < 2 * order; number++)
        {
            (double sine, double cosine) = UnitRoot.Of(number, order);
            Assert.Equal(-Math.Sin(2 * Math.PI * number / order), sine, 3e-15);
            Assert.Equal(Math.Cos(2 * Math.PI * number / order), cosine, 3e-15);
        }
    }

    [Fact]
    public void Of_QuartersOfTheCircle_AreExact()
    {
        foreach (long order in (long[])[4, 12, 1 << 20, 4_000_000_000_000])
        {
            Assert.Equal((0, 1), UnitRoot.Of(0, order));
            Assert.Equal((-1, 0), UnitRoot.Of(order / 4, order));
            Assert.Equal((0, -1), UnitRoot.Of(order / 2, order));
            Assert.Equal((1, 0), UnitRoot.Of(3 * (order / 4), order));
        }
    }

    [Fact]
    public void Of_LargeOrder_IsReducedBeforeItIsRounded()
    {
        const long Order = 720_000_000_007;
        (double sine, double cosine) = UnitRoot.Of(Order - 1, Order);
        Assert.Equal(2 * Math.PI / Order, sine, 1e-27);
        Assert.Equal(1, cosine);
    }
}
