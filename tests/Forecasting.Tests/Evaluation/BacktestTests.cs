using System.Globalization;
using Forecasting.Evaluation;
using Forecasting.Forecasters.Naive;
using Forecasting.Preparation;
using Forecasting.Tests.Contracts;
using Forecasting.Tests.Preparation;
using Forecasting.Time;
using NodaTime;

namespace Forecasting.Tests.Evaluation;

public sealed class BacktestTests
{
    private static readonly RollingOrigin Plan = new() { Horizon = Horizon.Hours(24), Folds = 4 };
    private static readonly BacktestOptions Few = new() { Quantiles = [0.1, 0.5, 0.9], Seed = 5 };

    [Theory]
    [InlineData("seasonal-naive", 1)]
    [InlineData("seasonal-naive", 0)]
    [InlineData("boosting", 1)]
    [InlineData("boosting", 2)]
    public void Backtest_Fold_IsFitAndForecastByHand(string name, int refitEvery)
    {
        RegularPanel panel = BacktestCase.Panel();
        Forecaster forecaster = BacktestCase.Forecaster(name);
        BacktestResult result = forecaster.Backtest(panel, Plan with { RefitEvery = refitEvery }, Few, TestContext.Current.CancellationToken);

        ForecastModel? model = null;
        foreach (Fold fold in result.Folds)
        {
            RegularPanel history = panel.AsOf(fold.Origin, TestContext.Current.CancellationToken);
            var fit = new FitOptions { Horizon = Horizon.Steps(24), Quantiles = Few.Quantiles, Seed = Few.Seed };
            if (fold.IsRefit) model = forecaster.Fit(history, fit, TestContext.Current.CancellationToken);
            BacktestCase.AssertSame(model!.Forecast(history, Horizon.Steps(24), cancellationToken: TestContext.Current.CancellationToken), result.ForecastOf(fold.Index));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    public void Backtest_ManyThreads_GiveTheBitsOfOne(int refitEvery)
    {
        RegularPanel panel = BacktestCase.Panel();
        RollingOrigin plan = Plan with { RefitEvery = refitEvery };
        BacktestResult one = BacktestCase.Forecaster("boosting").Backtest(panel, plan, Few with { Threads = 1 }, TestContext.Current.CancellationToken);
        BacktestResult many = BacktestCase.Forecaster("boosting").Backtest(panel, plan, Few with { Threads = 4 }, TestContext.Current.CancellationToken);

        for (int i = 0; i < plan.Folds; i++) BacktestCase.AssertSame(one.ForecastOf(i), many.ForecastOf(i));
        Assert.Equal(one.Score(Metric.Mae), many.Score(Metric.Mae));
    }

    [Fact]
    public void Backtest_SeveralForecasters_HaveTheSameFolds()
    {
        RegularPanel panel = BacktestCase.Panel();
        BacktestResult[] results = [.. new Forecaster[] { new NaiveForecaster(), new SeasonalNaiveForecaster(), BacktestCase.Forecaster("boosting") }
            .Select(forecaster => forecaster.Backtest(panel, Plan, Few, TestContext.Current.CancellationToken))];
        Assert.All(results, result => Assert.Equal(results[0].Folds, result.Folds));
        Assert.All(results, result => Assert.Equal(results[0].Score(Metric.Mae).Count, result.Score(Metric.Mae).Count));
    }

    [Fact]
    public void Backtest_ImpossiblePlan_IsRefusedBeforeTraining()
    {
        int fits = 0;
        var forecaster = new PlantedForecaster { OnFit = (_, _, _) => Interlocked.Increment(ref fits) };
        var error = Assert.Throws<ArgumentException>(
            () => forecaster.Backtest(BacktestCase.Panel(), Plan with { Folds = 1000 }, Few, TestContext.Current.CancellationToken));
        Assert.StartsWith("BKT-001", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, fits);
    }

    [Fact]
    public void Backtest_RefitEvery_FitsAsOftenAsThePlanSays()
    {
        int fits = 0;
        var forecaster = new PlantedForecaster { OnFit = (_, _, _) => Interlocked.Increment(ref fits) };
        forecaster.Backtest(BacktestCase.Panel(), Plan with { Folds = 7, RefitEvery = 3 }, Few, TestContext.Current.CancellationToken);
        Assert.Equal(3, fits);
    }

    [Fact]
    public void Backtest_Fit_SeesNothingAfterTheOriginOfItsFold()
    {
        List<Instant> origins = [];
        var forecaster = new PlantedForecaster { OnFit = (history, _, _) => origins.Add(history.Origin) };
        BacktestResult result = forecaster.Backtest(BacktestCase.Panel(), Plan, Few with { Threads = 1 }, TestContext.Current.CancellationToken);
        Assert.Equal(result.Folds.Select(fold => fold.Origin), origins);
    }

    [Fact]
    public void Backtest_UnequalSeries_AreScoredInTheFoldsThatTheyHave()
    {
        RegularPanel panel = BacktestCase.Unequal();
        BacktestResult result = BacktestCase.Forecaster("boosting").Backtest(panel, Plan, Few, TestContext.Current.CancellationToken);

        IReadOnlyList<MetricValue> scores = result.ScoreBySeries(Metric.Mae);
        Assert.Equal(["begins", "ends", "whole"], result.Keys.Select(key => key.ToString()));
        // One begins in the second fold, and is scored from the third on; one ends in the middle of the second.
        Assert.Equal([48, 36, 96], scores.Select(score => score.Count));
        Assert.All(scores, score => Assert.NotNull(score.Value));
        Assert.Equal(180, result.Score(Metric.Mae).Count);
    }

    [Fact]
    public void Backtest_LocalDaysWithAClockChange_ScoreEachHourOnce()
    {
        DateTimeZone zone = DateTimeZoneProviders.Tzdb["America/New_York"];
        Instant start = new LocalDate(2024, 2, 20).AtStartOfDayInZone(zone).ToInstant();
        Instant end = new LocalDate(2024, 3, 12).AtStartOfDayInZone(zone).ToInstant();
        double[] values = Panels.Load((int)(end - start).TotalHours);
        RegularPanel panel = Panels.Of(Panels.Schema(zone), Rows.Every("a", start, Duration.FromHours(1), values)).Filled();
        var plan = new RollingOrigin { Horizon = Horizon.Days(1), Folds = 4, Gate = new LocalTime(12, 0) };

        BacktestResult result = new SeasonalNaiveForecaster().Backtest(panel, plan, Few, TestContext.Current.CancellationToken);

        Assert.Equal([24, 24, 23, 24], result.ScoreByFold(Metric.Mae).Select(score => score.Count));
        // The last step of the day is scored three times: on the day of the change there is none.
        Assert.Equal([4, 3], result.ScoreByStep(Metric.Mae).Select(score => score.Count).TakeLast(2));
        Assert.Equal(35, result.ForecastOf(2).Steps);
    }

    [Fact]
    public void Score_Parts_MakeUpTheWhole()
    {
        BacktestResult result = new SeasonalNaiveForecaster().Backtest(BacktestCase.Panel(), Plan, Few, TestContext.Current.CancellationToken);
        MetricValue whole = result.Score(Metric.Mae);
        foreach (IReadOnlyList<MetricValue> parts in (IReadOnlyList<MetricValue>[])
            [result.ScoreBySeries(Metric.Mae), result.ScoreByFold(Metric.Mae), result.ScoreByStep(Metric.Mae)])
        {
            Assert.Equal(whole.Count, parts.Sum(part => part.Count));
            // A weighted mean of rounded means: some units in the last place.
            Assert.Equal(whole.Value!.Value, parts.Sum(part => part.Value!.Value * part.Count) / whole.Count, 1e-12 * whole.Value!.Value);
        }
    }

    [Fact]
    public void Score_ByHand_IsTheMeanOfTheErrors()
    {
        RegularPanel panel = Panels.Hourly(1, 2, 3, 4, 6, 10, 20).Filled();
        var plan = new RollingOrigin { Horizon = Horizon.Steps(2), Folds = 2 };
        BacktestResult result = new NaiveForecaster().Backtest(panel, plan, Few with { Quantiles = QuantileLevels.None }, TestContext.Current.CancellationToken);
        // From 3: 4 and 6 came. From 6: 10 and 20 came.
        Assert.Equal((1 + 3 + 4 + 14) / 4.0, result.Score(Metric.Mae).Value);
        Assert.Equal([2, 9], result.ScoreByFold(Metric.Mae).Select(score => score.Value));
        Assert.Equal([2.5, 8.5], result.ScoreByStep(Metric.Mae).Select(score => score.Value));
    }

    [Fact]
    public void Score_FilledIn_IsNotScored()
    {
        double[] values = Panels.Load(20 * 24);
        Array.Fill(values, double.NaN, (19 * 24) + 3, 5);
        RegularPanel panel = Panels.Hourly(values).Prepare(cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(panel.TargetStates(0)[(19 * 24) + 3].HasFlag(CellState.Imputed));

        MetricValue score = new SeasonalNaiveForecaster().Backtest(panel, Plan, Few, TestContext.Current.CancellationToken).Score(Metric.Mae);

        Assert.Equal((96 - 5, 5), (score.Count, score.Excluded));
    }

    [Fact]
    public void Score_SetAsideAsAFault_IsNotScored()
    {
        double[] values = Panels.Load(20 * 24);
        // A Thursday: there are enough Wednesdays to Fridays to tell.
        values[(17 * 24) + 7] = 90_000;
        RegularPanel panel = Panels.Hourly(values).Prepare(
            new PreparationOptions { Mask = DataFaults.Spikes }, TestContext.Current.CancellationToken);
        Assert.True(panel.TargetStates(0)[(17 * 24) + 7].HasFlag(CellState.Masked));

        MetricValue score = new SeasonalNaiveForecaster().Backtest(panel, Plan, Few, TestContext.Current.CancellationToken).Score(Metric.Mae);

        Assert.Equal((95, 1), (score.Count, score.ExcludedImputed));
        Assert.InRange(score.Value!.Value, 0, 300);
    }

    [Fact]
    public void Score_GivenMoreThanOnce_IsNotScored()
    {
        var states = new CellState[20 * 24];
        states[(19 * 24) + 1] = CellState.Duplicated;
        Rows rows = Rows.Every("a", Panels.Start, Duration.FromHours(1), Panels.Load(states.Length));
        var panel = new SeriesPanel(
            Panels.Schema(), ["a"], new PanelRows([0, states.Length], rows.Ticks, rows.Values, []) { States = states }, []);

        MetricValue score = new SeasonalNaiveForecaster().Backtest(panel.Filled(), Plan, Few, TestContext.Current.CancellationToken).Score(Metric.Mae);

        Assert.Equal(95, score.Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Backtest_Progress_TellsOfEachFold(int threads)
    {
        var told = new ToldProgress();
        new SeasonalNaiveForecaster().Backtest(
            BacktestCase.Panel(), Plan, Few with { Threads = threads, Progress = told }, TestContext.Current.CancellationToken);
        Assert.Equal([1, 2, 3, 4], told.All.Select(one => one.Done).Order());
        Assert.All(told.All, one => Assert.Equal(("backtest seasonal-naive", 4), (one.Activity, one.Total)));
    }

    [Fact]
    public void Backtest_CancelledAfterAFold_StopsThere()
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var told = new ToldProgress { OnReport = _ => source.Cancel() };
        Assert.ThrowsAny<OperationCanceledException>(() => new SeasonalNaiveForecaster().Backtest(
            BacktestCase.Panel(), Plan, Few with { Threads = 1, Progress = told }, source.Token));
        Assert.Single(told.All);
    }

    [Fact]
    public void Backtest_SeveralFoldsFail_TheOldestFaultIsThrown()
    {
        // Newer folds fail at once, the oldest takes its time.
        RegularPanel panel = BacktestCase.Panel();
        Instant oldest = Plan.FoldsOf(panel)[0].Origin;
        var forecaster = new PlantedForecaster
        {
            OnFit = (history, _, token) =>
            {
                if (history.Origin == oldest) token.WaitHandle.WaitOne(TimeSpan.FromMilliseconds(50));
                throw new InvalidOperationException(history.Origin.ToString("g", CultureInfo.InvariantCulture));
            },
        };
        var error = Assert.Throws<InvalidOperationException>(
            () => forecaster.Backtest(panel, Plan, Few with { Threads = 4 }, TestContext.Current.CancellationToken));
        Assert.Equal(oldest.ToString("g", CultureInfo.InvariantCulture), error.Message);
    }
}
