using Forecasting.Forecasters.Arima;
using Forecasting.Numerics;

namespace Forecasting.Tests.Forecasters.Arima;

public sealed class ArimaFilterTests
{
    [Theory]
    [InlineData("ARIMA(1,0,1)")]
    [InlineData("ARIMA(2,1,1)(0,1,1)[12]")]
    [InlineData("ARIMA(0,2,2)(1,0,1)[4]")]
    public void Filter_LongHistory_AgreesBetweenTheTwo(string text)
    {
        ArimaOrder order = ArimaOrder.Parse(text);
        double[] free = Forecasts.Numbers(order.Coefficients, i => 0.3 - (0.1 * i));
        var polynomials = ArimaPolynomials.Of(order, ArimaPolynomials.Coefficients(order, free));
        double[] values = Forecasts.Numbers(600, i => Math.Sin(i / 7.0) + (i * 7919 % 101 / 50.0));
        double[] exact = new KalmanFilter(polynomials).Filter([values], 24).Ahead[0];
        double[] recursion = new ErrorRecursion(polynomials).Filter([values], 24).Ahead[0];
        // What was unknown before the first value has faded; the rest is the rounding of a variance of a hundred million.
        for (int k = 0; k < exact.Length; k++) Assert.Equal(exact[k], recursion[k], 1e-4);
    }

    [Fact]
    public void Filter_SumOfColumns_IsTheSumOfTheirErrors()
    {
        ArimaOrder order = ArimaOrder.Parse("ARIMA(1,1,1)");
        var polynomials = ArimaPolynomials.Of(order, [0.5, -0.3]);
        double[] values = [.. KnownSeries.Presidents];
        double[] other = Forecasts.Numbers(values.Length, i => Math.Cos(i));
        double[] both = [.. values.Select((value, i) => value + (3 * other[i]))];
        foreach (ArimaFilter filter in (ArimaFilter[])[new KalmanFilter(polynomials), new ErrorRecursion(polynomials)])
        {
            FilteredColumns apart = filter.Filter([values, other], 4), together = filter.Filter([both], 4);
            for (int i = 0; i < together.Errors[0].Length; i++) Assert.Equal(apart.Errors[0][i] + (3 * apart.Errors[1][i]), together.Errors[0][i], 1e-5);
            for (int k = 0; k < 4; k++) Assert.Equal(apart.Ahead[0][k] + (3 * apart.Ahead[1][k]), together.Ahead[0][k], 1e-5);
        }
    }

    [Fact]
    public void Coefficients_AnyNumbers_AreStationary()
    {
        ArimaOrder order = ArimaOrder.Parse("ARIMA(3,0,0)");
        foreach (double size in (double[])[0.1, 1, 2, 3])
        {
            double[] weights = ArimaPolynomials.Coefficients(order, [size, -size, size]);
            Assert.All(PolynomialRoots.Find([-weights[2], -weights[1], -weights[0]]), root => Assert.True(root.Magnitude < 1));
        }
    }
}
