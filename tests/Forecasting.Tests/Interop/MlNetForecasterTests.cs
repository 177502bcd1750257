using Forecasting.Forecasters.Regression;
using Forecasting.Interop;
using Forecasting.Tests.Preparation;
using Forecasting.Time;

namespace Forecasting.Tests.Interop;

public sealed class MlNetForecasterTests
{
    private static readonly FitOptions Day = new() { Horizon = Horizon.Steps(24), Quantiles = QuantileLevels.None };

    [Theory]
    [InlineData("fasttree", 25)]
    [InlineData("sdca", 25)]
    public void Fit_DefaultFeatures_ForecastsAPattern(string name, double expected)
    {
        double[] load = Panels.Load(24 * 7 * 12);
        RegularPanel panel = Panels.Hourly(load[..^24]).Filled();
        var forecaster = new MlNetForecaster(name == "sdca" ? MlNetRegressor.Sdca() : MlNetRegressor.FastTree(100, learningRate: 0.1));
        Forecast forecast = forecaster.Fit(panel, Day, TestContext.Current.CancellationToken).Forecast(panel, Horizon.Steps(24), null, TestContext.Current.CancellationToken);

        // The noise is even over 20, so its mean absolute deviation is 5; the swing over the week is 400.
        double error = forecast.Point(panel.Keys[0]).ToArray().Zip(load[^24..], (point, actual) => Math.Abs(point - actual)).Average();
        Assert.Equal(name, forecaster.Name);
        Assert.InRange(error, 0, expected);
    }

    [Fact]
    public void Fit_RecursiveAndLocal_ForecastsEachSeries()
    {
        double[] load = Panels.Load(24 * 7 * 8);
        RegularPanel panel = Panels.Of(
            Panels.Schema(),
            Rows.Every("a", Panels.Start, NodaTime.Duration.FromHours(1), load),
            Rows.Every("b", Panels.Start, NodaTime.Duration.FromHours(1), [.. load.Select(value => 10 * value)])).Filled();
        var forecaster = new MlNetForecaster(MlNetRegressor.Sdca()) { Strategy = ForecastStrategy.Recursive, Scope = RegressionScope.Local };
        Forecast forecast = forecaster.Fit(panel, Day, TestContext.Current.CancellationToken).Forecast(panel, Horizon.Steps(24), null, TestContext.Current.CancellationToken);
        double[] a = forecast.Point(panel.Keys[0]).ToArray(), b = forecast.Point(panel.Keys[1]).ToArray();

        // Both series are the same after scaling; single precision divides them.
        for (int k = 0; k < a.Length; k++) Assert.Equal(10, b[k] / a[k], 1e-3);
    }
}
