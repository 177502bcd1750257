using System.Globalization;
using System.Text;
using Forecasting.Evaluation;
using Forecasting.Preparation;
using Forecasting.Tables;
using Forecasting.Time;

namespace Forecasting.Accuracy.Suites;

/// <summary>ISO New England, the 365 days of Chen and others (2018, ResNetPlus): day by day from midnight, temperature given.</summary>
internal sealed class NewEnglandSuite(SuiteRun run) : PooledSuite(run)
{
    private const string Predictions = "isone_resnetplus_published_predictions.csv";

    private readonly Lazy<RegularPanel?> _published = new(() => ReadPublished(run));

    /// <inheritdoc/>
    public override string Name => "isone";

    /// <inheritdoc/>
    public override string Title => "ISO New England, 365 days, a day ahead";

    /// <inheritdoc/>
    public override PublishedScores Published { get; } = new(
        "mape",
        ("ResNetPlus, 6 models", 0.01563),
        ("ResNetPlus, 3 snapshots, second run", 0.01595),
        ("ResNetPlus, best snapshot", 0.0169),
        ("ResNetPlus, 3 snapshots, first run", 0.01735),
        ("ResNetPlus, worst snapshot", 0.0196),
        ("SN24", 0.0556),
        ("SN168", 0.0627));

    /// <inheritdoc/>
    protected override RollingOrigin Plan { get; } = new()
    {
        Horizon = Horizon.Hours(24),
        Folds = 365,
        RefitEvery = 28,
        End = Places.EasternStandardTime.At(2006, 12, 31),
    };

    /// <inheritdoc/>
    public override IReadOnlyList<BaselineFigure> Prove(CancellationToken cancellationToken) =>
    [
        new("SN24 MAPE", "5.56%", Naive(24, null, cancellationToken).Score(Metric.Mape).Value),
        new("SN168 MAPE", "6.27%", Naive(168, null, cancellationToken).Score(Metric.Mape).Value),
        .. SixModels() is { } published ? (BaselineFigure[])[new("ResNetPlus, 6 models", "1.563%", published.Mape(Naive(24, null, cancellationToken)).Theirs)] : [],
    ];

    /// <inheritdoc/>
    protected override IEnumerable<ForecastEvidence> Beside(BacktestResult result) =>
        SixModels() is { } published ? [published.Compare("ResNetPlus, 6 models", 1, result)] : [];

    /// <inheritdoc/>
    protected override RegularPanel Read(Weather weather) => SeriesPanel.ReadCsv(Run.PathOf("isone_2003_2014.csv.gz"), new SeriesSchema
    {
        Time = ["date", "hour"],
        Target = "demand",
        KnownInAdvance = "temperature",
        Stamp = IntervalStamp.End,
        // 24 rows a day, whatever the clock did; the sum of two hours in autumn is scored as it stands.
        Zone = Places.EasternStandardTime,
        HolidayRegion = "US",
    }).Prepare();

    private OtherForecast? SixModels() => _published.Value is { } published ? new OtherForecast(PanelFor(Weather.Actual), published) : null;

    // The mean of the six models whose forecasts the authors published; null where the folder does not hold them.
    private static RegularPanel? ReadPublished(SuiteRun run)
    {
        if (!File.Exists(Path.Combine(run.Folder, Predictions))) return null;
        var text = new StringBuilder("date,hour,mean\n");
        foreach (string[] fields in CsvExcerpt.Lines(run.PathOf(Predictions)).Skip(1).Select(line => line.Split(',')))
            text.Append(CultureInfo.InvariantCulture, $"{fields[0]},{fields[1]},{fields[3..].Average(field => double.Parse(field, CultureInfo.InvariantCulture))}\n");
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text.ToString()));
        var schema = new SeriesSchema { Time = ["date", "hour"], Target = "mean", Stamp = IntervalStamp.End, Zone = Places.EasternStandardTime };
        return SeriesTable.ReadCsvStream(stream, schema).ToPanel().Prepare();
    }
}
