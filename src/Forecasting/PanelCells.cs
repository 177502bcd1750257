using Forecasting.Time;

namespace Forecasting;

/// <summary>
/// The cells of many series on one grid, columns one behind the other. Cell <c>i</c> of series <c>s</c> stands at
/// <c>Offsets[s] + i</c> and at the grid's index <c>First[s] + i</c>.
/// </summary>
internal sealed record PanelCells
{
    public required SeriesSchema Schema { get; init; }

    public required TimeGrid Grid { get; init; }

    public required SeriesKey[] Keys { get; init; }

    /// <summary>Gets the grid index of the first cell of each series.</summary>
    public required long[] First { get; init; }

    /// <summary>Gets where each series begins in the columns; one more than there are series.</summary>
    public required int[] Offsets { get; init; }

    /// <summary>Gets the grid index of the origin: cells before it are history.</summary>
    public required long OriginIndex { get; init; }

    public required double[] Target { get; init; }

    public required CellState[] TargetStates { get; init; }

    /// <summary>Gets the numeric columns beside the target, known in advance first.</summary>
    public required double[][] Covariates { get; init; }

    /// <summary>Gets the states of the covariates; null for a column whose cells are all as given.</summary>
    public required CellState[]?[] CovariateStates { get; init; }

    public required string[][] Statics { get; init; }

    public int SeriesCount => Keys.Length;

    public int Length(int series) => Offsets[series + 1] - Offsets[series];

    /// <summary>Gets how many cells of a series lie before the origin.</summary>
    public int HistoryLength(int series) => (int)Math.Clamp(OriginIndex - First[series], 0, Length(series));

    /// <summary>Gets the grid index of the first cell of all series, and how many there are from it to the end of the last.</summary>
    public (long From, int Count) Range()
    {
        long from = First.Min(), end = from;
        for (int s = 0; s < SeriesCount; s++) end = Math.Max(end, First[s] + Length(s));
        return (from, checked((int)(end - from)));
    }

    /// <summary>Returns a column of these cells on the places of others on the same grid; what lies beyond those is left out.</summary>
    /// <param name="values">A column of these cells.</param>
    /// <param name="layout">The same series, each of a length of its own.</param>
    /// <param name="empty">What a cell takes that these do not have.</param>
    public T[] Spread<T>(T[] values, PanelCells layout, T empty)
    {
        if (ReferenceEquals(First, layout.First) && ReferenceEquals(Offsets, layout.Offsets)) return values;
        T[] result = GC.AllocateUninitializedArray<T>(layout.Offsets[^1]);
        for (int s = 0; s < SeriesCount; s++)
        {
            Span<T> place = result.AsSpan(layout.Offsets[s], layout.Length(s));
            long from = Math.Max(First[s], layout.First[s]);
            long end = Math.Min(First[s] + Length(s), layout.First[s] + place.Length);
            if (end <= from)
            {
                place.Fill(empty);
                continue;
            }

            (int first, int count) = ((int)(from - layout.First[s]), (int)(end - from));
            place[..first].Fill(empty);
            values.AsSpan(Offsets[s] + (int)(from - First[s]), count).CopyTo(place[first..]);
            place[(first + count)..].Fill(empty);
        }

        return result;
    }
}
