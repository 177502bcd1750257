using Forecasting.Tests.Preparation;
using Forecasting.Time;
using NodaTime;

namespace Forecasting.Tests.Forecasters;

/// <summary>Short ways to panels and forecasts.</summary>
internal static class Forecasts
{
    public static FitOptions Points(int steps) => new() { Horizon = Horizon.Steps(steps), Quantiles = QuantileLevels.None };

    public static RegularPanel Panel(Duration step, params (string Key, int Start, double[] Values)[] series) =>
        Panels.Of(Panels.Schema(), [.. series.Select(one => Rows.Every(one.Key, Panels.Start + (step * one.Start), step, one.Values))]).Filled();

    public static RegularPanel Hourly(params (string Key, int Start, double[] Values)[] series) => Panel(Duration.FromHours(1), series);

    public static double[] FitAndForecast(this Forecaster forecaster, RegularPanel panel, int steps, int series = 0) =>
        forecaster.Fit(panel, Points(steps), TestContext.Current.CancellationToken).Points(panel, steps, series);

    public static double[] Points(this ForecastModel model, RegularPanel panel, int steps, int series = 0) =>
        model.Forecast(panel, Horizon.Steps(steps), null, TestContext.Current.CancellationToken).Point(panel.Keys[series]).ToArray();

    public static double[] Numbers(int count, Func<int, double> of) => [.. Enumerable.Range(0, count).Select(of)];
}
