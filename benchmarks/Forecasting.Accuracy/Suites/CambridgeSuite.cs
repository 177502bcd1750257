using Forecasting.Evaluation;
using Forecasting.Preparation;
using Forecasting.Tables;
using Forecasting.Time;
using NodaTime;

namespace Forecasting.Accuracy.Suites;

/// <summary>The 101 meters of the University of Cambridge that have the year 2010: day by day, July to December.</summary>
internal sealed class CambridgeSuite(SuiteRun run) : PooledSuite(run)
{
    private const string Electricity = "cambridge_electricity_2008_2010.csv.gz";

    /// <inheritdoc/>
    public override string Name => "cambridge";

    /// <inheritdoc/>
    public override string Title => "101 meters in Cambridge, 184 days";

    /// <inheritdoc/>
    public override string Unit => "kWh";

    /// <inheritdoc/>
    public override PublishedScores Published { get; } = new("wape", ("SN168", 0.0924), ("SN24", 0.0999)) { Weather = Weather.None };

    /// <inheritdoc/>
    protected override RollingOrigin Plan { get; } = new()
    {
        Horizon = Horizon.Hours(24),
        Folds = 184,
        RefitEvery = 28,
        End = Instant.FromUtc(2011, 1, 1, 0, 0),
    };

    /// <inheritdoc/>
    protected override IReadOnlyList<Weather> Weathers => [Weather.None, Weather.Actual];

    /// <inheritdoc/>
    protected override int? BaselineSeason => 168;

    /// <inheritdoc/>
    protected override IReadOnlyList<Metric> Metrics => SuiteMetrics.Shares;

    /// <inheritdoc/>
    protected override string Aggregation => "pooled; median_wape over meters";

    /// <inheritdoc/>
    public override IReadOnlyList<BaselineFigure> Prove(CancellationToken cancellationToken)
    {
        BacktestResult day = Naive(24, null, cancellationToken);
        BacktestResult week = Naive(168, null, cancellationToken);
        return
        [
            new("SN24 pooled WAPE", "9.99%", day.Score(Metric.Wape).Value),
            new("SN24 median meter's WAPE", "12.3%", MedianWape(day)),
            new("SN168 pooled WAPE", "9.24%", week.Score(Metric.Wape).Value),
            new("SN168 median meter's WAPE", "11.1%", MedianWape(week)),
        ];
    }

    /// <inheritdoc/>
    protected override IReadOnlyDictionary<string, double?> Details(BacktestResult result) =>
        new Dictionary<string, double?> { ["median_wape"] = MedianWape(result) };

    /// <inheritdoc/>
    protected override RegularPanel Read(Weather weather)
    {
        string path = Run.PathOf(Electricity);
        var meters = new HashSet<string>(
            CsvExcerpt.Lines(path).Where(line => line.Contains(",2010-01-01 00:", StringComparison.Ordinal)).Select(MeterOf), StringComparer.Ordinal);
        using Stream rows = CsvExcerpt.Open(path, line => meters.Contains(MeterOf(line)));
        SeriesPanel panel = SeriesTable.ReadCsvStream(rows, new SeriesSchema
        {
            Time = "datetime",
            Target = "equipment load [kWh]",
            Keys = "building_id",
            // The documentation of the meters says UTC.
            Zone = DateTimeZone.Utc,
            HolidayRegion = Places.HolidaysOf("GB-ENG"),
        }).ToPanel();
        return (weather == Weather.Actual ? panel.WithCovariates(ReadWeather()) : panel).Prepare();
    }

    private SeriesPanel ReadWeather() => SeriesPanel.ReadCsv(Run.PathOf("cambridge_weather_bedford_2008_2010.csv"), new SeriesSchema
    {
        Time = "datetime",
        Target = "",
        KnownInAdvance = ["air_temperature [degC]", "rltv_hum [%]", "glbl_irad_amt [W/m2]"],
        Zone = DateTimeZone.Utc,
    });

    private static double? MedianWape(BacktestResult result) =>
        SuiteMetrics.Median(result.ScoreBySeries(Metric.Wape).Select(score => score.Value));

    private static string MeterOf(string line) => line[..line.IndexOf(',', StringComparison.Ordinal)];
}
