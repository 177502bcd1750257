using System.Globalization;
using Forecasting.Evaluation;
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

    private static readonly LocalDate FirstMonth = new(2010, 10, 1);

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
        BacktestResult[] tasks = Tasks(forecaster, cancellationToken);
        BacktestResult[] scored = tasks[(FirstScoredTask - 1)..];
        Metric[] metrics = [Metric.Mae, Metric.Rmse, Metric.Mape, Metric.Wape, Metric.Bias, Metric.Wql, Metric.PinballOver(QuantileLevels.Percentiles), .. SuiteMetrics.Coverages];
        yield return ScoreOf(Weather.None, scored, SuiteMetrics.Of(metrics, metric => SuiteMetrics.Mean(scored.Select(task => task.Score(metric).Value)))) with
        {
            Details = Details([.. tasks.Select(Pinball)]),
        };
    }

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

    private BacktestResult[] Tasks(Forecaster forecaster, CancellationToken cancellationToken)
    {
        var results = new BacktestResult[Benchmarks.Length];
        for (int i = 0; i < results.Length; i++)
        {
            Instant start = Midnight(i);
            Instant end = Midnight(i + 1);
            var month = new RollingOrigin { Horizon = Horizon.Hours((int)(end - start).TotalHours), Folds = 1, End = end };
            results[i] = Backtest(forecaster, _panel.Value, month, QuantileLevels.Percentiles, cancellationToken);
        }

        return results;
    }

    private static Instant Midnight(int month) =>
        Places.EasternStandardTime.AtStartOfDay(FirstMonth.PlusMonths(month)).ToInstant();

    private static RegularPanel Read(SuiteRun run) => SeriesPanel.ReadCsv(run.PathOf("gefcom2014_load.csv.gz"), new SeriesSchema
    {
        Time = "TIMESTAMP",
        Target = "LOAD",
        ObservedOnly = ColumnNames.Create([.. Enumerable.Range(1, 25).Select(station => string.Create(CultureInfo.InvariantCulture, $"w{station}"))]),
        Stamp = IntervalStamp.End,
        // 24 rows a day, whatever the clock did.
        Zone = Places.EasternStandardTime,
        HolidayRegion = "US",
    }).Prepare();
}
