using System.CommandLine;
using System.Globalization;
using Forecasting.Cli.Options;
using Forecasting.Cli.Output;
using Forecasting.Evaluation;
using Forecasting.Evaluation.Groups;
using Forecasting.Search;

namespace Forecasting.Cli.Commands;

/// <summary><c>forecast backtest</c>: forecasts the past from rolling origins, and scores it.</summary>
internal sealed class BacktestCommand : DataCommand
{
    private readonly InputOptions _input = new();
    private readonly RangeOptions _range = new();
    private readonly JoinOptions _join = new();
    private readonly PlanOptions _plan = new();
    private readonly ModelOptions _model = new();
    private readonly Option<string[]?> _forecasters = ForecasterOptions.Several();
    private readonly Option<int?> _season = Parsed.Whole("--season", "Season of the scaled metrics (MASE, SQL) in steps (default: a day, 24 for hours).", 1);
    private readonly EvidenceOptions _evidence = new();
    private readonly Option<bool> _json = Parsed.Flag("--json", "Write one JSON object per forecaster and line.");

    public BacktestCommand(Terminal terminal)
        : base("backtest", "Forecast the past from rolling origins, each from what was known then, and score the forecasts.", terminal)
    {
        _input.AddTo(this);
        _range.AddTo(this);
        _join.AddTo(this);
        Add(_forecasters);
        _plan.AddTo(this);
        _model.AddTo(this);
        Add(_season);
        _evidence.AddTo(this);
        Add(_json);
    }

    public override IReadOnlyList<string> Examples { get; } =
    [
        "forecast backtest load.csv --time hour --target mw --zone Europe/Berlin --horizon 24h --folds 28",
        "forecast backtest load.csv --time hour --target mw --known temp --zone Europe/Berlin --gate 12:00 --forecaster seasonal-naive,boosting",
        "forecast backtest load.csv --time hour --target mw --known temp --zone Europe/Berlin --by temp --peaks 3",
        "forecast backtest load.csv --time hour --target mw --weather weather.csv --zone Europe/Berlin --from 2025-01-01 --gate 12:00",
        "forecast backtest meters.csv.gz --time timestamp --target kwh --keys meter --duplicates drop-identical --zone America/New_York --json",
    ];

    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        SeriesPanel rows = _range.Apply(await _input.ReadPanelAsync(parse, cancellationToken), parse);
        RegularPanel panel = await _join.ApplyAsync(_range.Prepare(rows, parse, _model.Threads(parse), cancellationToken), parse, cancellationToken);
        int? season = Season(panel, parse);
        RollingOrigin plan = _plan.Plan(panel, parse);
        _ = plan.FoldsOf(panel);
        (Grouping? by, int? peaks) = (_evidence.By(panel, parse), _evidence.Peaks(panel, parse));
        QuantileLevels? levels = _model.Quantiles(parse);
        var options = new BacktestOptions { Quantiles = ScoreCard.Needed(levels), Seed = _model.Seed(parse), Threads = _model.Threads(parse) };
        var results = new List<BacktestResult>();
        // The parser gives an empty list where there is no option.
        foreach (string name in parse.GetValue(_forecasters) is { Length: > 0 } names ? names : ForecasterOptions.Compared)
        {
            var progress = new ProgressLine(Terminal);
            BacktestResult result = ForecasterCatalog.Create(name).Backtest(panel, plan, options with { Progress = progress }, cancellationToken);
            results.Add(result);
            progress.End(string.Create(
                CultureInfo.InvariantCulture, $"{name}: {result.Folds.Count} folds, fitted in {result.FitSeconds:0.00} s, forecast in {result.ForecastSeconds:0.00} s"));
        }

        ScoreCard[] cards = [.. results.Select(result => new ScoreCard(result, plan, panel, (season, levels)))];
        var evidence = new BacktestEvidence(results, season ?? Math.Max(1, panel.Frequency.StepsPerDay), options.Seed) { By = by, Peaks = peaks };
        if (parse.GetValue(_json)) WriteLines(cards, evidence);
        else Show((panel, plan), cards, evidence, results);
        return ExitCode.Success;
    }

    // Whether one is better than another is known when all are done.
    private void WriteLines(ScoreCard[] cards, BacktestEvidence evidence)
    {
        for (int i = 0; i < cards.Length; i++)
        {
            int place = i;
            JsonText.WriteLine(Terminal.Out, json =>
            {
                cards[place].WriteTo(json);
                evidence.WriteTo(json, place);
            });
        }
    }

    private int? Season(RegularPanel panel, ParseResult parse)
    {
        int longest = Enumerable.Range(0, panel.SeriesCount).Max(panel.HistoryLength);
        return parse.GetValue(_season) is not { } season || season < longest
            ? parse.GetValue(_season)
            : throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"--season {season}: the longest series of the table has {longest} steps; choose a shorter season."));
    }

    private void Show((RegularPanel Panel, RollingOrigin Plan) run, ScoreCard[] cards, BacktestEvidence evidence, List<BacktestResult> results)
    {
        (RegularPanel panel, RollingOrigin plan) = run;
        IReadOnlyList<Fold> folds = plan.FoldsOf(panel);
        string what = plan.Gate is { } gate
            ? string.Create(CultureInfo.InvariantCulture, $"the next local day, forecast at {gate:HH':'mm}")
            : string.Create(CultureInfo.InvariantCulture, $"horizon {plan.Horizon}, step {plan.Step}");
        Terminal.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{panel.SeriesCount} series of {panel.Frequency}; {folds.Count} folds, {what};"));
        Terminal.Out.WriteLine($"origins {Shown.Time(folds[0].Origin, panel.Grid.Zone)} to {Shown.Time(folds[^1].Origin, panel.Grid.Zone)}");
        Terminal.Out.WriteLine($"{Shown.Count(cards[0].Scored)} points scored; sorted by MASE");
        ScoreView.Show(Terminal, cards);
        if (cards[0].WeatherText is { } weather) Terminal.Out.WriteLine(weather);
        Terminal.Out.WriteLine("WAPE, WQL: shares of the demand; in 80%: actuals inside the 80 % interval;");
        Terminal.Out.WriteLine("bias: forecast less actual; MAE, RMSE and bias: in the unit of the target.");
        Terminal.Out.WriteLine();
        EvidenceView.Show(Terminal, evidence, results);
    }
}
