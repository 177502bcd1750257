using System.CommandLine;
using Forecasting.Cli.Options;
using Forecasting.Cli.Output;
using Forecasting.Preparation;
using Forecasting.Tables;
using NodaTime.Text;

namespace Forecasting.Cli.Commands;

/// <summary><c>forecast prepare</c>: one regular grid, gaps filled, every changed cell marked.</summary>
internal sealed class PrepareCommand : DataCommand
{
    private readonly InputOptions _input = new();
    private readonly RangeOptions _range = new();
    private readonly Option<string?> _out = Parsed.Text("--out", "FILE", "Where the regular table is written: Parquet if it ends in .parquet, else CSV.");
    private readonly Option<bool> _json = Parsed.Flag("--json", "Write the report as one JSON object.");

    public PrepareCommand(Terminal terminal)
        : base("prepare", "Lay a table on one regular grid: missing times inserted, gaps filled, every changed cell marked.", terminal)
    {
        _out.Required = true;
        _input.AddTo(this);
        _range.AddTo(this);
        Add(_out);
        Add(_json);
    }

    public override IReadOnlyList<string> Examples { get; } =
    [
        "forecast prepare load.csv --time hour --target mw --known temp --zone Europe/Berlin --out regular.csv",
        "forecast prepare meters.csv.gz --time timestamp --target kwh --keys meter --duplicates drop-identical --out regular.csv --json",
    ];

    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        string file = parse.GetValue(_out)!;
        OutputFile.Require(file);
        SeriesPanel rows = _range.Apply(await _input.ReadPanelAsync(parse, cancellationToken), parse);
        RegularPanel panel = _range.Prepare(rows, parse, Environment.ProcessorCount, cancellationToken);
        await OutputFile.WriteAsync(file, panel.ToTable(), cancellationToken);
        PanelReport report = panel.Report();
        if (parse.GetValue(_json)) JsonText.WriteLine(Terminal.Out, json => Write(json, panel, report, (_input.File(parse), file)));
        else Show(panel, report, file);
        return ExitCode.Success;
    }

    private static void Write(System.Text.Json.Utf8JsonWriter json, RegularPanel panel, PanelReport report, (string In, string Out) files)
    {
        json.WriteString("file", files.In);
        json.WriteString("out", files.Out);
        json.WriteString("frequency", panel.Frequency.ToString());
        json.WriteString("zone", panel.Grid.Zone.Id);
        json.WriteString("origin", InstantPattern.ExtendedIso.Format(panel.Origin));
        json.WriteNumber("series", panel.SeriesCount);
        json.WriteNumber("cells", report.Series.Sum(series => series.Cells));
        json.WriteNumber("observed", report.Series.Sum(series => series.Observed));
        json.WriteNumber("inserted", report.Series.Sum(series => series.Inserted));
        json.WriteNumber("missing", report.Series.Sum(series => series.Missing));
        json.WriteNumber("imputed", report.Series.Sum(series => series.Imputed));
        json.WriteNumber("empty", report.Series.Sum(series => series.Empty));
        JsonText.WriteFindings(json, panel.Findings);
    }

    private void Show(RegularPanel panel, PanelReport report, string file)
    {
        Terminal.Out.WriteLine($"{Shown.Count(panel.SeriesCount)} series of {panel.Frequency}; the last value ends at {Shown.Time(panel.Origin, panel.Grid.Zone)}.");
        Terminal.Out.WriteLine($"{Shown.Cells(report)}.");
        FindingsView.Show(Terminal, panel.Findings);
        Terminal.Out.WriteLine($"Written: {file}");
    }
}
