using Forecasting.Forecasters.Hybrid;
using Forecasting.Forecasters.Intervals;
using Forecasting.Tests.Preparation;

namespace Forecasting.Tests.Forecasters.Hybrid;

/// <summary>How much each part of a hybrid counts.</summary>
public sealed class PartWeightsTests
{
    private static readonly RegularPanel Panel = Forecasts.Hourly(("a", 0, Panels.Load(48)), ("b", 0, Panels.Load(48)));

    [Fact]
    public void Of_TwiceTheErrorOnEachSeries_WeighsAQuarter() =>
        Assert.Equal([0.8, 0.2], PartWeights.Of([Sample(1, 10), Sample(2, 20)]).Select(weight => Math.Round(weight, 12)));

    [Fact]
    public void Of_NoError_WeighsAllAlike() => Assert.Equal([0.5, 0.5], PartWeights.Of([Sample(0, 0), Sample(0, 0)]));

    [Fact]
    public void Blend_TwoParts_IsTheirWeightedMean() =>
        Assert.Equal([[2.5, 25], [1]], PartWeights.Blend([0.25, 0.75], [[[1, 10], [1]], [[3, 30], [1]]]));

    private static ResidualSample Sample(double first, double second)
    {
        var sample = new ResidualSample(Panel, 1);
        sample.Add(0, 0, first);
        sample.Add(0, 0, -first);
        sample.Add(1, 0, second);
        return sample;
    }
}
