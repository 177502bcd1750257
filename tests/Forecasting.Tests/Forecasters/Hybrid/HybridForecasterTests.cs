using Forecasting.Forecasters.Boosting;
using Forecasting.Forecasters.Hybrid;
using Forecasting.Forecasters.Linear;
using Forecasting.Tests.Preparation;

namespace Forecasting.Tests.Forecasters.Hybrid;

/// <summary>The mean of a regression, of trees, and of what continues the remainder of a regression.</summary>
public sealed class HybridForecasterTests
{
    private const int Days = 120;
    private static readonly BoostingOptions FewTrees = new() { Iterations = 60 };

    // A level that wanders: it is in the remainder alone, and the hybrid must carry it on.
    [Fact]
    public void Forecast_LevelThatWanders_ErrsLessThanEachPart()
    {
        double[] load = Wandering((Days + 28) * 24);
        double hybrid = Error(new HybridForecaster { Trees = FewTrees }, load);
        Assert.True(hybrid < Error(new LinearForecaster(), load), "The hybrid errs more than the regression.");
        Assert.True(hybrid < Error(new BoostingForecaster { Trees = FewTrees }, load), "The hybrid errs more than the trees.");
    }

    [Fact]
    public void Forecast_SeriesThatWasNotMet_IsForecastAndReported()
    {
        RegularPanel training = Forecasts.Hourly(("a", 0, Panels.Load(Days * 24)));
        RegularPanel both = Forecasts.Hourly(("a", 0, Panels.Load(Days * 24)), ("b", 0, Panels.Load(Days * 24, seed: 2)));
        ForecastModel model = new HybridForecaster { Trees = FewTrees }.Fit(training, Forecasts.Points(24), TestContext.Current.CancellationToken);
        Forecast forecast = model.Forecast(both, Forecasting.Time.Horizon.Steps(24), null, TestContext.Current.CancellationToken);
        Assert.All(forecast.Point(both.Keys[1]).ToArray(), value => Assert.InRange(value, 500, 1500));
        Assert.Contains(forecast.Findings, finding => finding.Code == "PRE-015" && finding.Series == both.Keys[1]);
    }

    private static double Error(Forecaster forecaster, double[] load)
    {
        double[] past = load[..(Days * 24)];
        ForecastModel model = forecaster.Fit(Forecasts.Hourly(("a", 0, past)), Forecasts.Points(24), TestContext.Current.CancellationToken);
        double sum = 0;
        for (int day = Days; day < Days + 28; day++)
        {
            double[] points = model.Points(Forecasts.Hourly(("a", 0, load[..(day * 24)])), 24);
            for (int k = 0; k < 24; k++) sum += Math.Abs(points[k] - load[(day * 24) + k]);
        }

        return sum;
    }

    private static double[] Wandering(int count)
    {
        double[] load = Panels.Load(count);
        var random = new Random(5);
        double level = 0;
        for (int i = 0; i < count; i++)
        {
            level = (0.98 * level) + (20 * (random.NextDouble() - 0.5));
            load[i] += level;
        }

        return load;
    }
}
