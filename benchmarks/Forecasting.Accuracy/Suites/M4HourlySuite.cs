using System.Globalization;
using System.Text;
using Forecasting.Evaluation;
using Forecasting.Evaluation.Significance;
using Forecasting.Preparation;
using Forecasting.Tables;
using Forecasting.Time;

namespace Forecasting.Accuracy.Suites;

/// <summary>The 414 hourly series of the M4 competition: 48 values after the training part, which has no times.</summary>
/// <remarks>Every series is laid so that its training part ends at one made-up midnight; the calendar is only an index, then.</remarks>
internal sealed class M4HourlySuite(SuiteRun run) : PooledSuite(run)
{
    private const int Day = 24;
    private const int TestSteps = 48;

    // 2001-01-01T00:00Z, a Monday.
    private const long TestStart = 978_307_200;

    /// <inheritdoc/>
    public override string Name => "m4hourly";

    /// <inheritdoc/>
    public override string Title => "M4 hourly, 414 series, 48 hours";

    /// <inheritdoc/>
    public override string Unit => "the series";

    /// <inheritdoc/>
    public override PublishedScores Published { get; } = new(
        "mase",
        ("Chronos-T5-large (trained on it)", 0.698),
        ("TiRex", 0.722),
        ("FlowState", 0.731),
        ("TimesFM-2.5", 0.734),
        ("TabPFN-TS", 0.739),
        ("Chronos-2", 0.788),
        ("Chronos-Bolt-base (trained on it)", 0.835),
        ("AutoARIMA", 1.03),
        ("Seasonal naive", 1.193210),
        ("N-BEATS", 1.34),
        ("PatchTST", 1.40),
        ("AutoETS", 1.61),
        ("DLinear", 1.69),
        ("AutoTheta", 2.46),
        ("DeepAR", 3.53),
        ("Naive", 11.61));

    /// <inheritdoc/>
    protected override RollingOrigin Plan { get; } = new() { Horizon = Horizon.Steps(TestSteps), Folds = 1 };

    /// <inheritdoc/>
    protected override IReadOnlyList<Weather> Weathers => [Weather.None];

    /// <inheritdoc/>
    /// <remarks>There are two days, and series that have little to do with each other.</remarks>
    protected override ComparisonUnit Looks => ComparisonUnit.Series;

    /// <inheritdoc/>
    protected override IReadOnlyList<Metric> Metrics => [Metric.Mase(Day), Metric.Sql(Day), Metric.Wql, .. SuiteMetrics.Coverages];

    /// <inheritdoc/>
    protected override string Aggregation => "mean over series; wql pooled";

    /// <inheritdoc/>
    public override IReadOnlyList<BaselineFigure> Prove(CancellationToken cancellationToken)
    {
        BacktestResult result = Naive(Day, null, cancellationToken);
        return
        [
            new("seasonal naive MASE", "1.193210", Measure(result, Metric.Mase(Day))),
            new("seasonal naive sMAPE", "0.139123", Measure(result, Metric.Smape)),
        ];
    }

    /// <inheritdoc/>
    protected override double? Measure(BacktestResult result, Metric metric) => metric.Equals(Metric.Wql)
        ? result.Score(metric).Value
        : SuiteMetrics.Mean(result.ScoreBySeries(metric).Select(score => score.Value));

    /// <inheritdoc/>
    protected override IReadOnlyDictionary<string, double?> Details(BacktestResult result) =>
        new Dictionary<string, double?> { ["smape"] = Measure(result, Metric.Smape) };

    /// <inheritdoc/>
    protected override RegularPanel Read(Weather weather)
    {
        var lengths = new Dictionary<string, int>(StringComparer.Ordinal);
        List<(string Series, int Step, string Value)> train = [.. Rows("extra/m4_hourly_train.csv.gz")];
        foreach ((string series, int step, _) in train) lengths[series] = Math.Max(step, lengths.GetValueOrDefault(series));
        var text = new StringBuilder("series,time,value\n");
        foreach ((string series, int step, string value) in train) Append(series, step - 1 - lengths[series], value);
        foreach ((string series, int step, string value) in Rows("extra/m4_hourly_test.csv")) Append(series, step - 1, value);

        var schema = new SeriesSchema { Time = "time", Target = "value", Keys = "series", Frequency = Frequency.Hours(1) };
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text.ToString()));
        return SeriesTable.ReadCsvStream(stream, schema, new CsvReadOptions { TimeFormat = "unix-s" }).ToPanel().Prepare();

        void Append(string series, int index, string value) =>
            text.Append(CultureInfo.InvariantCulture, $"{series},{TestStart + (3600L * index)},{value}\n");
    }

    private IEnumerable<(string Series, int Step, string Value)> Rows(string file) => CsvExcerpt.Lines(Run.PathOf(file)).Skip(1)
        .Select(line => line.Split(','))
        .Select(fields => (fields[0], int.Parse(fields[1], CultureInfo.InvariantCulture), fields[2]));
}
