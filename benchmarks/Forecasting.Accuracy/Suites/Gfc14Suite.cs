using Forecasting.Evaluation;
using Forecasting.Preparation;
using Forecasting.Tables;
using Forecasting.Time;

namespace Forecasting.Accuracy.Suites;

/// <summary>GEFCom2014-E, 2013 and 2014, as the task <c>proenfo_gfc14</c> of fev-bench: 20 weeks, a week ahead, temperature given.</summary>
internal sealed class Gfc14Suite(SuiteRun run) : PooledSuite(run)
{
    private const int Day = 24;

    /// <inheritdoc/>
    public override string Name => "gfc14";

    /// <inheritdoc/>
    public override string Title => "GEFCom2014-E, 20 weeks, a week ahead";

    /// <inheritdoc/>
    public override PublishedScores Published { get; } = new(
        "wape",
        ("Sundial", 0.0226),
        ("TiRex-2", 0.0229),
        ("TFT", 0.0241),
        ("DeepAR", 0.0242),
        ("TabPFN-TS-3", 0.0254),
        ("Chronos-2", 0.0264),
        ("TS-ICL", 0.0277),
        ("CatBoost", 0.0295),
        ("TabPFN-TS", 0.0311),
        ("PatchTST", 0.0325),
        ("LightGBM", 0.0338),
        ("Toto-2.0-2.5B", 0.0422),
        ("TiRex", 0.0447),
        ("Chronos-Bolt", 0.0455),
        ("Stat. Ensemble", 0.0540),
        ("AutoARIMA", 0.0571),
        ("AutoTheta", 0.0580),
        ("Seasonal Naive", 0.058692),
        ("AutoETS", 0.0647),
        ("Naive", 0.1831));

    /// <inheritdoc/>
    public override IReadOnlyList<PublishedScores> AlsoPublished { get; } =
    [
        new(
            "wql",
            ("TiRex-2", 0.0180),
            ("DeepAR", 0.0193),
            ("TFT", 0.0197),
            ("Sundial", 0.0205),
            ("TabPFN-TS-3", 0.0209),
            ("Chronos-2", 0.0211),
            ("LightGBM", 0.0338),
            ("Seasonal Naive", 0.0529)),
        new(
            "mase",
            ("Sundial", 0.464),
            ("TiRex-2", 0.469),
            ("TFT", 0.489),
            ("DeepAR", 0.493),
            ("TabPFN-TS-3", 0.517),
            ("Chronos-2", 0.539),
            ("LightGBM", 0.691),
            ("Seasonal Naive", 1.199)),
    ];

    /// <inheritdoc/>
    protected override RollingOrigin Plan { get; } = new() { Horizon = Horizon.Hours(168), Folds = 20 };

    /// <inheritdoc/>
    protected override IReadOnlyList<Metric> Metrics => [.. SuiteMetrics.Plain, Metric.Mase(Day), Metric.Sql(Day)];

    /// <inheritdoc/>
    protected override string Aggregation => "mean over windows";

    /// <inheritdoc/>
    public override IReadOnlyList<BaselineFigure> Prove(CancellationToken cancellationToken)
    {
        // fev's seasonal naive is that of statsforecast: normal quantiles, wider with every season ahead, from the last 1,000 values.
        var reference = new ReferenceForecaster { Season = Day, Spread = ReferenceSpread.Normal, Context = 1000 };
        BacktestResult result = Backtest(reference, PanelFor(Weather.Actual), Plan, QuantileLevels.Deciles, cancellationToken);
        return
        [
            new("seasonal naive MASE", "1.198854", Measure(result, Metric.Mase(Day))),
            new("seasonal naive WAPE", "0.058692", Measure(result, Metric.Wape)),
            new("seasonal naive SQL", "1.0751", Measure(result, Metric.Sql(Day))),
            new("seasonal naive WQL", "0.0529", Measure(result, Metric.Wql)),
        ];
    }

    /// <inheritdoc/>
    protected override double? Measure(BacktestResult result, Metric metric) =>
        SuiteMetrics.Mean(result.ScoreByFold(metric).Select(score => score.Value));

    /// <inheritdoc/>
    protected override RegularPanel Read(Weather weather) => SeriesPanel.ReadCsv(Run.PathOf("gefcom2014_extended_fev_gfc14.csv"), new SeriesSchema
    {
        Time = "timestamp",
        Target = "load",
        KnownInAdvance = "airTemperature",
        Stamp = IntervalStamp.End,
        // 24 rows a day, whatever the clock did.
        Zone = Places.EasternStandardTime,
        HolidayRegion = "US",
    }).Prepare();
}
