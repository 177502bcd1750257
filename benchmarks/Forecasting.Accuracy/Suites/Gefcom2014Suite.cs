using System.Globalization;
using Forecasting.Evaluation;
using Forecasting.Forecasters.Hybrid;
using Forecasting.Forecasters.Regression;
using Forecasting.Forecasters.Scenarios;
using Forecasting.Forecasters.Ssa;
using Forecasting.Forecasters.Stations;
using Forecasting.Preparation;
using Forecasting.Tables;
using Forecasting.Time;
using NodaTime;

namespace Forecasting.Accuracy.Suites;

/// <summary>The load track of GEFCom2014: 15 months, each forecast as 99 percentiles from its first midnight, without its weather.</summary>
internal sealed class Gefcom2014Suite(SuiteRun run) : AccuracySuite(run)
{
    private const int YearHours = 8760;
    private const int FirstScoredTask = 4;
    private const string Temperature = "temperature";

    private static readonly LocalDate FirstMonth = new(2010, 10, 1);

    private static readonly ColumnNames Stations =
        ColumnNames.Create([.. Enumerable.Range(1, 25).Select(station => string.Create(CultureInfo.InvariantCulture, $"w{station}"))]);

    // Chosen on the months of 2010, before the scored ones: docs/weather-stations.md.
    private static readonly WeatherScenarios Scenarios = WeatherScenarios.BlockBootstrap();

    // Printed scores of the benchmark of the organisers, from task 1 on.
    private static readonly string[] Benchmarks =
    [
        "7.18501", "8.20458", "24.78756", "18.73837", "22.75848", "13.21626", "8.36256", "10.91619",
        "16.99368", "13.40383", "17.31505", "13.83743", "6.42372", "10.93798", "34.06848",
    ];

    private readonly Lazy<RegularPanel> _panel = new(() => Read(run));

    /// <inheritdoc/>
    public override string Name => "gefcom2014";

    /// <inheritdoc/>
    public override string Title => "GEFCom2014, 12 months, a month ahead";

    /// <inheritdoc/>
    public override PublishedScores Published { get; } = new(
        "pinball",
        ("best of each task", 6.743),
        ("seasonal empirical (2011, by hours)", 7.613),
        ("5th of each task", 7.629),
        ("10th of each task", 8.341),
        ("CatBoost (2011, by hours)", 8.517),
        ("benchmark", 15.581));

    /// <inheritdoc/>
    protected override string Aggregation => "mean over tasks 4 to 15";

    /// <inheritdoc/>
    protected override IReadOnlyList<Metric> Compared => [Metric.PinballOver(QuantileLevels.Percentiles)];

    /// <inheritdoc/>
    public override IReadOnlyList<BaselineFigure> Prove(CancellationToken cancellationToken)
    {
        // The hour of one year earlier, for every percentile.
        double?[] scores = [.. Tasks(new ReferenceForecaster { Season = YearHours }, cancellationToken).Select(Pinball)];
        IEnumerable<BaselineFigure> tasks = scores.Select((score, i) => new BaselineFigure(
            string.Create(CultureInfo.InvariantCulture, $"benchmark of task {i + 1}"), Benchmarks[i], score));
        return [.. tasks, new("benchmark, mean of tasks 4 to 15", "15.581", SuiteMetrics.Mean(scores.Skip(FirstScoredTask - 1)))];
    }

    /// <inheritdoc/>
    public override IEnumerable<SuiteScore> Score(Forecaster forecaster, CancellationToken cancellationToken)
    {
        yield return ScoreOf(Tasks(forecaster, cancellationToken), cancellationToken);
        // Those that can use a temperature are given that of many years.
        if (forecaster is RegressionForecaster or SsaForecaster or HybridForecaster) yield return ScoreOf(ScenarioTasks(forecaster, cancellationToken), cancellationToken);
    }

    private SuiteScore ScoreOf(BacktestResult[] tasks, CancellationToken cancellationToken)
    {
        BacktestResult[] scored = tasks[(FirstScoredTask - 1)..];
        Metric[] metrics = [Metric.Mae, Metric.Rmse, Metric.Mape, Metric.Wape, Metric.Bias, Metric.Wql, Metric.PinballOver(QuantileLevels.Percentiles), .. SuiteMetrics.Coverages];
        IReadOnlyDictionary<string, double?> scores = SuiteMetrics.Of(metrics, metric => SuiteMetrics.Mean(scored.Select(task => task.Score(metric).Value)));
        return ScoreOf(Weather.None, scored, scores, cancellationToken) with
        {
            Details = Details([.. tasks.Select(Pinball)]),
        };
    }

    /// <inheritdoc/>
    /// <remarks>The benchmark of the competition: the hour of one year earlier.</remarks>
    protected override BacktestResult MakeBaseline(CancellationToken cancellationToken) =>
        Tasks(new ReferenceForecaster { Season = YearHours }, cancellationToken)[(FirstScoredTask - 1)..].Join();

    private static double? Pinball(BacktestResult task) => task.Score(Metric.PinballOver(QuantileLevels.Percentiles)).Value;

    // The score of each task, and the rating of the competition: the improvement over the benchmark, later tasks weighing more.
    private static Dictionary<string, double?> Details(double?[] scores)
    {
        var details = new Dictionary<string, double?>();
        double? sum = 0;
        double weights = 0;
        for (int i = 0; i < scores.Length; i++)
        {
            details.Add(string.Create(CultureInfo.InvariantCulture, $"task{i + 1}"), scores[i]);
            int weight = Math.Max(0, i + 2 - FirstScoredTask);
            if (weight > 0) sum += weight * (1 - (scores[i] / double.Parse(Benchmarks[i], CultureInfo.InvariantCulture)));
            weights += weight;
        }

        details.Add("rating", sum / weights);
        return details;
    }

    private BacktestResult[] Tasks(Forecaster forecaster, CancellationToken cancellationToken) =>
        [.. Enumerable.Range(0, Benchmarks.Length).Select(task => Task(task, forecaster, _panel.Value, cancellationToken))];

    // Stations are chosen anew for each task, on what lies before it.
    private BacktestResult[] ScenarioTasks(Forecaster forecaster, CancellationToken cancellationToken)
    {
        var through = new ScenarioForecaster(forecaster) { Columns = Temperature, Scenarios = Scenarios };
        return [.. Enumerable.Range(0, Benchmarks.Length).Select(task =>
        {
            StationChoice choice = _panel.Value.AsOf(Midnight(task), cancellationToken).ChooseStations(Stations, null, cancellationToken);
            return Task(task, through, _panel.Value.WithStationMean(Temperature, choice.Weights), cancellationToken);
        })];
    }

    private BacktestResult Task(int task, Forecaster forecaster, RegularPanel panel, CancellationToken cancellationToken)
    {
        (Instant start, Instant end) = (Midnight(task), Midnight(task + 1));
        var month = new RollingOrigin { Horizon = Horizon.Hours((int)(end - start).TotalHours), Folds = 1, End = end };
        return Backtest(forecaster, panel, month, QuantileLevels.Percentiles, cancellationToken);
    }

    private static Instant Midnight(int month) =>
        Places.EasternStandardTime.AtStartOfDay(FirstMonth.PlusMonths(month)).ToInstant();

    private static RegularPanel Read(SuiteRun run) => SeriesPanel.ReadCsv(run.PathOf("gefcom2014_load.csv.gz"), new SeriesSchema
    {
        Time = "TIMESTAMP",
        Target = "LOAD",
        ObservedOnly = Stations,
        Stamp = IntervalStamp.End,
        // 24 rows a day, whatever the clock did.
        Zone = Places.EasternStandardTime,
        HolidayRegion = "US",
    }).Prepare();
}
