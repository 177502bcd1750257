using Forecasting.Features;
using Forecasting.Forecasters.Arima;
using Forecasting.Tests.Preparation;
using NodaTime;

namespace Forecasting.Tests.Forecasters.Arima;

public sealed class ArimaForecasterTests
{
    // R 4.2.2: x <- log(AirPassengers); exp(predict(arima(x, order = c(0, 1, 1), seasonal = c(0, 1, 1), kappa = 1e8), 3)$pred)
    [Fact]
    public void Forecast_AirPassengers_AgreesWithR()
    {
        var forecaster = new ArimaForecaster { Order = ArimaOrder.Parse("ARIMA(0,1,1)(0,1,1)[12]"), HasConstant = false, Logarithm = true, Regressors = [] };
        double[] points = forecaster.FitAndForecast(Forecasts.Hourly(("a", 0, KnownSeries.AirPassengers)), 3);
        double[] expected = [6.11018559597, 6.05377481788, 6.17171368022];
        for (int k = 0; k < 3; k++) Assert.Equal(expected[k], Math.Log(points[k]), 1e-4);
    }

    [Fact]
    public void Forecast_SeasonOfADay_GoesOn()
    {
        double[] load = Panels.Load(1000 + 48);
        double[] points = new ArimaForecaster().FitAndForecast(Forecasts.Hourly(("a", 0, load[..1000])), 48);
        double spread = load.Max() - load.Min(), error = 0;
        for (int k = 0; k < 48; k++) error += Math.Abs(points[k] - load[1000 + k]) / 48;
        Assert.True(error < 0.1 * spread, $"The mean error is {error}, of a range of {spread}.");
    }

    [Fact]
    public void Forecast_NewerHistory_NeedsNoRefit()
    {
        double[] load = Panels.Load(700);
        RegularPanel whole = Forecasts.Hourly(("a", 0, load));
        ForecastModel model = new ArimaForecaster().Fit(Forecasts.Hourly(("a", 0, load[..600])), Forecasts.Points(24), TestContext.Current.CancellationToken);
        double[] newer = model.Points(whole, 24);
        Assert.All(newer, value => Assert.InRange(value, load.Min() - 50, load.Max() + 50));
        Assert.NotEqual(newer, model.Points(Forecasts.Hourly(("a", 0, load[..600])), 24));
    }

    [Fact]
    public void Forecast_ColumnKnownInAdvance_IsFollowed()
    {
        double[] column = Forecasts.Numbers(624, i => i * 7919 % 101 / 10.0);
        double[] target = Forecasts.Numbers(600, i => 100 + (3 * column[i]) + Math.Sin(i * 1.7));
        double[] longer = [.. target, .. Enumerable.Repeat(double.NaN, 24)];
        Rows rows = Rows.Every("a", Panels.Start, Duration.FromHours(1), longer) with { Covariates = [column] };
        RegularPanel panel = Panels.Of(Panels.Schema(known: "price"), rows).Filled();
        var forecaster = new ArimaForecaster { Order = ArimaOrder.Parse("ARIMA(1,0,0)"), Regressors = [Feature.Known("price")] };
        double[] points = forecaster.FitAndForecast(panel, 24);
        for (int k = 0; k < 24; k++) Assert.Equal(100 + (3 * column[600 + k]), points[k], 1.5);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7.5)]
    [InlineData(-1e300)]
    [InlineData(5e-324)]
    public void Forecast_Constant_IsThatConstant(double constant)
    {
        foreach (int length in (int[])[3, 30, 240])
        {
            double[] points = new ArimaForecaster().FitAndForecast(Forecasts.Hourly(("a", 0, [.. Enumerable.Repeat(constant, length)])), 24);
            foreach (double point in points.Where(point => !double.IsNaN(point))) Assert.Equal(constant, point, Math.Abs(constant) * 1e-9);
        }
    }

    [Fact]
    public void Fit_Findings_NameTheOrder()
    {
        var forecaster = new ArimaForecaster { Order = ArimaOrder.Parse("ARIMA(1,0,0)") };
        ForecastModel model = forecaster.Fit(
            Forecasts.Hourly(("a", 0, Panels.Load(240)), ("b", 239, [5])), Forecasts.Points(24), TestContext.Current.CancellationToken);
        Assert.Equal(["ARI-001", "ARI-002"], model.Findings.Select(finding => finding.Code).Order(StringComparer.Ordinal));
        Assert.Contains("ARIMA(1,0,0)", model.Findings.Single(finding => finding.Code == "ARI-001").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Regressors_OfTheTarget_AreRefusedBeyondTheirLag() => Assert.Throws<ArgumentException>(
        () => new ArimaForecaster { Regressors = [Feature.TargetLag(1)] }.FitAndForecast(Forecasts.Hourly(("a", 0, Panels.Load(240))), 24));

    [Fact]
    public void Options_OutOfRange_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ArimaForecaster { Season = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ArimaForecaster { LargestOrder = 6 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ArimaForecaster { LargestSeasonalOrder = 3 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ArimaForecaster { Estimation = (ArimaEstimation)7 });
    }
}
