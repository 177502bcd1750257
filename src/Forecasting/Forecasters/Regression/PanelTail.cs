namespace Forecasting.Forecasters.Regression;

/// <summary>Cuts a panel down to the cells that a model looks at, so that the cost of a forecast does not grow with the history.</summary>
internal static class PanelTail
{
    /// <summary>Returns the panel with no more than so many cells of each series before the origin, and all from there on.</summary>
    public static RegularPanel Of(RegularPanel history, int cells)
    {
        PanelCells all = history.Cells;
        int[] dropped = new int[all.SeriesCount];
        int[] offsets = new int[all.SeriesCount + 1];
        long[] first = new long[all.SeriesCount];
        bool isShorter = false;
        for (int s = 0; s < dropped.Length; s++)
        {
            long before = all.OriginIndex - all.First[s] - cells;
            dropped[s] = (int)Math.Clamp(before, 0, all.Length(s));
            first[s] = all.First[s] + dropped[s];
            offsets[s + 1] = offsets[s] + all.Length(s) - dropped[s];
            isShorter |= dropped[s] > 0;
        }

        if (!isShorter) return history;
        PanelCells tail = all with
        {
            First = first,
            Offsets = offsets,
            Target = Cut(all, all.Target, dropped, offsets),
            TargetStates = Cut(all, all.TargetStates, dropped, offsets),
            Covariates = [.. all.Covariates.Select(column => Cut(all, column, dropped, offsets))],
            CovariateStates = [.. all.CovariateStates.Select(column => column is null ? null : Cut(all, column, dropped, offsets))],
        };
        return new RegularPanel(tail, tail, null, history.Findings);
    }

    private static T[] Cut<T>(PanelCells cells, T[] values, int[] dropped, int[] offsets)
    {
        var result = new T[offsets[^1]];
        for (int s = 0; s < dropped.Length; s++)
        {
            int from = cells.Offsets[s] + dropped[s];
            values.AsSpan(from, cells.Offsets[s + 1] - from).CopyTo(result.AsSpan(offsets[s]));
        }

        return result;
    }
}
