using Forecasting.Forecasters.Smoothing;
using Forecasting.Time;

namespace Forecasting.Tests.Forecasters.Smoothing;

public sealed class IntermittentForecasterTests
{
    private static readonly double[] Demands = [0, 0, 3, 0, 0, 0, 5, 0, 2, 0, 0, 1, 0, 0, 0, 0, 4, 0, 0, 2, 0, 0, 0, 3];

    // R 4.2.2, forecast 8.20: croston(x, h = 3) and croston(x, h = 3, alpha = 0.3).
    [Theory]
    [InlineData(0.1, 0.890106679928575)]
    [InlineData(0.3, 0.772595161055999)]
    public void Forecast_Croston_IsThatOfTheReference(double weight, double expected)
    {
        RegularPanel panel = Forecasts.Hourly(("a", 0, Demands));
        var forecaster = new IntermittentForecaster { Method = IntermittentMethod.Croston, SizeWeight = weight, TimeWeight = weight };
        Assert.All(forecaster.FitAndForecast(panel, 3), point => Assert.Equal(expected, point, 1e-9));
        var unbiased = new IntermittentForecaster { Method = IntermittentMethod.SyntetosBoylan, SizeWeight = weight, TimeWeight = weight };
        Assert.All(unbiased.FitAndForecast(panel, 3), point => Assert.Equal(expected * (1 - (weight / 2)), point, 1e-9));
    }

    // By hand: size 4, then 4 + 0.5 (2 - 4) = 3; probability 1/2, then 1/4, 5/8, 5/16.
    [Fact]
    public void Forecast_TeunterSyntetosBabai_FallsWhileThereIsNone()
    {
        var forecaster = new IntermittentForecaster { Method = IntermittentMethod.TeunterSyntetosBabai, SizeWeight = 0.5, TimeWeight = 0.5 };
        Assert.Equal([3 * 0.3125], forecaster.FitAndForecast(Forecasts.Hourly(("a", 0, [0, 4, 0, 2, 0])), 1));
    }

    [Fact]
    public void Forecast_Quantiles_AreZeroUntilTheDemands()
    {
        RegularPanel panel = Forecasts.Hourly(("a", 0, Demands));
        ForecastModel model = new IntermittentForecaster().Fit(panel, new FitOptions { Quantiles = [0.5, 0.99] }, TestContext.Current.CancellationToken);
        Forecast forecast = model.Forecast(panel, Horizon.Steps(2), null, TestContext.Current.CancellationToken);
        Assert.Equal(0, forecast.Quantile(panel.Keys[0], new QuantileLevel(0.5))[1]);
        Assert.Equal(5, forecast.Quantile(panel.Keys[0], new QuantileLevel(0.99))[1]);
        Assert.Empty(model.Findings);
    }

    [Fact]
    public void Fit_SmoothSeries_SaysSo()
    {
        RegularPanel panel = Forecasts.Hourly(("a", 0, KnownSeries.Hourly));
        Finding finding = Assert.Single(new IntermittentForecaster().Fit(panel, Forecasts.Points(1), TestContext.Current.CancellationToken).Findings);
        Assert.Equal("SMO-001", finding.Code);
    }

    [Fact]
    public void Forecast_Zeros_IsZero() =>
        Assert.Equal([0.0, 0.0], new IntermittentForecaster().FitAndForecast(Forecasts.Hourly(("a", 0, new double[50])), 2));

    [Fact]
    public void Quantile_NegativeDemands_Ascend()
    {
        var demand = new IntermittentDemand([0, -2, 0, 3, 0, 0, -1, 4], null, 0.1, 0.1);
        double below = double.NegativeInfinity;
        for (double level = 0.01; level < 1; level += 0.01)
        {
            double value = demand.Quantile(level);
            Assert.True(value >= below);
            below = value;
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1.1)]
    public void SizeWeight_OutOfRange_Throws(double weight) => Assert.Throws<ArgumentOutOfRangeException>(() => new IntermittentForecaster { SizeWeight = weight });
}
