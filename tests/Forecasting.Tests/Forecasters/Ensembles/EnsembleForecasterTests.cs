using Forecasting.Forecasters.Ensembles;
using Forecasting.Forecasters.Linear;
using Forecasting.Forecasters.Naive;
using Forecasting.Forecasters.Regression;
using Forecasting.Forecasters.Ssa;
using Forecasting.Tests.Preparation;
using Forecasting.Time;

namespace Forecasting.Tests.Forecasters.Ensembles;

public sealed class EnsembleForecasterTests
{
    private static readonly Forecaster[] Two = [new SeasonalNaiveForecaster(), new SeasonalNaiveForecaster { Season = 168 }];

    private static readonly FitOptions Day = new() { Horizon = Horizon.Days(1), Quantiles = [0.1, 0.5, 0.9], Threads = 1 };

    [Fact]
    public void Forecast_Mean_IsTheMeanOfEachLevel()
    {
        RegularPanel panel = Panels.Hourly(Panels.Load(60 * 24)).Filled();
        Forecast[] members = [.. Two.Select(member => Run(member, panel))];

        Forecast ensemble = Run(new EnsembleForecaster(Two), panel);

        foreach (double level in Day.Quantiles)
        {
            for (int k = 0; k < 24; k++)
                Assert.Equal(members.Average(member => Quantile(member, level)[k]), Quantile(ensemble, level)[k], 1e-9);
        }

        Assert.Equal(Quantile(ensemble, 0.5), ensemble.Point(ensemble.Keys[0]).ToArray());
    }

    [Theory]
    [InlineData("inverse")]
    [InlineData("greedy")]
    [InlineData("stacking")]
    public void Forecast_OneMemberIsFarBetter_ItCarriesTheForecast(string name)
    {
        // A week repeats itself, and the day before is a poor guide at the weekend.
        RegularPanel panel = Panels.Hourly(Panels.Load(60 * 24)).Filled();
        var week = new SeasonalAverageForecaster { Season = 168 };
        double[] best = Points(Run(week, panel));

        double[] ensemble = Points(Run(new EnsembleForecaster(new NaiveForecaster(), week) { Combination = Named(name) }, panel));

        double[] naive = Points(Run(new NaiveForecaster(), panel));
        double far = best.Zip(naive).Max(pair => Math.Abs(pair.First - pair.Second));
        Assert.True(best.Zip(ensemble).Max(pair => Math.Abs(pair.First - pair.Second)) < 0.1 * far);
    }

    [Fact]
    public void Fit_AMemberIsNotForTheData_IsLeftOutWithAFinding()
    {
        RegularPanel panel = Panels.Hourly([.. Panels.Load(40 * 24).Select(value => value - 1000)]).Filled();
        var unfit = new LinearForecaster { Logarithm = true };

        ForecastModel model = new EnsembleForecaster(unfit, Two[0]).Fit(panel, Day, TestContext.Current.CancellationToken);

        Finding finding = Assert.Single(model.Findings, finding => finding.Code == "ENS-001");
        Assert.Contains("linear", finding.Message, StringComparison.Ordinal);
        Assert.Contains("REG-005", finding.Message, StringComparison.Ordinal);
        Assert.Equal(Points(Run(Two[0], panel)), model.Points(panel, 24));
    }

    [Fact]
    public void Fit_NoMemberIsForTheData_ThrowsWhatTheySaid()
    {
        RegularPanel panel = Panels.Hourly([.. Panels.Load(40 * 24).Select(value => value - 1000)]).Filled();
        var unfit = new LinearForecaster { Logarithm = true };

        var fault = Assert.Throws<SeriesDataException>(() => new EnsembleForecaster(unfit, unfit).Fit(panel, Day, TestContext.Current.CancellationToken));

        Assert.Equal("REG-005", fault.Code);
    }

    [Fact]
    public void Forecast_AMemberDoesNotKnowASeries_TheOthersForecastIt()
    {
        double[] load = Panels.Load(40 * 24);
        RegularPanel known = Forecasts.Hourly(("a", 0, load));
        RegularPanel both = Forecasts.Hourly(("a", 0, load), ("b", 0, load));
        var strict = new LinearForecaster { Scope = RegressionScope.Local, NewSeries = NewSeriesPolicy.Refuse };

        Forecast forecast = new EnsembleForecaster(strict, Two[0]).Fit(known, Day, TestContext.Current.CancellationToken)
            .Forecast(both, Day.Horizon, null, TestContext.Current.CancellationToken);

        Assert.Contains(forecast.Findings, finding => finding.Code == "ENS-003");
        Assert.All(forecast.Point(forecast.Keys[1]).ToArray(), point => Assert.True(double.IsFinite(point)));
    }

    [Fact]
    public void Fit_TooShortToLearnWeights_SaysSo()
    {
        RegularPanel panel = Panels.Hourly(Panels.Load(8 * 24)).Filled();

        ForecastModel model = new EnsembleForecaster(Two) { Combination = Combination.Stacking }.Fit(panel, Day, TestContext.Current.CancellationToken);

        Assert.Contains(model.Findings, finding => finding.Code == "ENS-002");
    }

    [Theory]
    [InlineData("mean")]
    [InlineData("greedy")]
    [InlineData("stacking")]
    public void Fit_MoreThreads_SameBits(string name)
    {
        RegularPanel panel = Panels.Hourly(Panels.Load(60 * 24)).Filled();
        var ensemble = new EnsembleForecaster([.. Two, new SsaForecaster { Rank = 5 }]) { Combination = Named(name), IsRecalibrated = true };

        Forecast one = Run(ensemble, panel);
        Forecast other = ensemble.Fit(panel, Day with { Threads = 3 }, TestContext.Current.CancellationToken)
            .Forecast(panel, Day.Horizon, null, TestContext.Current.CancellationToken);

        foreach (double level in Day.Quantiles) Assert.Equal(Panels.Bits(Quantile(one, level)), Panels.Bits(Quantile(other, level)));
    }

    [Fact]
    public void Forecast_Recalibrated_KeepsTheMedianAndTheOrder()
    {
        RegularPanel panel = Panels.Hourly(Panels.Load(60 * 24)).Filled();

        Forecast plain = Run(new EnsembleForecaster(Two), panel);
        Forecast stretched = Run(new EnsembleForecaster(Two) { IsRecalibrated = true }, panel);

        Assert.Equal(Points(plain), Points(stretched));
        for (int k = 0; k < 24; k++)
        {
            Assert.True(Quantile(stretched, 0.1)[k] <= Quantile(stretched, 0.5)[k] && Quantile(stretched, 0.5)[k] <= Quantile(stretched, 0.9)[k]);
            Assert.NotEqual(Quantile(plain, 0.1)[k], Quantile(stretched, 0.1)[k]);
        }
    }

    [Fact]
    public void Weighted_OtherNumberOfWeights_IsRefused() => Assert.Throws<ArgumentException>(() =>
        new EnsembleForecaster(Two) { Combination = Combination.Weighted(1, 1, 1) }.Fit(Panels.Hourly(Panels.Load(240)).Filled(), Day, TestContext.Current.CancellationToken));

    private static Combination Named(string name) => name switch
    {
        "inverse" => Combination.InverseError(6),
        "greedy" => Combination.Greedy(),
        "stacking" => Combination.Stacking,
        _ => Combination.Mean,
    };

    private static Forecast Run(Forecaster forecaster, RegularPanel panel) =>
        forecaster.Fit(panel, Day, TestContext.Current.CancellationToken).Forecast(panel, Day.Horizon, null, TestContext.Current.CancellationToken);

    private static double[] Quantile(Forecast forecast, double level) => forecast.Quantile(forecast.Keys[0], new QuantileLevel(level)).ToArray();

    private static double[] Points(Forecast forecast) => forecast.Point(forecast.Keys[0]).ToArray();
}
