using System.CommandLine;
using System.Globalization;
using Forecasting.Cli.Options;
using Forecasting.Cli.Output;
using Forecasting.Search;
using Forecasting.Time;

namespace Forecasting.Cli.Commands;

/// <summary><c>forecast search</c>: tries forecasters and their settings on the last part of the history, and shows what became of each.</summary>
internal sealed class SearchCommand : DataCommand
{
    private readonly InputOptions _input = new();
    private readonly RangeOptions _range = new();
    private readonly JoinOptions _join = new();
    private readonly SearchOptions _search = new();
    private readonly ModelOptions _model = new();
    private readonly Option<Horizon?> _horizon = Parsed.Text("--horizon", "SPAN", "How far ahead: 48h, PT48H, 7d (local days), or steps, 96 (default: 48h).", Horizon.Parse);
    private readonly Option<string?> _out = Parsed.Text("--out", "FILE", "Where the leaderboard is written as JSON (default: nowhere).");
    private readonly Option<bool> _json = Parsed.Flag("--json", "Write the leaderboard as JSON to standard output instead of the table.");

    public SearchCommand(Terminal terminal)
        : base("search", "Try forecasters and their settings on the last weeks of the history, within a budget, and rank them.", terminal)
    {
        _input.AddTo(this);
        _range.AddTo(this);
        _join.AddTo(this);
        Add(_horizon);
        _search.AddTo(this);
        _model.AddTo(this);
        Add(_out);
        Add(_json);
    }

    public override IReadOnlyList<string> Examples { get; } =
    [
        "forecast search load.csv --time hour --target mw --zone Europe/Berlin --horizon 24h --budget 10m --out leaderboard.json",
        "forecast search load.csv --time hour --target mw --known temp --zone Europe/Berlin --trials 12 --objective mape",
        "forecast search meters.csv.gz --time timestamp --target kwh --keys meter --duplicates drop-identical --forecaster linear,boosting --json",
    ];

    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        string? file = parse.GetValue(_out);
        if (file is not null) OutputFile.Require(file);
        SeriesPanel rows = _range.Apply(await _input.ReadPanelAsync(parse, cancellationToken), parse);
        RegularPanel panel = await _join.ApplyAsync(_range.Prepare(rows, parse, _model.Threads(parse), cancellationToken), parse, cancellationToken);
        QuantileLevels levels = _model.Quantiles(parse) ?? QuantileLevels.Default;
        Horizon horizon = parse.GetValue(_horizon) ?? Horizon.Hours(48);
        var progress = new ProgressLine(Terminal);
        var fit = new FitOptions { Horizon = horizon, Quantiles = levels, Seed = _model.Seed(parse), Threads = _model.Threads(parse), Progress = progress };
        long start = System.Diagnostics.Stopwatch.GetTimestamp();
        SearchResult result = _search.Forecaster(panel, levels, parse).Search(panel, fit, cancellationToken);
        double seconds = System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalSeconds;
        progress.End(string.Create(CultureInfo.InvariantCulture, $"{result.Leaderboard.Count(trial => trial.Seconds > 0)} trials in {seconds:0.0} s"));
        foreach (Finding finding in result.Model.Findings.Where(finding => finding.Severity != FindingSeverity.Information))
            await Terminal.Error.WriteLineAsync(Faults.Line(finding));
        if (file is not null) result.Leaderboard.WriteJson(file);
        if (parse.GetValue(_json)) await Terminal.Out.WriteAsync(result.Leaderboard.ToJson());
        else Show(panel, horizon, result.Leaderboard, file);
        return ExitCode.Success;
    }

    private void Show(RegularPanel panel, Horizon horizon, Leaderboard leaderboard, string? file)
    {
        string folds = string.Join(", ", leaderboard.Folds.Select(count => count.ToString(CultureInfo.InvariantCulture)));
        Terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{panel.SeriesCount} series of {panel.Frequency}; horizon {horizon};"));
        Terminal.Out.WriteLine($"rungs of {folds} past origins; the least {leaderboard.Objective} first");
        LeaderboardView.Show(Terminal, leaderboard);
        if (file is not null) Terminal.Out.WriteLine($"Written: {file}");
    }
}
