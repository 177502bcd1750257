using Forecasting.Evaluation;
using Forecasting.Preparation;
using Forecasting.Tables;
using Forecasting.Time;
using NodaTime;

namespace Forecasting.Accuracy.Suites;

/// <summary>Victoria, December 2014, as in the articles of the skforecast authors: 30 blocks of 24 hours from one fit.</summary>
/// <remarks>
/// They label an hour by its end, so their 2014-12-01 00:00 is the hour that begins at 23:00 UTC of the day before.
/// </remarks>
internal sealed class VictoriaSuite(SuiteRun run) : PooledSuite(run)
{
    /// <inheritdoc/>
    public override string Name => "victoria";

    /// <inheritdoc/>
    public override string Title => "Victoria, December 2014, days from one fit";

    /// <inheritdoc/>
    public override PublishedScores Published { get; } = new(
        "mae", ("Ridge, 9 lags", 251.940), ("Ridge, lags 1-24", 289.519), ("SN24", 308.375), ("SN168", 373.758))
    { Weather = Weather.None };

    /// <inheritdoc/>
    protected override RollingOrigin Plan { get; } = new()
    {
        Horizon = Horizon.Hours(24),
        Folds = 30,
        RefitEvery = 0,
        End = Instant.FromUtc(2014, 12, 30, 23, 0),
    };

    /// <inheritdoc/>
    protected override IReadOnlyList<Weather> Weathers => [Weather.None, Weather.Actual];

    /// <inheritdoc/>
    public override IReadOnlyList<BaselineFigure> Prove(CancellationToken cancellationToken) =>
    [
        new("SN24 MAE", "308.375", Naive(24, null, cancellationToken).Score(Metric.Mae).Value),
        new("SN168 MAE", "373.758", Naive(168, null, cancellationToken).Score(Metric.Mae).Value),
    ];

    /// <inheritdoc/>
    protected override RegularPanel Read(Weather weather)
    {
        var schema = new SeriesSchema
        {
            Time = "Time",
            Target = "Demand",
            KnownInAdvance = weather == Weather.Actual ? "Temperature" : ColumnNames.None,
            // The stamps carry their offset; the zone says what a day is.
            Zone = Places.Zone("Australia/Melbourne"),
            HolidayRegion = Places.HolidaysOf("AU-VIC"),
        };
        // The protocol begins with the hour that ends at 2012-01-01 00:00 UTC.
        using Stream rows = CsvExcerpt.Open(
            Run.PathOf("vic_electricity_skforecast.csv.gz"), line => string.CompareOrdinal(line, "2011-12-31T23:00:00Z") >= 0);
        return SeriesTable.ReadCsvStream(rows, schema).ToPanel().Prepare(
            new PreparationOptions { AggregateTo = Frequency.Hours(1), TargetAggregation = Preparation.Aggregation.Mean });
    }
}
