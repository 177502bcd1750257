using Forecasting.Evaluation;
using Forecasting.Preparation;
using Forecasting.Tables;
using Forecasting.Time;
using NodaTime;

namespace Forecasting.Accuracy.Suites;

/// <summary>Germany: the next local day from noon, July to December 2018, beside the operators' own forecast.</summary>
internal sealed class GermanySuite(SuiteRun run) : PooledSuite(run)
{
    private static readonly DateTimeZone Zone = Places.Zone("Europe/Berlin");

    private readonly Lazy<RegularPanel> _operators = new(() => Read(run, "DE_load_forecast_entsoe_transparency"));

    /// <inheritdoc/>
    public override string Name => "germany";

    /// <inheritdoc/>
    public override string Title => "Germany, half of 2018, next day from noon";

    /// <inheritdoc/>
    public override PublishedScores Published { get; } = new(
        "mape", ("operators (the year)", 0.02785), ("SN168 (the year)", 0.0446), ("SN24 past the gate (the year)", 0.0828));

    /// <inheritdoc/>
    protected override RollingOrigin Plan { get; } = new()
    {
        Horizon = Horizon.Days(1),
        Gate = LocalTime.Noon,
        Folds = 184,
        RefitEvery = 28,
        End = Zone.At(2019, 1, 1),
    };

    /// <inheritdoc/>
    protected override IReadOnlyList<Weather> Weathers => [Weather.None];

    /// <inheritdoc/>
    protected override int? BaselineSeason => 168;

    /// <inheritdoc/>
    public override IReadOnlyList<BaselineFigure> Prove(CancellationToken cancellationToken)
    {
        var year = new RollingOrigin { Horizon = Horizon.Days(1), Folds = 364, RefitEvery = 0, End = Zone.At(2019, 1, 1) };
        BacktestResult days = Naive(24, year, cancellationToken);
        BacktestResult weeks = Naive(168, year with { Folds = 358 }, cancellationToken);
        return
        [
            new("operators' MAPE, whole file", "2.785%", Operators().MapeOfAll()),
            new("SN24 MAPE, 2018", "8.28%", days.Score(Metric.Mape).Value),
            new("SN168 MAPE, 2018", "4.46%", weeks.Score(Metric.Mape).Value),
        ];
    }

    /// <inheritdoc/>
    protected override IReadOnlyDictionary<string, double?> Details(BacktestResult result)
    {
        (double? ours, double? operators, long hours) = Operators().Mape(result);
        return new Dictionary<string, double?>
        {
            ["mape_same_hours"] = ours,
            ["operator_mape_same_hours"] = operators,
            ["same_hours"] = hours,
        };
    }

    /// <inheritdoc/>
    /// <remarks>From noon the next day ends a day and a half ahead.</remarks>
    protected override IEnumerable<ForecastEvidence> Beside(BacktestResult result) => [Operators().Compare("the operators", 2, result)];

    /// <inheritdoc/>
    protected override RegularPanel Read(Weather weather) => Read(Run, "DE_load_actual_entsoe_transparency");

    private static RegularPanel Read(SuiteRun run, string column) => SeriesPanel.ReadCsv(run.PathOf("extra/opsd_de_2018.csv.gz"), new SeriesSchema
    {
        Time = "utc_timestamp",
        Target = column,
        // The stamps carry their offset; the zone says what a day is.
        Zone = Zone,
        HolidayRegion = Places.HolidaysOf("DE"),
    }).Prepare();

    private OtherForecast Operators() => new(PanelFor(Weather.None), _operators.Value);
}
