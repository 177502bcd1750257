using System.CommandLine;
using Forecasting.Cli.Options;
using Forecasting.Cli.Output;
using Forecasting.Preparation.Examination;

namespace Forecasting.Cli.Commands;

/// <summary><c>forecast examine</c>: what a table shows before anything is repaired.</summary>
internal sealed class ExamineCommand : DataCommand
{
    private readonly InputOptions _input = new();
    private readonly Option<bool> _json = Parsed.Flag("--json", "Write one JSON object per series and line.");

    public ExamineCommand(Terminal terminal)
        : base("examine", "Look at a table before anything is repaired: spacing, gaps, twins, clock changes, likely faults.", terminal)
    {
        _input.AddTo(this);
        Add(_json);
    }

    public override IReadOnlyList<string> Examples { get; } =
    [
        "forecast examine load.csv --time hour --target mw --known temp --zone Europe/Berlin",
        "forecast examine meters.csv.gz --time timestamp --target kwh --keys meter --json",
    ];

    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        TableExamination examination = (await _input.ReadTableAsync(parse, cancellationToken)).Examine(null, cancellationToken);
        if (!parse.GetValue(_json))
        {
            ExaminationView.Show(Terminal, examination);
            FindingsView.Show(Terminal, examination.Findings);
            return ExitCode.Success;
        }

        foreach (SeriesExamination series in examination.Series) JsonText.WriteWhole(Terminal.Out, series.WriteJson);
        foreach (Finding finding in examination.Findings.Where(finding => finding.Series is null)) await Terminal.Error.WriteLineAsync(Faults.Line(finding));
        return ExitCode.Success;
    }
}
