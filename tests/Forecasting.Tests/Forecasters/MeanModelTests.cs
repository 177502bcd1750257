using Forecasting.Forecasters;
using Forecasting.Forecasters.Naive;

namespace Forecasting.Tests.Forecasters;

/// <summary>The weighted mean of models.</summary>
public sealed class MeanModelTests
{
    [Fact]
    public void Forecast_TwoModels_IsTheirWeightedMean()
    {
        RegularPanel panel = Forecasts.Hourly(("a", 0, [1, 2, 3, 4]), ("b", 0, [10, 20, 30, 40]));
        var mean = new MeanModel((0.25, new SeasonalAverageModel(1, 1)), (0.75, new SeasonalAverageModel(2, 1)));
        double[] points = mean.Forecast(new ForecastRequest(panel, 3, new ForecastOptions()), TestContext.Current.CancellationToken);
        Assert.Equal([3.25, 4, 3.25, 32.5, 40, 32.5], points);
        Assert.Equal(new SeasonalAverageModel(2, 1).NeededHistory, mean.NeededHistory);
    }
}
