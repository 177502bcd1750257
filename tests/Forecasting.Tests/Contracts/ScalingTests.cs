using Forecasting.Forecasters.Boosting;
using Forecasting.Tests.Evaluation;
using Forecasting.Tests.Preparation;
using Forecasting.Time;
using NodaTime;

namespace Forecasting.Tests.Contracts;

/// <summary>Relations that hold for some forecasters and are no promise of all: see the note of each.</summary>
public sealed class ScalingTests
{
    // Powers of two: a change of unit that rounds nothing, so that every bit of the fraction must stay.
    [Theory]
    [InlineData("naive", 10)]
    [InlineData("seasonal-naive", -7)]
    [InlineData("seasonal-average", 20)]
    [InlineData("mstl", -5)]
    [InlineData("arima", 6)]
    [InlineData("boosting", 3)]
    public void Forecast_TargetTimesAPowerOfTwo_IsThatTimesAsMuch(string name, int power)
    {
        double factor = Math.Pow(2, power);
        double[] load = Panels.Load(20 * 24);
        Forecast one = Run(name, load);
        Forecast other = Run(name, [.. load.Select(value => value * factor)]);

        SeriesKey key = one.Keys[0];
        Assert.Equal(Scaled(one.Point(key), factor), Panels.Bits(other.Point(key)));
        foreach (double level in one.Levels)
        {
            var quantile = new QuantileLevel(level);
            Assert.Equal(Scaled(one.Quantile(key, quantile), factor), Panels.Bits(other.Quantile(key, quantile)));
        }
    }

    private static Forecast Run(string name, double[] load)
    {
        double[] temp = [.. load.Select((_, i) => 10 + (5 * Math.Sin(i * Math.PI / 12)))];
        double[] longer = [.. load, .. Enumerable.Repeat(double.NaN, 30)];
        double[] weather = [.. temp, .. Enumerable.Repeat(9.0, 30)];
        Rows rows = Rows.Every("a", Panels.Start, Duration.FromHours(1), longer) with { Covariates = [weather] };
        RegularPanel panel = Panels.Of(Panels.Schema(known: "temp"), rows).Filled();
        Horizon horizon = Horizon.Hours(24);
        // A logarithm turns the factor into a sum, and keeps no bits.
        Forecaster forecaster = name == "boosting" ? new BoostingForecaster { Logarithm = false } : BacktestCase.Forecaster(name);
        ForecastModel model = forecaster.Fit(panel, new FitOptions { Horizon = horizon, Quantiles = [0.1, 0.9] }, TestContext.Current.CancellationToken);
        return model.Forecast(panel, horizon, cancellationToken: TestContext.Current.CancellationToken);
    }

    private static long[] Scaled(ReadOnlySpan<double> values, double factor)
    {
        double[] scaled = values.ToArray();
        for (int i = 0; i < scaled.Length; i++) scaled[i] *= factor;
        return Panels.Bits(scaled);
    }
}
