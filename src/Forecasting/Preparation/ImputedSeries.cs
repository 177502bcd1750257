using Forecasting.Time;

namespace Forecasting.Preparation;

/// <summary>A series whose gaps are to be filled: nothing that may not be read is in it.</summary>
/// <param name="grid">The grid.</param>
/// <param name="clock">The local clock over the cells of the panel.</param>
/// <param name="first">The grid's index of the first cell.</param>
internal readonly ref struct ImputedSeries(TimeGrid grid, LocalClock clock, long first)
{
    public TimeGrid Grid { get; } = grid;

    public LocalClock Clock { get; } = clock;

    public long First { get; } = first;

    /// <summary>Gets the values as observed; <see cref="double.NaN"/> where missing or masked.</summary>
    public required ReadOnlySpan<double> Observed { get; init; }

    /// <summary>Gets the same with what was filled so far.</summary>
    public required Span<double> Filled { get; init; }

    /// <summary>Gets the cell from which on gaps are to be filled; not inside a gap.</summary>
    public int From { get; init; }

    /// <summary>Finds the next gap.</summary>
    /// <param name="start">Where to look from; then where the gap starts.</param>
    /// <param name="end">The cell after the gap.</param>
    /// <returns>False where there is no further gap.</returns>
    public bool NextGap(ref int start, out int end)
    {
        while (start < Observed.Length && !double.IsNaN(Observed[start])) start++;
        end = start;
        while (end < Observed.Length && double.IsNaN(Observed[end])) end++;
        return start < end;
    }
}
