using Forecasting.Forecasters.Arima;

namespace Forecasting.Tests.Forecasters.Arima;

/// <summary>Against R 4.2.2, whose optimiser stops at about a thousandth of a standard error.</summary>
public sealed class ArimaEstimatorTests
{
    private static readonly double[] LogPassengers = [.. KnownSeries.AirPassengers.Select(value => Math.Log(value))];

    // arima(log(AirPassengers), order = c(0, 1, 1), seasonal = c(0, 1, 1), kappa = 1e8); predict(fit, 3)
    [Fact]
    public void Fit_Airline_AgreesWithR() => Check(
        [LogPassengers],
        ("ARIMA(0,1,1)(0,1,1)[12]", ArimaEstimation.ExactLikelihood),
        ([-0.401823019282, -0.556935786493], 244.696517295, 0.00134809851324),
        [6.11018559597, 6.05377481788, 6.17171368022]);

    // x <- log(AirPassengers); x[c(20, 50, 51, 140)] <- NA; arima(x, order = c(0, 1, 1), seasonal = c(0, 1, 1), kappa = 1e8); predict(fit, 3)
    [Fact]
    public void Fit_AirlineWithGaps_AgreesWithR()
    {
        double[] values = [.. LogPassengers];
        foreach (int place in (int[])[20, 50, 51, 140]) values[place - 1] = double.NaN;
        Check(
            [values],
            ("ARIMA(0,1,1)(0,1,1)[12]", ArimaEstimation.ExactLikelihood),
            ([-0.412203742255, -0.554166581143], 234.887740253, null),
            [6.11078928257, 6.05443301782, 6.17191921096]);
    }

    // arima(LakeHuron, order = c(2, 0, 0), xreg = time(LakeHuron) - 1920); predict(fit, 3, newxreg = c(53, 54, 55))
    [Fact]
    public void Fit_LakeHuronOverTheYear_AgreesWithR()
    {
        double[] year = Forecasts.Numbers(98, i => 1875 + i - 1920);
        ArimaFit fit = Check(
            [KnownSeries.LakeHuron, Ones(98), year],
            ("ARIMA(2,0,0)", ArimaEstimation.ExactLikelihood),
            ([1.0048037441569, -0.2913198222282], -101.198267322, 0.456618643251),
            []);
        Assert.Equal(579.0993448208138, fit.Effects[0], 1e-3);
        Assert.Equal(-0.0215688282197, fit.Effects[1], 1e-5);
        double[] ahead = Ahead([KnownSeries.LakeHuron, Ones(98), year], fit, 3);
        double[] expected = [579.397165004, 578.805054090, 578.367884001];
        for (int k = 0; k < 3; k++) Assert.Equal(expected[k], ahead[k] + fit.Effects[0] + (fit.Effects[1] * (53 + k)), 1e-3);
    }

    // arima(presidents, c(1, 0, 1)); predict(fit, 3)
    [Fact]
    public void Fit_PresidentsWithGaps_AgreesWithR()
    {
        double[][] columns = [KnownSeries.Presidents, Ones(120)];
        ArimaFit fit = Check(
            columns,
            ("ARIMA(1,0,1)", ArimaEstimation.ExactLikelihood),
            ([0.862872948302, -0.109189783735], -416.315119069, 84.722928324),
            []);
        Assert.Equal(56.074452872424, fit.Effects[0], 1e-2);
        double[] ahead = Ahead(columns, fit, 3);
        double[] expected = [28.9508386405, 32.6702198915, 35.8795733574];
        for (int k = 0; k < 3; k++) Assert.Equal(expected[k], ahead[k] + fit.Effects[0], 1e-2);
    }

    // arima(log(AirPassengers), order = c(2, 0, 1), seasonal = c(0, 1, 1), method = "CSS"); predict(fit, 3)
    [Fact]
    public void Fit_ConditionalSumOfSquares_AgreesWithR() => Check(
        [LogPassengers],
        ("ARIMA(2,0,1)(0,1,1)[12]", ArimaEstimation.ConditionalSumOfSquares),
        ([1.274509393447, -0.276638264194, -0.646815951539, -0.563035695744], 246.972088195, 0.00138801806383),
        [6.10988649772, 6.05481174275, 6.17307461133]);

    [Fact]
    public void Fit_TooFewValues_IsNone() =>
        Assert.Null(new ArimaEstimator([[1, 2, 3, 4]], ArimaEstimation.Automatic, TestContext.Current.CancellationToken).Fit(ArimaOrder.Parse("ARIMA(2,1,1)")));

    private static double[] Ones(int count) => Forecasts.Numbers(count, _ => 1);

    private static ArimaFit Check(
        double[][] columns,
        (string Order, ArimaEstimation Estimation) model,
        (double[] Coefficients, double LogLikelihood, double? Variance) expected,
        double[] ahead)
    {
        ArimaOrder order = ArimaOrder.Parse(model.Order);
        ArimaFit fit = new ArimaEstimator(columns, model.Estimation, TestContext.Current.CancellationToken).Fit(order)!;
        double[] actual = fit.Coefficients;
        Assert.Equal(expected.Coefficients.Length, actual.Length);
        for (int i = 0; i < actual.Length; i++) Assert.Equal(expected.Coefficients[i], actual[i], 1e-3);
        Assert.Equal(expected.LogLikelihood, fit.LogLikelihood, 1e-3);
        if (expected.Variance is { } variance) Assert.Equal(1, fit.Variance / variance, 1e-3);
        double[] points = Ahead(columns, fit, ahead.Length);
        for (int k = 0; k < ahead.Length; k++) Assert.Equal(ahead[k], points[k], 1e-4);
        return fit;
    }

    private static double[] Ahead(double[][] columns, ArimaFit fit, int steps)
    {
        double[] rest = ArimaEstimator.Without(columns, fit.Effects);
        double level = fit.Order.DifferencedValues > 0 ? rest[0] : 0;
        double[] ahead = ArimaFilter.Of(ArimaPolynomials.Of(fit.Order, fit.Coefficients)).Filter([[.. rest.Select(value => value - level)]], steps).Ahead[0];
        return [.. ahead.Select(value => value + level)];
    }
}
