using Forecasting.Evaluation;
using Forecasting.Features;
using Forecasting.Forecasters.Linear;
using Forecasting.Forecasters.Naive;
using Forecasting.Forecasters.Scenarios;
using Forecasting.Tests.Evaluation;
using Forecasting.Tests.Forecasters.Stations;
using Forecasting.Tests.Preparation;
using Forecasting.Time;
using NodaTime;

namespace Forecasting.Tests.Forecasters.Scenarios;

public sealed class ScenarioForecasterTests
{
    private static readonly Instant Origin = Panels.Start + Duration.FromDays(1000);
    private static readonly QuantileLevels Levels = [0.05, 0.25, 0.5, 0.75, 0.95];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static ScenarioForecaster Scenarios => new(new LinearForecaster
    {
        Features = [Feature.Hour, Feature.Weekday, Feature.Known("s2"), Feature.Known("s2", power: 2)],
        Interactions = [["hour", "weekday"]],
    })
    {
        Columns = "s2",
        Scenarios = WeatherScenarios.ShiftedDates(1),
    };

    // Six paths: every value of each of their forecasts counts alike.
    [Fact]
    public void Forecast_SixPaths_IsTheirMixture()
    {
        RegularPanel panel = StationCase.Panel(known: false).AsOf(Origin, Token);
        Forecast pooled = Fitted(Scenarios, panel).Forecast(panel, Horizon.Days(10), null, Token);
        Assert.Equal("linear-scenarios", pooled.Name);

        QuantileLevels parts = QuantileLevels.Create([.. Enumerable.Range(0, 50).Select(i => 0.01 + (0.02 * i))]);
        RegularPanel known = StationCase.Panel().AsOf(Origin, Token);
        ScenarioPaths paths = Scenarios.Scenarios.Draw(panel, "s2", Horizon.Days(10));
        ForecastModel model = Scenarios.Inner.Fit(Blank(known), new FitOptions { Horizon = Horizon.Days(10), Quantiles = parts }, Token);
        var values = new List<double>[240];
        for (int step = 0; step < 240; step++) values[step] = [];
        for (int path = 0; path < paths.Count; path++)
        {
            Rows rows = Rows.Every("a", Origin, Duration.FromHours(1), [.. Enumerable.Repeat(double.NaN, 240)]) with { Covariates = [.. StationCase.Columns.Select(_ => paths.Path(0, 0, path))] };
            Forecast one = model.Forecast(known, Horizon.Days(10), new() { KnownInAdvance = Panels.Of(known.Schema, rows) }, Token);
            for (int step = 0; step < 240; step++)
            {
                for (int q = 0; q < 50; q++) values[step].Add(one.Quantile(0, q)[step]);
            }
        }

        for (int step = 0; step < 240; step++)
        {
            double[] sorted = [.. values[step].Order()];
            // Level 0.25 of 300 values lies between the 75th and the 76th, and the median between the middle two.
            Assert.Equal((sorted[74] + sorted[75]) / 2, pooled.Quantile(0, 1)[step], 1e-6);
            Assert.Equal((sorted[149] + sorted[150]) / 2, pooled.Point(0)[step], 1e-6);
        }
    }

    [Fact]
    public void Backtest_MonthAhead_BeatsTheForecasterWithoutWeatherAndCovers()
    {
        RegularPanel panel = StationCase.Panel(known: false);
        var plan = new RollingOrigin { Horizon = Horizon.Days(14), Folds = 6, Step = Horizon.Days(20) };
        var options = new BacktestOptions { Quantiles = QuantileLevels.Deciles };
        BacktestResult with = Scenarios.Backtest(panel, plan, options, Token);
        BacktestResult without = new LinearForecaster { Features = [Feature.Hour, Feature.Weekday], Interactions = [["hour", "weekday"]] }.Backtest(panel, plan, options, Token);
        Assert.True(with.Score(Metric.Wql).Value < 0.8 * without.Score(Metric.Wql).Value, $"{with.Score(Metric.Wql).Value} against {without.Score(Metric.Wql).Value}");
        Assert.InRange(with.Score(Metric.Coverage(0.8)).Value!.Value, 0.55, 0.95);
    }

    [Fact]
    public void Forecast_AfterTheOrigin_NothingChangesABit()
    {
        RegularPanel panel = StationCase.Panel(known: false).AsOf(Origin, Token);
        int at = panel.HistoryLength(0);
        double[][] changed = [.. StationCase.Temperatures.Select(values => (double[])[.. values[..at], .. values[at..].Select(_ => -40.0)])];
        double[] load = [.. panel.Target(0), .. Enumerable.Repeat(1e6, StationCase.Hours - at)];
        RegularPanel other = Panels.Of(panel.Schema, Rows.Every("a", Panels.Start, Duration.FromHours(1), load) with { Covariates = changed }).Filled().AsOf(Origin, Token);
        BacktestCase.AssertSame(Fitted(Scenarios, panel).Forecast(panel, Horizon.Days(10), null, Token), Fitted(Scenarios, other).Forecast(other, Horizon.Days(10), null, Token));
    }

    [Fact]
    public void Forecast_ThreadsAndTail_GiveTheSameBits()
    {
        RegularPanel panel = StationCase.Panel(known: false).AsOf(Origin, Token);
        ForecastModel model = Fitted(Scenarios, panel);
        Forecast one = model.Forecast(panel, Horizon.Days(3), new() { Threads = 1 }, Token);
        BacktestCase.AssertSame(one, model.Forecast(panel, Horizon.Days(3), new() { Threads = 4 }, Token));
        RegularPanel later = StationCase.Panel(known: false).AsOf(Origin + Duration.FromDays(20), Token);
        Assert.Equal(later.Origin, model.Forecast(later, Horizon.Days(3), null, Token).Origin);
        BacktestCase.AssertSame(one, model.Forecast(later.AsOf(Origin, Token), Horizon.Days(3), null, Token));
    }

    [Fact]
    public void Forecast_ForecasterWithoutWeather_IsItsOwn()
    {
        RegularPanel panel = StationCase.Panel(known: false).AsOf(Origin, Token);
        var naive = new ScenarioForecaster(new SeasonalNaiveForecaster()) { Columns = "s1" };
        Forecast pooled = Fitted(naive, panel).Forecast(panel, Horizon.Days(2), null, Token);
        Forecast own = new SeasonalNaiveForecaster().Fit(panel, new FitOptions { Horizon = Horizon.Days(10), Quantiles = Levels }, Token).Forecast(panel, Horizon.Days(2), null, Token);
        BacktestCase.AssertSame(own, pooled);
        Assert.Throws<ArgumentException>(() => Fitted(new ScenarioForecaster(new SeasonalNaiveForecaster()) { Columns = "s9" }, panel));
    }

    private static ForecastModel Fitted(Forecaster forecaster, RegularPanel panel) =>
        forecaster.Fit(panel, new FitOptions { Horizon = Horizon.Days(10), Quantiles = Levels }, Token);

    // The stations as known in advance, but not beyond the origin.
    private static RegularPanel Blank(RegularPanel known)
    {
        PanelCells cells = known.Cells;
        int length = cells.HistoryLength(0);
        PanelCells cut = cells with
        {
            Offsets = [0, length],
            Target = cells.Target[..length],
            TargetStates = cells.TargetStates[..length],
            Covariates = [.. cells.Covariates.Select(column => column[..length])],
            CovariateStates = [.. cells.CovariateStates.Select(states => states?[..length])],
        };
        return new RegularPanel(cut, cut, null, []);
    }
}
