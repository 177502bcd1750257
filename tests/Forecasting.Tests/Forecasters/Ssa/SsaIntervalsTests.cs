using Forecasting.Forecasters.Ssa;
using Forecasting.Time;

namespace Forecasting.Tests.Forecasters.Ssa;

public class SsaIntervalsTests
{
    private const int Hours = 24 * 40;

    [Theory]
    [InlineData(SsaIntervals.Conformal)]
    [InlineData(SsaIntervals.Bootstrap)]
    public void Interval_WaveWithNoise_HoldsItsShareOfWhatComes(SsaIntervals intervals)
    {
        // The noise is uniform: four of five values lie within 0.8 of its half width.
        double[] all = Wave(Hours + 48);
        RegularPanel past = Forecasts.Hourly(("a", 0, all[..Hours]));
        var forecaster = new SsaForecaster { HasRegression = false, Window = 48, Rank = 3, Intervals = intervals };

        Forecast forecast = forecaster.Fit(past, new FitOptions { Horizon = Horizon.Hours(48) }, TestContext.Current.CancellationToken)
            .Forecast(past, Horizon.Hours(48), cancellationToken: TestContext.Current.CancellationToken);

        ForecastInterval band = forecast.Interval("a", 0.8);
        int held = 0;
        for (int k = 0; k < 48; k++)
        {
            if (all[Hours + k] >= band.Lower[k] && all[Hours + k] <= band.Upper[k]) held++;
            Assert.InRange(band.Upper[k] - band.Lower[k], 1, 2.4);
        }

        Assert.InRange(held, 31, 46);
    }

    [Fact]
    public void Bootstrap_SameSeed_SameBits()
    {
        RegularPanel past = Forecasts.Hourly(("a", 0, Wave(Hours)), ("b", 0, Wave(Hours - 24)));
        Assert.Equal(Upper(past, 3, 1), Upper(past, 3, 2));
        Assert.NotEqual(Upper(past, 3, 1), Upper(past, 4, 1));
    }

    private static double[] Upper(RegularPanel past, int seed, int threads)
    {
        var forecaster = new SsaForecaster { HasRegression = false, Window = 24, Rank = 3, Intervals = SsaIntervals.Bootstrap };
        Forecast forecast = forecaster.Fit(past, new FitOptions { Horizon = Horizon.Hours(24), Seed = seed, Threads = threads }, TestContext.Current.CancellationToken)
            .Forecast(past, Horizon.Hours(24), cancellationToken: TestContext.Current.CancellationToken);
        return [.. forecast.Interval("b", 0.9).Upper.ToArray()];
    }

    private static double[] Wave(int count)
    {
        var random = new Random(11);
        return [.. Enumerable.Range(0, count).Select(t => 20 + (5 * Math.Sin(2 * Math.PI * t / 24)) + (2 * random.NextDouble()) - 1)];
    }
}
