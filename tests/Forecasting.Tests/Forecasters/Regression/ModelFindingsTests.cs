using Forecasting.Calendars;
using Forecasting.Features;
using Forecasting.Forecasters.Linear;
using Forecasting.Forecasters.Naive;
using Forecasting.Forecasters.Regression;
using Forecasting.Tests.Preparation;
using Forecasting.Time;
using NodaTime;

namespace Forecasting.Tests.Forecasters.Regression;

/// <summary>What a model tells of its fit, and a forecast of its series.</summary>
public sealed class ModelFindingsTests
{
    private static readonly double[] Load = Panels.Load(600);

    [Theory]
    [InlineData(1000, "is never made of all of them")]
    [InlineData(2000, "has no value in any row")]
    public void Fit_WindowLongerThanTheHistory_IsToldAndForecastStill(int length, string how)
    {
        RegularPanel panel = Forecasts.Hourly(("a", 0, Load));
        var forecaster = new GivenForecaster(new RidgeRegressor()) { Features = [Feature.TargetLag(24), Feature.Rolling(length, 24)] };
        ForecastModel model = forecaster.Fit(panel, Forecasts.Points(24), TestContext.Current.CancellationToken);
        Finding told = Assert.Single(model.Findings);
        Assert.Equal(("FEA-002", FindingSeverity.Warning), (told.Code, told.Severity));
        Assert.StartsWith($"rolling {length} lag 24", told.Column, StringComparison.Ordinal);
        Assert.Contains("the longest series has 600", told.Message, StringComparison.Ordinal);
        Assert.Contains(how, told.Message, StringComparison.Ordinal);
        Assert.All(model.Points(panel, 24), value => Assert.True(double.IsFinite(value)));
        Assert.DoesNotContain(Fitted(panel, [Feature.TargetLag(24), Feature.Rolling(48, 24)]).Findings, finding => finding.Code == "FEA-002");
    }

    [Fact]
    public void Fit_ConstantFeature_IsTold()
    {
        RegularPanel one = Forecasts.Hourly(("a", 0, Load)), two = Forecasts.Hourly(("a", 0, Load), ("b", 0, Load));
        Finding told = Assert.Single(Fitted(one, [Feature.TargetLag(24), Feature.SeriesStatistics]).Findings);
        Assert.Equal(("FEA-004", 2L, FindingSeverity.Information), (told.Code, told.Count, told.Severity));
        Assert.Contains("'series statistics mean', 'series statistics deviation'", told.Message, StringComparison.Ordinal);
        Assert.Empty(Fitted(two, [Feature.TargetLag(24), Feature.Series]).Findings);
    }

    [Fact]
    public void Forecast_SeriesThatWasNotMet_IsToldWithItsCategory()
    {
        ForecastModel model = Fitted(Forecasts.Hourly(("a", 0, Load), ("b", 0, Load)), [Feature.TargetLag(24), Feature.Series]);
        RegularPanel now = Forecasts.Hourly(("a", 0, Load), ("new", 0, Load), ("new 2", 0, Load));
        Forecast forecast = Of(model, now);
        Assert.Equal(["PRE-015 new", "PRE-015 new 2", "FEA-020 new"], forecast.Findings.Select(finding => $"{finding.Code} {finding.Series}"));
        Assert.Equal(2, forecast.Findings[^1].Count);
        Assert.Empty(Of(model, Forecasts.Hourly(("a", 0, Load), ("b", 0, Load))).Findings);
    }

    [Fact]
    public void Forecast_HolidayThatWasNotMet_IsToldByName()
    {
        // 600 hours from the first of January end with the 25th.
        var calendar = HolidayCalendar.Custom("plan", [new(new LocalDate(2024, 1, 3), "Met"), new(new LocalDate(2024, 1, 26), "New")]);
        Feature names = Feature.Holidays(options: new() { Calendar = calendar, Columns = HolidayColumns.Near | HolidayColumns.Name });
        RegularPanel panel = Forecasts.Hourly(("a", 0, Load), ("b", 0, Load));
        Finding told = Assert.Single(Of(Fitted(panel, [Feature.TargetLag(24), names]), panel).Findings);
        Assert.Equal(("FEA-020", FindingSeverity.Information, "holiday plan name"), (told.Code, told.Severity, told.Column));
        Assert.Contains("'New'", told.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(590, 10, "PRE-011")]
    [InlineData(0, 500, "PRE-012")]
    public void Forecast_SeriesThatFellBack_IsTold(int first, int length, string code)
    {
        RegularPanel panel = Forecasts.Hourly(("a", 0, Load), ("odd", first, Load[..length]));
        ForecastModel model = Fitted(panel, [Feature.TargetLag(24)]);
        Finding told = Assert.Single(Of(model, panel).Findings);
        Assert.Equal((code, "odd", FindingSeverity.Warning), (told.Code, told.Series!.ToString(), told.Severity));
        // The same reason stops it where nothing else is allowed.
        var strict = new GivenForecaster(new LinearRegressor()) { Features = [Feature.TargetLag(24)], NewSeries = NewSeriesPolicy.Refuse };
        ForecastModel refusing = strict.Fit(panel, Forecasts.Points(24), TestContext.Current.CancellationToken);
        Assert.Equal(code, Assert.Throws<SeriesDataException>(() => Of(refusing, panel)).Code);
    }

    [Fact]
    public void Forecast_OfANaiveModel_HasNoFindings()
    {
        RegularPanel panel = Forecasts.Hourly(("a", 0, Load));
        ForecastModel model = new SeasonalNaiveForecaster().Fit(panel, Forecasts.Points(24), TestContext.Current.CancellationToken);
        Assert.Empty(model.Findings);
        Assert.Empty(Of(model, panel).Findings);
    }

    private static ForecastModel Fitted(RegularPanel panel, FeatureSet features) =>
        new GivenForecaster(new LinearRegressor()) { Features = features }.Fit(panel, Forecasts.Points(24), TestContext.Current.CancellationToken);

    private static Forecast Of(ForecastModel model, RegularPanel panel) =>
        model.Forecast(panel, Horizon.Hours(24), cancellationToken: TestContext.Current.CancellationToken);
}
