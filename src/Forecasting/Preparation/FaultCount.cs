namespace Forecasting.Preparation;

/// <summary>Counts the runs of one kind of fault in one series, and words them.</summary>
internal static class FaultCount
{
    private static readonly DataFaults[] Kinds =
        [DataFaults.Zeros, DataFaults.Spikes, DataFaults.LevelShifts, DataFaults.FlatLines, DataFaults.Outages];

    /// <summary>Adds a finding for each kind of fault.</summary>
    /// <param name="cells">The cells.</param>
    /// <param name="series">The place of the series.</param>
    /// <param name="runs">What was found in it.</param>
    /// <param name="masked">The kinds that are set aside.</param>
    /// <param name="findings">Takes the findings.</param>
    public static void Tell(PanelCells cells, int series, List<FaultRun> runs, DataFaults masked, ICollection<Finding> findings)
    {
        foreach ((Finding finding, int cell) in Findings(runs, masked))
        {
            findings.Add(finding with
            {
                Series = cells.Keys[series],
                Column = cells.Schema.Target,
                Time = cells.Grid.InstantAt(cells.First[series] + cell),
            });
        }
    }

    /// <summary>Words each kind of fault, without its place.</summary>
    /// <param name="runs">What was found in a series.</param>
    /// <param name="masked">The kinds that are set aside.</param>
    /// <returns>The findings, each with the cell of its first case.</returns>
    public static IEnumerable<(Finding Finding, int Cell)> Findings(List<FaultRun> runs, DataFaults masked)
    {
        foreach (DataFaults kind in Kinds)
        {
            List<FaultRun> of = runs.FindAll(run => run.Fault == kind);
            if (of.Count == 0) continue;
            FaultRun longest = of.MaxBy(run => run.Cells);
            int total = of.Sum(run => run.Cells);
            yield return (new Finding
            {
                Code = Code(kind),
                Severity = FindingSeverity.Warning,
                Count = kind is DataFaults.Spikes or DataFaults.Zeros ? total : of.Count,
                Message = Words(kind, of.Count, total, longest.Cells) + ((masked & kind) != 0
                    ? " Set aside, and filled like missing values."
                    : $" Kept as given; PreparationOptions.Mask = DataFaults.{kind} sets them aside."),
            }, kind == DataFaults.LevelShifts ? of[0].End : of[0].Start);
        }
    }

    private static string Code(DataFaults kind) => kind switch
    {
        DataFaults.Zeros => "REPORT-01",
        DataFaults.Spikes => "REPORT-02",
        DataFaults.LevelShifts => "REPORT-04",
        DataFaults.FlatLines => "REPORT-05",
        _ => "REPORT-06",
    };

    private static string Words(DataFaults kind, int runs, int cells, int longest) => kind switch
    {
        DataFaults.Zeros => $"{cells} zeros in a series well above zero, at most {longest} in a row: missing readings written as 0?",
        DataFaults.Spikes => $"{cells} readings far from their neighbours and from the same time of similar days.",
        DataFaults.LevelShifts => $"The level changes for good {runs} times.",
        DataFaults.FlatLines => $"{runs} runs of one reading, {cells} cells in all, at most {longest} in a row: a stuck meter?",
        _ => $"{runs} runs far below the usual, {cells} cells in all, at most {longest} in a row: an outage?",
    };
}
