using Forecasting.Evaluation;
using Forecasting.Preparation;
using Forecasting.Tables;
using Forecasting.Time;
using NodaTime;

namespace Forecasting.Accuracy.Suites;

/// <summary>Ten Portuguese clients of the UCI electricity set: day by day from midnight, October to December 2014.</summary>
/// <remarks>The file ends with the first hour of 2014-12-31, so the last whole day is the one before.</remarks>
internal sealed class PortugalSuite(SuiteRun run) : PooledSuite(run)
{
    private const int Week = 168;

    private static readonly DateTimeZone Zone = Places.Zone("Europe/Lisbon");

    /// <inheritdoc/>
    public override string Name => "uci";

    /// <inheritdoc/>
    public override string Title => "ten Portuguese clients, 91 days";

    /// <inheritdoc/>
    public override string Unit => "kWh";

    /// <inheritdoc/>
    public override PublishedScores Published { get; } = new("wape");

    /// <inheritdoc/>
    protected override RollingOrigin Plan { get; } = new() { Horizon = Horizon.Days(1), Folds = 91, RefitEvery = 28, End = Zone.At(2014, 12, 31) };

    /// <inheritdoc/>
    protected override IReadOnlyList<Weather> Weathers => [Weather.None];

    /// <inheritdoc/>
    protected override IReadOnlyList<Metric> Metrics => [.. SuiteMetrics.Shares, Metric.Mase(Week)];

    /// <inheritdoc/>
    protected override string Aggregation => "pooled; mase of the median client, m = 168";

    /// <inheritdoc/>
    public override IReadOnlyList<BaselineFigure> Prove(CancellationToken cancellationToken) => [];

    /// <inheritdoc/>
    protected override double? Measure(BacktestResult result, Metric metric) => metric.Equals(Metric.Mase(Week))
        ? SuiteMetrics.Median(result.ScoreBySeries(metric).Select(score => score.Value))
        : result.Score(metric).Value;

    /// <inheritdoc/>
    protected override RegularPanel Read(Weather weather) => SeriesPanel.ReadCsv(Run.PathOf("extra/uci_electricity_10_clients.csv.gz"), new SeriesSchema
    {
        Time = "datetime",
        Target = "usage",
        Keys = "customer_id",
        Zone = Zone,
        // Clocks forward: an hour of zeros that was none. Clocks back: one row with the sum of both hours.
        ClockChange = LocalTimeRule.SplitSum,
        HolidayRegion = Places.HolidaysOf("PT"),
    }).Prepare();
}
