namespace Forecasting.Tables;

/// <summary>The rows of one series, sorted and unique.</summary>
internal sealed record PlacedSeries(long[] Ticks, double[] Target, double[][] Covariates, CellState[] States)
{
    /// <summary>Joins series one behind the other.</summary>
    public static PanelRows Join(PlacedSeries[] parts, string[][] statics)
    {
        int[] offsets = new int[parts.Length + 1];
        for (int s = 0; s < parts.Length; s++) offsets[s + 1] = checked(offsets[s] + parts[s].Ticks.Length);
        int columns = parts.Length == 0 ? 0 : parts[0].Covariates.Length;
        bool marked = parts.Any(part => part.States.AsSpan().ContainsAnyExcept(CellState.Observed));
        return new PanelRows(
            offsets,
            JoinColumn(parts, offsets, part => part.Ticks),
            JoinColumn(parts, offsets, part => part.Target),
            [.. Enumerable.Range(0, columns).Select(c => JoinColumn(parts, offsets, part => part.Covariates[c]))])
        {
            States = marked ? JoinColumn(parts, offsets, part => part.States) : null,
            Statics = statics,
        };
    }

    private static T[] JoinColumn<T>(PlacedSeries[] parts, int[] offsets, Func<PlacedSeries, T[]> columnOf)
    {
        if (parts.Length == 1) return columnOf(parts[0]);
        var joined = new T[offsets[^1]];
        for (int s = 0; s < parts.Length; s++) columnOf(parts[s]).CopyTo(joined, offsets[s]);
        return joined;
    }
}
