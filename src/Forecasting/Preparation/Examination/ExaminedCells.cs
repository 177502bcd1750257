using Forecasting.Time;
using NodaTime;

namespace Forecasting.Preparation.Examination;

/// <summary>The readings of one series laid on their grid, and the faults in them.</summary>
internal sealed record ExaminedCells
{
    // A grid much larger than the rows that stand on it shows a wrong time, not readings.
    private const long CellsPerRow = 16;
    private const long SmallGrid = 1_000_000;

    private static readonly ExaminedCells None = new() { Runs = [], Grid = null, First = 0, StuckRuns = 0, ZeroRuns = 0 };

    /// <summary>Gets the runs of cells with a fault.</summary>
    public required List<FaultRun> Runs { get; init; }

    /// <summary>Gets what no mask sets aside, with its cell: a register that began anew.</summary>
    public IReadOnlyList<(Finding Finding, int Cell)> Plain { get; init; } = [];

    /// <summary>Gets the grid; null where nothing was laid on one.</summary>
    public required TimeGrid? Grid { get; init; }

    /// <summary>Gets the index of the first cell.</summary>
    public required long First { get; init; }

    /// <summary>Gets the number of long runs of one reading that is not zero.</summary>
    public required int StuckRuns { get; init; }

    /// <summary>Gets the number of long runs of zeros.</summary>
    public required int ZeroRuns { get; init; }

    /// <summary>Lays the readings on their grid and looks for faults.</summary>
    /// <param name="placed">The instants and readings; of two at one cell the first that is a number counts.</param>
    /// <param name="frequency">The spacing, or null where it is not known.</param>
    /// <param name="zone">The zone whose days are counted.</param>
    /// <param name="limits">What counts as a fault.</param>
    public static ExaminedCells Find(List<(long Ticks, double Value)> placed, Frequency? frequency, DateTimeZone zone, FaultLimits limits)
    {
        if (frequency is null || placed.Count == 0) return None;
        long[] ticks = new long[placed.Count];
        for (int i = 0; i < ticks.Length; i++) ticks[i] = placed[i].Ticks;
        Array.Sort(ticks);
        if (GridSample.Best(ticks, frequency, zone, 0) is not { } grid) return None;
        long first = grid.CeilingIndex(ticks[0]), last = grid.FloorIndex(ticks[^1]);
        long count = last - first + 1;
        if (count < 1 || count > Math.Max(SmallGrid, CellsPerRow * placed.Count)) return None;
        double[] cells = new double[count];
        Array.Fill(cells, double.NaN);
        foreach ((long at, double value) in placed)
        {
            if (grid.TryIndexOf(at, out long index) && double.IsNaN(cells[index - first])) cells[index - first] = value;
        }

        int least = limits.FlatCells(frequency);
        int zeros = ZeroRunsOf(cells, least);
        var runs = new List<FaultRun>();
        var clock = new LocalClock(zone, ticks[0] - NodaConstants.TicksPerWeek, ticks[^1] + NodaConstants.TicksPerWeek);
        double[] observed = [.. cells];
        FaultFinder.Find(new ImputedSeries(grid, clock, first) { Observed = observed, Filled = cells }, limits, DataFaults.All, runs);
        return new ExaminedCells
        {
            Runs = runs,
            Plain = RegisterOverflow.Find(observed) is { } overflow ? [overflow] : [],
            Grid = grid,
            First = first,
            StuckRuns = runs.Count(run => run.Fault == DataFaults.FlatLines),
            ZeroRuns = zeros,
        };
    }

    private static int ZeroRunsOf(double[] cells, int least)
    {
        int runs = 0, length = 0;
        foreach (double value in cells)
        {
            length = value == 0 ? length + 1 : 0;
            if (length == least) runs++;
        }

        return runs;
    }
}
