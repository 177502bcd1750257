using Forecasting.Features;
using Forecasting.Forecasters.Boosting;
using Forecasting.Forecasters.Naive;
using Forecasting.Forecasters.Regression;
using Forecasting.Tests.Preparation;

namespace Forecasting.Tests.Forecasters.Regression;

/// <summary>Series that are short, new since training, or gone.</summary>
public sealed class NewSeriesPolicyTests
{
    private static readonly double[] Load = Panels.Load(600);

    private static GivenForecaster Given(RegressionScope scope, NewSeriesPolicy policy) =>
        new(new LinearRegressor()) { Scope = scope, NewSeries = policy };

    [Fact]
    public void Forecast_NewSeriesOfLocalModels_IsSeasonalNaive()
    {
        RegularPanel now = Forecasts.Hourly(("a", 0, Load), ("new", 0, Panels.Load(600, seed: 9)));
        double[] forecast = Model(RegressionScope.Local, NewSeriesPolicy.SeasonalNaive).Points(now, 24, 1);
        Assert.Equal(new SeasonalNaiveForecaster().FitAndForecast(now, 24, 1), forecast);
    }

    [Fact]
    public void Forecast_NewSeriesOfLocalModels_RefusedByName()
    {
        RegularPanel now = Forecasts.Hourly(("a", 0, Load), ("new", 0, Load));
        Refused("PRE-014", "new", () => Model(RegressionScope.Local, NewSeriesPolicy.Refuse).Points(now, 24));
    }

    // The law is linear, so a series of another level and spread follows it.
    [Fact]
    public void Forecast_NewSeriesOfOneModel_FollowsTheCommonLaw()
    {
        RegularPanel before = Forecasts.Hourly(("a", 0, Forecasts.Numbers(600, i => Math.Sin(0.37 * i))));
        RegularPanel now = Forecasts.Hourly(("a", 0, Forecasts.Numbers(600, i => Math.Sin(0.37 * i))), ("new", 100, Forecasts.Numbers(500, i => 40 + (7 * Math.Sin(0.37 * i)))));
        ForecastModel model = Given(RegressionScope.Global, NewSeriesPolicy.Refuse).Fit(before, Forecasts.Points(24), TestContext.Current.CancellationToken);
        double[] forecast = model.Points(now, 24, 1);

        // Its scale comes from the stretch that the model looks at, which is not a whole number of waves.
        for (int k = 0; k < 24; k++) Assert.Equal(40 + (7 * Math.Sin(0.37 * (500 + k))), forecast[k], 0.2);
    }

    [Fact]
    public void Fit_SeriesTooShortForAModelOfItsOwn_IsSeasonalNaiveOrRefused()
    {
        RegularPanel panel = Forecasts.Hourly(("a", 0, Load), ("short", 540, Panels.Load(60)));
        var forecaster = Given(RegressionScope.Local, NewSeriesPolicy.SeasonalNaive);
        Assert.Equal(new SeasonalNaiveForecaster().FitAndForecast(panel, 24, 1), forecaster.FitAndForecast(panel, 24, 1));
        Refused("PRE-014", "short", () => Given(RegressionScope.Local, NewSeriesPolicy.Refuse).FitAndForecast(panel, 24));
    }

    // Few rows are no reason to refuse the others, however few are asked for.
    [Fact]
    public void Fit_LocalWithMinimumOfTwo_LeavesTheShortSeriesToTheNaive()
    {
        RegularPanel panel = Forecasts.Hourly(("a", 0, Load), ("one", 599, [5]));
        var forecaster = new GivenForecaster(new LinearRegressor()) { Scope = RegressionScope.Local, MinimumRows = 2 };
        Assert.All(forecaster.FitAndForecast(panel, 24), value => Assert.True(double.IsFinite(value)));
        double[] one = forecaster.FitAndForecast(panel, 24, 1);
        Assert.Equal(5, one[23]);
        Assert.True(double.IsNaN(one[0]));
    }

    [Fact]
    public void Forecast_LessThanASeason_RefusedWithNumbers()
    {
        RegularPanel panel = Forecasts.Hourly(("a", 0, Load), ("short", 590, Panels.Load(10)));
        SeriesDataException error = Refused("PRE-011", "short", () => Given(RegressionScope.Global, NewSeriesPolicy.Refuse).FitAndForecast(panel, 24));
        Assert.Contains("10 values", error.Message, StringComparison.Ordinal);
        Assert.Contains("season of 24", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Forecast_LessThanASeason_NaiveWhereItCanTheModelOtherwise()
    {
        RegularPanel panel = Forecasts.Hourly(("a", 0, Load), ("short", 590, Forecasts.Numbers(10, i => i)));
        double[] forecast = Given(RegressionScope.Global, NewSeriesPolicy.SeasonalNaive).FitAndForecast(panel, 24, 1);
        Assert.Equal(Forecasts.Numbers(10, i => i), forecast[14..]);
        Assert.All(forecast[..14], value => Assert.True(double.IsFinite(value)));
    }

    [Theory]
    [InlineData(23, false)]
    [InlineData(24, true)]
    [InlineData(100, true)]
    public void Forecast_SeriesThatEnded_RefusedWithItsGap(int gap, bool isRefused)
    {
        RegularPanel panel = Forecasts.Hourly(("a", 0, Load), ("gone", 0, Load[..^gap]));
        var forecaster = Given(RegressionScope.Global, NewSeriesPolicy.Refuse);
        if (!isRefused)
        {
            Assert.All(forecaster.FitAndForecast(panel, 24, 1), value => Assert.True(double.IsFinite(value)));
            return;
        }

        SeriesDataException error = Refused("PRE-012", "gone", () => forecaster.FitAndForecast(panel, 24));
        Assert.Contains($"{gap} steps before the origin", error.Message, StringComparison.Ordinal);
        double[] naive = Given(RegressionScope.Global, NewSeriesPolicy.SeasonalNaive).FitAndForecast(panel, 24, 1);
        Assert.Equal(new SeasonalNaiveForecaster().FitAndForecast(panel, 24, 1), naive);
    }

    // To learn its errors the forecaster looks at times when the series had not begun; that is no reason to refuse it.
    [Fact]
    public void Fit_RefuseWithQuantiles_BearsASeriesThatBeganLate()
    {
        RegularPanel panel = Forecasts.Hourly(("a", 0, Load), ("late", 500, Panels.Load(100)));
        ForecastModel model = Given(RegressionScope.Global, NewSeriesPolicy.Refuse)
            .Fit(panel, Forecasts.Points(24) with { Quantiles = QuantileLevels.Default }, TestContext.Current.CancellationToken);
        Assert.All(model.Points(panel, 24, 1), value => Assert.True(double.IsFinite(value)));
    }

    [Theory]
    [InlineData(RegressionScope.Local)]
    [InlineData(RegressionScope.Global)]
    public void Forecast_SeriesOfTrainingLeftOut_IsNoMatter(RegressionScope scope)
    {
        RegularPanel both = Forecasts.Hourly(("a", 0, Load), ("b", 0, Panels.Load(600, seed: 3)));
        var forecaster = new BoostingForecaster { Scope = scope, Features = [Feature.Hour, Feature.TargetLag(24)], Trees = new BoostingOptions { Iterations = 10 } };
        ForecastModel model = forecaster.Fit(both, Forecasts.Points(24), TestContext.Current.CancellationToken);
        Assert.Equal(model.Points(both, 24, 1), model.Points(Forecasts.Hourly(("b", 0, Panels.Load(600, seed: 3))), 24));
    }

    private static ForecastModel Model(RegressionScope scope, NewSeriesPolicy policy) =>
        Given(scope, policy).Fit(Forecasts.Hourly(("a", 0, Load)), Forecasts.Points(24), TestContext.Current.CancellationToken);

    private static SeriesDataException Refused(string code, string series, Action act)
    {
        SeriesDataException error = Assert.Throws<SeriesDataException>(act);
        Assert.Equal(code, error.Findings[0].Code);
        Assert.Equal(series, error.Findings[0].Series?.ToString());
        return error;
    }
}
