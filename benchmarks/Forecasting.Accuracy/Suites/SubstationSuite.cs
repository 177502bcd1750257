using Forecasting.Evaluation;
using Forecasting.Preparation;
using Forecasting.Tables;
using Forecasting.Time;
using NodaTime;

namespace Forecasting.Accuracy.Suites;

/// <summary>Four Dutch substations of OpenSTEF's example, quarter hours, day by day in January 2021, weather given.</summary>
internal sealed class SubstationSuite(SuiteRun run) : PooledSuite(run)
{
    private const int Days = 27;

    /// <inheritdoc/>
    public override string Name => "substations";

    /// <inheritdoc/>
    public override string Title => "four Dutch substations, 27 days";

    /// <inheritdoc/>
    public override string Unit => "of the range";

    /// <inheritdoc/>
    public override PublishedScores Published { get; } = new("mae");

    /// <inheritdoc/>
    protected override RollingOrigin Plan { get; } = new()
    {
        Horizon = Horizon.Hours(24),
        Folds = Days,
        RefitEvery = 7,
        End = Instant.FromUtc(2021, 1, 28, 0, 0),
    };

    /// <inheritdoc/>
    protected override IReadOnlyList<Metric> Metrics => [Metric.Mae, .. SuiteMetrics.Coverages];

    /// <inheritdoc/>
    protected override string Aggregation => "pooled; mae as a share of each substation's range before the first origin";

    /// <inheritdoc/>
    /// <remarks>Ranges grow a little with each fold; the score itself divides by those before the first.</remarks>
    protected override IReadOnlyList<Metric> Compared => [new RangeError()];

    /// <inheritdoc/>
    public override IReadOnlyList<BaselineFigure> Prove(CancellationToken cancellationToken) => [];

    /// <inheritdoc/>
    protected override double? Measure(BacktestResult result, Metric metric)
    {
        if (!metric.Equals(Metric.Mae)) return result.Score(metric).Value;
        IReadOnlyList<MetricValue> errors = result.ScoreBySeries(metric);
        double sum = 0;
        for (int s = 0; s < errors.Count; s++) sum += errors[s].Count * (errors[s].Value ?? double.NaN) / RangeBefore(result.Folds[0], s);
        double mean = sum / errors.Sum(error => error.Count);
        return double.IsFinite(mean) ? mean : null;
    }

    /// <inheritdoc/>
    protected override RegularPanel Read(Weather weather) => SeriesPanel.ReadCsv(Run.PathOf("extra/openstef_substations.csv.gz"), new SeriesSchema
    {
        Time = "index",
        Target = "load",
        Keys = "pid",
        // The price and the standard profiles of the file are left unread: the protocol gives the weather alone.
        KnownInAdvance =
        [
            "clouds", "radiation", "temp", "winddeg", "windspeed", "windspeed_100m", "pressure", "humidity", "rain", "mxlD", "snowDepth",
            "clearSky_ulf", "clearSky_dlf",
        ],
        // The stamps carry their offset; the zone says what a day is.
        Zone = Places.Zone("Europe/Amsterdam"),
        HolidayRegion = Places.HolidaysOf("NL"),
    }).Prepare();

    private double RangeBefore(Fold first, int series)
    {
        RegularPanel panel = PanelFor(Weather.Actual);
        return RangeError.RangeOf(panel.ObservedTarget(series)[..(int)(first.OriginIndex - panel.FirstIndex(series))]);
    }
}
