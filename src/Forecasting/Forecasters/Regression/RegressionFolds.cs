namespace Forecasting.Forecasters.Regression;

/// <summary>The parts of time of a cross-fit: blocks of two weeks up to the origin, dealt out in turn.</summary>
/// <remarks>What is learned from all blocks but those of a fold explains that fold as it would explain days that are yet to come.</remarks>
internal sealed class RegressionFolds
{
    private const int BlockDays = 14;

    private readonly long _origin;
    private readonly int _block;

    /// <param name="history">The panel; nothing beyond its origin belongs to a fold.</param>
    /// <param name="count">How many folds, at least 2.</param>
    public RegressionFolds(RegularPanel history, int count)
    {
        Count = count;
        _origin = history.OriginIndex;
        _block = Math.Max(1, BlockDays * Math.Max(1, history.Frequency.StepsPerDay));
    }

    /// <summary>Gets how many folds there are.</summary>
    public int Count { get; }

    /// <summary>Returns the fold of a cell before the origin.</summary>
    /// <param name="index">The grid's index of the cell.</param>
    public int FoldOf(long index) => (int)((_origin - 1 - index) / _block % Count);

    /// <summary>Returns the runs of cells that belong to a fold.</summary>
    /// <param name="fold">The fold.</param>
    /// <param name="firstIndex">The grid's index of the first cell.</param>
    /// <param name="count">How many cells.</param>
    public IEnumerable<(int First, int Count)> RunsOf(int fold, long firstIndex, int count)
    {
        int end = (int)Math.Clamp(_origin - firstIndex, 0, count);
        for (int first = 0; first < end;)
        {
            int next = (int)Math.Min(end, first + ((_origin - 1 - firstIndex - first) % _block) + 1);
            if (FoldOf(firstIndex + first) == fold) yield return (first, next - first);
            first = next;
        }
    }
}
