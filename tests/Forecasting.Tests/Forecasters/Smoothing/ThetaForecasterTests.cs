using Forecasting.Forecasters.Smoothing;
using Forecasting.Tests.Preparation;

namespace Forecasting.Tests.Forecasters.Smoothing;

public sealed class ThetaForecasterTests
{
    // R 4.2.2, forecast 8.20: f <- thetaf(AirPassengers, h = 24); f$mean, f$model$alpha. With its weight given, all else is the same algorithm.
    [Theory]
    [InlineData("airline", 12, 0.837752089949, new[] { 440.07819108159, 428.38428055698, 489.70709866964, 475.70462766137, 479.67038866921 })]
    [InlineData("nile", 1, 0.245668153653, new[] { 799.81199621586, 798.45484350058, 797.09769078531, 795.74053807004, 794.38338535477 })]
    [InlineData("hourly", 24, 0.0389287715762118, new[] { 1156.35457724578, 1196.13754740278, 1217.45628739922 })]
    public void Continue_WeightOfTheReference_ForecastIsItsOwn(string name, int season, double alpha, double[] expected)
    {
        double[] values = Series(name);
        Assert.Equal(season > 1, ThetaSeries.IsSeasonal(values, season));
        double[] points = new double[expected.Length];
        new ThetaSeries(ThetaMethod.Standard, season, alpha, 2).Continue(values, points);
        // Its first level is not quite that of the least squares: of the hundred values of the Nile it keeps some weight.
        for (int k = 0; k < points.Length; k++) Assert.Equal(expected[k], points[k], 1e-6 * expected[k]);
    }

    [Theory]
    [InlineData("airline", 12, 0.837752089949)]
    [InlineData("nile", 1, 0.245668153653)]
    public void Of_Weight_IsNearThatOfTheReference(string name, int season, double alpha) =>
        Assert.Equal(alpha, ThetaSeries.Of(Series(name), season, ThetaMethod.Standard, TestContext.Current.CancellationToken).Alpha, 1e-3);

    // Without any of the line the dynamic model is simple exponential smoothing.
    [Fact]
    public void Continue_ThetaOfOne_IsSimpleSmoothing()
    {
        double level = KnownSeries.Nile[0];
        foreach (double value in KnownSeries.Nile) level += 0.3 * (value - level);
        double[] points = new double[5];
        new DynamicTheta(0.3, 1).Continue(KnownSeries.Nile, points);
        Assert.All(points, point => Assert.Equal(level, point, 1e-9));
    }

    [Fact]
    public void Forecast_DynamicOnALine_GoesOn()
    {
        RegularPanel panel = Forecasts.Hourly(("a", 0, Forecasts.Numbers(200, t => 10 + (2.0 * t))));
        double[] points = new ThetaForecaster { Method = ThetaMethod.DynamicOptimised, Season = 1 }.FitAndForecast(panel, 10);
        for (int k = 0; k < 10; k++) Assert.Equal(10 + (2.0 * (200 + k)), points[k], 1.0);
    }

    [Theory]
    [InlineData(ThetaMethod.Standard)]
    [InlineData(ThetaMethod.DynamicOptimised)]
    public void Forecast_NegativeValuesAndGaps_IsFinite(ThetaMethod method)
    {
        double[] values = [.. KnownSeries.Hourly.Select(value => value - 1000)];
        for (int i = 300; i < 320; i++) values[i] = double.NaN;
        double[] points = new ThetaForecaster { Method = method }.FitAndForecast(Forecasts.Hourly(("a", 0, values)), 48);
        Assert.All(points, point => Assert.InRange(point, -600, 600));
    }

    [Fact]
    public void Forecast_NewerHistory_IsComputedFromIt()
    {
        double[] values = Panels.Load(1000);
        ForecastModel model = new ThetaForecaster().Fit(Forecasts.Hourly(("a", 0, values[..500])), Forecasts.Points(24), TestContext.Current.CancellationToken);
        double[] points = model.Points(Forecasts.Hourly(("a", 0, values[..912])), 24);
        for (int k = 0; k < 24; k++) Assert.Equal(values[912 + k], points[k], 160.0);
    }

    private static double[] Series(string name) => name switch { "airline" => KnownSeries.AirPassengers, "nile" => KnownSeries.Nile, _ => KnownSeries.Hourly };
}
