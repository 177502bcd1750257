using System.Globalization;
using Forecasting.Evaluation;
using Forecasting.Forecasters.Naive;
using Forecasting.Preparation;
using Forecasting.Tables;
using Forecasting.Time;
using NodaTime;

namespace Forecasting.Accuracy.Suites;

/// <summary>Switzerland: the next local day from noon, 2016 to 2021 and 2023, beside the operator's own forecast.</summary>
internal sealed class SwissSuite(SuiteRun run) : AccuracySuite(run)
{
    // From noon the next day ends a day and a half ahead.
    private const int GateHorizon = 2;

    private static readonly DateTimeZone Zone = Places.Zone("Europe/Zurich");

    // In 2022 the column of forecasts holds the actual load.
    private static readonly int[] Years = [2016, 2017, 2018, 2019, 2020, 2021, 2023];

    private readonly Lazy<RegularPanel> _load = new(() => ReadLoad(run, Places.HolidaysOf("CH")));
    private readonly Lazy<RegularPanel> _operators = new(() => Read(run, "Day-ahead Total Load Forecast [MW] - BZN|CH", null));

    /// <inheritdoc/>
    public override string Name => "swiss";

    /// <inheritdoc/>
    public override string Title => "Switzerland, seven years, next day from noon";

    /// <inheritdoc/>
    public override PublishedScores Published { get; } = new(
        "mape",
        ("operator 2016", 0.0533),
        ("operator 2017", 0.0669),
        ("operator 2018", 0.0778),
        ("operator 2019", 0.0622),
        ("operator 2020", 0.0664),
        ("operator 2021", 0.0517),
        ("operator 2023", 0.0610),
        ("operator, mean of these years", 0.0628));

    /// <inheritdoc/>
    protected override string Aggregation => "mean over years";

    /// <inheritdoc/>
    protected override IReadOnlyList<Metric> Compared => [Metric.Mape, Metric.Wql];

    /// <inheritdoc/>
    public override IReadOnlyList<BaselineFigure> Prove(CancellationToken cancellationToken)
    {
        var figures = new List<BaselineFigure>();
        (double Low, double High) day = (double.MaxValue, 0), week = (double.MaxValue, 0);
        for (int year = 2016; year <= 2023; year++)
        {
            BacktestResult weeks = Backtest(new SeasonalNaiveForecaster { Season = 168 }, _load.Value, PlanOf(year), QuantileLevels.None, cancellationToken);
            // The published SN24 looks past the gate, at all of the day before.
            RollingOrigin midnights = PlanOf(year) with { Gate = null };
            BacktestResult days = Backtest(new SeasonalNaiveForecaster { Season = 24 }, _load.Value, midnights, QuantileLevels.None, cancellationToken);
            week = Widen(week, weeks.Score(Metric.Mape).Value);
            day = Widen(day, days.Score(Metric.Mape).Value);
            if (!Years.Contains(year)) continue;
            string printed = Published.Scores.Single(score => score.Name.EndsWith(Text(year), StringComparison.Ordinal)).Value
                .ToString("P2", CultureInfo.InvariantCulture).Replace(" ", "", StringComparison.Ordinal);
            figures.Add(new($"operator's MAPE {Text(year)}", printed, Operators().Mape(weeks).Theirs));
        }

        return
        [
            .. figures,
            new("SN168 MAPE, best year", "4.9%", week.Low),
            new("SN168 MAPE, worst year", "7.9%", week.High),
            new("SN24 MAPE, best year", "5.5%", day.Low),
            new("SN24 MAPE, worst year", "7.4%", day.High),
        ];
    }

    /// <inheritdoc/>
    public override IEnumerable<SuiteScore> Score(Forecaster forecaster, CancellationToken cancellationToken)
    {
        BacktestResult[] results = YearsOf(forecaster, cancellationToken);
        var details = new Dictionary<string, double?>();
        for (int i = 0; i < Years.Length; i++)
        {
            (double? ours, double? operators, _) = Operators().Mape(results[i]);
            details.Add($"mape_{Text(Years[i])}", ours);
            details.Add($"operator_mape_{Text(Years[i])}", operators);
        }

        SuiteScore score = ScoreOf(
            Weather.None,
            results,
            SuiteMetrics.Of(SuiteMetrics.Plain, metric => SuiteMetrics.Mean(results.Select(result => result.Score(metric).Value))),
            cancellationToken);
        yield return score with
        {
            Details = details,
            Evidence = score.Evidence with { Comparisons = [.. score.Evidence.Comparisons, Operators().Compare("the operator", GateHorizon, results)] },
        };
    }

    /// <inheritdoc/>
    protected override BacktestResult MakeBaseline(CancellationToken cancellationToken) =>
        YearsOf(new SeasonalNaiveForecaster { Season = 168 }, cancellationToken).Join();

    private BacktestResult[] YearsOf(Forecaster forecaster, CancellationToken cancellationToken) =>
        [.. Years.Select(year => Backtest(forecaster, _load.Value, PlanOf(year), cancellationToken))];

    /// <summary>Reads the actual load.</summary>
    public static RegularPanel ReadLoad(SuiteRun run, string? holidays) => Read(run, "Actual Total Load [MW] - BZN|CH", holidays);

    private static (double Low, double High) Widen((double Low, double High) range, double? value) =>
        (Math.Min(range.Low, value ?? double.NaN), Math.Max(range.High, value ?? double.NaN));

    private static string Text(int year) => year.ToString(CultureInfo.InvariantCulture);

    private static RollingOrigin PlanOf(int year) => new()
    {
        Horizon = Horizon.Days(1),
        Gate = LocalTime.Noon,
        Folds = CalendarSystem.Iso.GetDaysInYear(year),
        RefitEvery = 28,
        End = Zone.At(year + 1, 1, 1),
    };

    private OtherForecast Operators() => new(_load.Value, _operators.Value);

    private static RegularPanel Read(SuiteRun run, string column, string? holidays) => SeriesPanel.ReadCsv(
        run.PathOf("entsoe_ch_load.csv.gz"),
        new SeriesSchema
        {
            Time = "Time (CET/CEST)",
            Target = column,
            Zone = Zone,
            // Clocks forward: an empty row. Clocks back: both hours, in their order.
            ClockChange = LocalTimeRule.ByOrder,
            HolidayRegion = holidays,
        },
        new CsvReadOptions { MissingWords = ["N/A"] }).Prepare();
}
