using System.Buffers;

namespace Forecasting.Preparation;

/// <summary>Reports the faults of the target of every series.</summary>
internal static class FaultReport
{
    /// <summary>Adds a finding for each series and kind of fault.</summary>
    public static void Tell(PanelCells cells, PreparationOptions options, ICollection<Finding> findings, CancellationToken cancellationToken)
    {
        DataFaults wanted = options.Report | options.Mask;
        for (int s = 0; s < cells.SeriesCount; s++) TellPlain(cells, s, options.Report != DataFaults.None, findings);
        if (wanted == DataFaults.None) return;
        var found = new List<FaultRun>?[cells.SeriesCount];
        LocalClock clock = StandardPlan.ClockOf(cells);
        SeriesWork.Run(found.Length, options.Threads, s => found[s] = Find(cells, s, clock, options.FaultLimits, wanted), cancellationToken);
        for (int s = 0; s < found.Length; s++) FaultCount.Tell(cells, s, found[s]!, options.Mask, findings);
    }

    // What no mask sets aside: readings beyond the bounds of the schema, and registers that began anew.
    private static void TellPlain(PanelCells cells, int series, bool registers, ICollection<Finding> findings)
    {
        ReadOnlySpan<double> observed = cells.Target.AsSpan(cells.Offsets[series], cells.HistoryLength(series));
        if (BoundsReport.Find(observed, cells.Schema) is var (beyond, at)) Add(beyond, at);
        if (registers && RegisterOverflow.Find(observed) is var (overflow, cell)) Add(overflow, cell);

        void Add(Finding finding, int cell) => findings.Add(finding with
        {
            Series = cells.Keys[series],
            Column = cells.Schema.Target,
            Time = cells.Grid.InstantAt(cells.First[series] + cell),
        });
    }

    private static List<FaultRun> Find(PanelCells cells, int series, LocalClock clock, FaultLimits limits, DataFaults wanted)
    {
        ReadOnlySpan<double> observed = cells.Target.AsSpan(cells.Offsets[series], cells.HistoryLength(series));
        double[] scratch = ArrayPool<double>.Shared.Rent(Math.Max(1, observed.Length));
        observed.CopyTo(scratch);
        var runs = new List<FaultRun>();
        FaultFinder.Find(
            new ImputedSeries(cells.Grid, clock, cells.First[series]) { Observed = observed, Filled = scratch.AsSpan(0, observed.Length) },
            limits,
            wanted,
            runs);
        ArrayPool<double>.Shared.Return(scratch);
        return runs;
    }
}
