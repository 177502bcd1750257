using Forecasting.Forecasters.Decomposition;
using Forecasting.Tests.Preparation;

namespace Forecasting.Tests.Forecasters.Decomposition;

public sealed class SeasonalAdjustmentTests
{
    private static readonly SeasonalAdjustment Day = new([24], 10, new StlOptions());

    [Fact]
    public void Adjusted_EarlierOrigin_IsDecomposedAnew()
    {
        RegularPanel panel = Forecasts.Hourly(("a", 0, Panels.Load(600)), ("b", 100, Panels.Load(400, seed: 2)));
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        RegularPanel earlier = Day.Adjusted(panel.AsOf(panel.OriginIndex - 100, cancellationToken));
        RegularPanel other = Day.Adjusted(panel).AsOf(panel.OriginIndex - 100, cancellationToken);
        RegularPanel tail = Day.Adjusted(panel).TailAsOf(panel.OriginIndex - 100, 48, cancellationToken);
        for (int s = 0; s < 2; s++)
        {
            Assert.Equal(Panels.Bits(earlier.Target(s)), Panels.Bits(other.Target(s)));
            Assert.Equal(Panels.Bits(earlier.Target(s)[^tail.HistoryLength(s)..]), Panels.Bits(tail.Target(s)));
        }

        Assert.Equal(48, tail.HistoryLength(0));
    }

    [Fact]
    public void Adjusted_Panel_KeepsTheCellsThatAreDecomposed()
    {
        RegularPanel adjusted = Day.Adjusted(Forecasts.Hourly(("a", 0, Panels.Load(600)), ("b", 590, Panels.Load(10))));
        Assert.Equal(240, adjusted.HistoryLength(0));
        // Less than two cycles: as it was.
        Assert.Equal(Panels.Load(10), adjusted.Target(1).ToArray());
    }
}
