namespace Forecasting;

/// <summary>Where the last cells of each series lie when the earlier ones are cut off, so that the cost of a forecast does not grow with the history.</summary>
internal sealed class PanelTail
{
    private readonly PanelCells _whole;
    private readonly long[] _first;

    private PanelTail(PanelCells whole, int cells, int[] dropped, int[] offsets, long[] first)
    {
        (_whole, _first, Cells) = (whole, first, cells);
        (Dropped, Offsets) = (dropped, offsets);
    }

    /// <summary>Gets how many cells before the origin are kept of each series at the most.</summary>
    public int Cells { get; }

    /// <summary>Gets how many cells of each series are cut off.</summary>
    public int[] Dropped { get; }

    /// <summary>Gets where each series begins in the columns that are left; one more than there are series.</summary>
    public int[] Offsets { get; }

    /// <summary>Finds the tail of no more than so many cells of each series before the origin, and all from there on; null where that is all.</summary>
    public static PanelTail? Find(PanelCells whole, int cells)
    {
        int[] dropped = new int[whole.SeriesCount];
        int[] offsets = new int[whole.SeriesCount + 1];
        long[] first = new long[whole.SeriesCount];
        bool isShorter = false;
        for (int s = 0; s < dropped.Length; s++)
        {
            long before = whole.OriginIndex - whole.First[s] - cells;
            dropped[s] = (int)Math.Clamp(before, 0, whole.Length(s));
            first[s] = whole.First[s] + dropped[s];
            offsets[s + 1] = offsets[s] + whole.Length(s) - dropped[s];
            isShorter |= dropped[s] > 0;
        }

        return isShorter ? new PanelTail(whole, cells, dropped, offsets, first) : null;
    }

    /// <summary>Returns the panel cut down to the tail; itself where that is all.</summary>
    public static RegularPanel Of(RegularPanel history, int cells)
    {
        if (Find(history.Cells, cells) is not { } tail) return history;
        PanelCells kept = tail.Cut(history.Cells);
        return new RegularPanel(kept, kept, null, history.Findings) { Whole = history };
    }

    /// <summary>Returns cells laid out as those that the tail was found in, cut down to it.</summary>
    public PanelCells Cut(PanelCells cells) => Place(cells) with
    {
        Target = Cut(cells.Target),
        TargetStates = Cut(cells.TargetStates),
        Covariates = [.. cells.Covariates.Select(Cut)],
        CovariateStates = [.. cells.CovariateStates.Select(column => column is null ? null : Cut(column))],
    };

    /// <summary>Returns cells with the places of the tail; the columns are to be given.</summary>
    public PanelCells Place(PanelCells cells) => cells with { First = _first, Offsets = Offsets };

    /// <summary>Returns a column cut down to the tail.</summary>
    public T[] Cut<T>(T[] values)
    {
        T[] result = GC.AllocateUninitializedArray<T>(Offsets[^1]);
        for (int s = 0; s < Dropped.Length; s++)
        {
            int from = _whole.Offsets[s] + Dropped[s];
            values.AsSpan(from, _whole.Offsets[s + 1] - from).CopyTo(result.AsSpan(Offsets[s]));
        }

        return result;
    }
}
