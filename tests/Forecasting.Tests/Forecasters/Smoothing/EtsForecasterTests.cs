using Forecasting.Forecasters.Smoothing;
using Forecasting.Tests.Preparation;

namespace Forecasting.Tests.Forecasters.Smoothing;

public sealed class EtsForecasterTests
{
    [Fact]
    public void Forecast_TrainingHistory_IsThatOfTheFit()
    {
        RegularPanel panel = Forecasts.Hourly(("a", 0, KnownSeries.Hourly));
        EtsFit fit = EtsFit.Of(KnownSeries.Hourly, 24, EtsForm.Parse("ANA"), TestContext.Current.CancellationToken);
        Assert.Equal(Panels.Bits(fit.Forecast(30)), Panels.Bits(new EtsForecaster { Model = EtsForm.Parse("ANA") }.FitAndForecast(panel, 30)));
    }

    // Without a refit: the recursion goes on over the new values, and so is nearer to what follows than the old forecast is.
    [Fact]
    public void Forecast_NewerHistory_FollowsIt()
    {
        double[] values = [.. KnownSeries.Hourly, .. KnownSeries.Hourly[^48..].Select(value => value + 300)];
        RegularPanel old = Forecasts.Hourly(("a", 0, KnownSeries.Hourly));
        RegularPanel newer = Forecasts.Hourly(("a", 0, values));
        ForecastModel model = new EtsForecaster { Model = EtsForm.Parse("ANA") }.Fit(old, Forecasts.Points(24), TestContext.Current.CancellationToken);
        Assert.True(model.Points(newer, 24).Average() > model.Points(old, 24).Average() + 100);
    }

    // So late that the training lies outside of what is looked at: the initial state is fitted anew.
    [Fact]
    public void Forecast_MuchLater_StartsAnew()
    {
        double[] values = Panels.Load(3000);
        ForecastModel model = new EtsForecaster { Model = EtsForm.Parse("ANA") }
            .Fit(Forecasts.Hourly(("a", 0, values[..480])), Forecasts.Points(24), TestContext.Current.CancellationToken);
        Assert.Equal(960, model.NeededHistory);
        double[] points = model.Points(Forecasts.Hourly(("a", 0, values[..2928])), 24);
        for (int k = 0; k < 24; k++) Assert.Equal(values[2928 + k], points[k], 120.0);
        int first = 2928 - model.NeededHistory;
        Assert.Equal(Panels.Bits(points), Panels.Bits(model.Points(Forecasts.Hourly(("a", first, values[first..2928])), 24)));
    }

    [Fact]
    public void Season_OutOfRange_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => new EtsForecaster { Season = 0 });
}
