using Forecasting.Forecasters.Intervals;
using Forecasting.Forecasters.Naive;
using Forecasting.Tests.Preparation;

namespace Forecasting.Tests.Forecasters.Intervals;

/// <summary>The rolling origins that show how a model errs.</summary>
public sealed class CalibrationOriginsTests
{
    [Theory]
    [InlineData(11, null, 0)]
    [InlineData(30, 10, 1)]
    [InlineData(168, 56, 1)]
    [InlineData(400, 66, 1)]
    [InlineData(1500, 91, 2)]
    public void Of_HistoryOfDays_LooksBackLongerWhereThereIsMore(int days, int? count, int daysApart)
    {
        RegularPanel panel = Forecasts.Hourly(("a", 0, new double[days * 24]));
        CalibrationOrigins? origins = CalibrationOrigins.Of(panel, 24);
        if (count is not { } expected)
        {
            Assert.Null(origins);
            return;
        }

        RegularPanel before = origins!.Before(TestContext.Current.CancellationToken);
        Assert.Equal(24L * expected * daysApart, panel.OriginIndex - before.OriginIndex);
        Assert.Equal(expected, origins.Forecast(new SeasonalAverageModel(24, 1), 1, TestContext.Current.CancellationToken).Length);
    }

    // The errors are shares of the point: at twice the level the band is twice as wide.
    [Fact]
    public void Quantiles_TargetAboveZero_GrowWithTheLevel()
    {
        RegularPanel panel = Forecasts.Hourly(("a", 0, Panels.Load(100 * 24)));
        CalibrationOrigins origins = CalibrationOrigins.Of(panel, 2)!;
        double[][] points = origins.Forecast(new SeasonalAverageModel(168, 1), 1, TestContext.Current.CancellationToken);
        ResidualQuantiles quantiles = origins.Quantiles(points, QuantileLevels.Create([0.1, 0.5, 0.9]));
        ForecastQuantiles around = quantiles.Around([1000, 2000], new ForecastRequest(panel, 2, new ForecastOptions()));
        ForecastQuantiles twice = quantiles.Around([2000, 4000], new ForecastRequest(panel, 2, new ForecastOptions()));
        Assert.True(around.Values[2][0] > 1000);
        Assert.Equal(2 * around.Values[2][0], twice.Values[2][0], 1e-9);
        Assert.Equal(2 * around.Values[0][1], twice.Values[0][1], 1e-9);
    }
}
