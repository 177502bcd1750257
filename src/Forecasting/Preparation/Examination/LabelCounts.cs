using Forecasting.Time;

namespace Forecasting.Preparation.Examination;

/// <summary>How the labels of a series fill their plain grid.</summary>
internal readonly record struct LabelCounts
{
    /// <summary>Gets the rows beyond the first at their label.</summary>
    public long Duplicated { get; private init; }

    /// <summary>Gets the cells of the grid from the first label on it to the last.</summary>
    public long Cells { get; private init; }

    /// <summary>Gets the cells without a label.</summary>
    public long Missing { get; private init; }

    /// <summary>Gets the most of them in a row.</summary>
    public long LongestGap { get; private init; }

    /// <summary>Gets the first label without a row; meaningful where one is missing.</summary>
    public long FirstMissing { get; private init; }

    /// <summary>Gets the start of the longest gap; meaningful where a label is missing.</summary>
    public long LongestStart { get; private init; }

    /// <summary>Gets the distinct labels beside the grid.</summary>
    public long OffGrid { get; private init; }

    /// <summary>Gets the first of them; meaningful where there is one.</summary>
    public long FirstOffGrid { get; private init; }

    /// <summary>Counts labels.</summary>
    /// <param name="labels">The labels, ascending.</param>
    /// <param name="grid">The grid, or null: then only duplicates are counted.</param>
    /// <param name="nearest">Whether labels jitter, so that each stands for the nearest cell.</param>
    public static LabelCounts Of(ReadOnlySpan<long> labels, TimeGrid? grid, bool nearest)
    {
        long duplicated = 0, onGrid = 0, first = 0, last = 0, longest = 0, missingAt = 0, longestAt = 0, offGrid = 0, offGridAt = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            if (i > 0 && labels[i] == labels[i - 1])
            {
                duplicated++;
                continue;
            }

            if (grid is null) continue;
            bool on = grid.TryIndexOf(labels[i], out long index);
            if (!on && offGrid++ == 0) offGridAt = labels[i];
            if (!on && !nearest) continue;
            if (!on) index = Nearest(grid, labels[i]);
            if (onGrid > 0 && index <= last) continue;
            if (onGrid++ == 0) first = index;
            else if (index - last - 1 > longest)
            {
                if (longest == 0) missingAt = last + 1;
                (longest, longestAt) = (index - last - 1, last + 1);
            }

            last = index;
        }

        long cells = onGrid == 0 ? 0 : last - first + 1;
        return new LabelCounts
        {
            Duplicated = duplicated,
            Cells = cells,
            Missing = cells - onGrid,
            LongestGap = longest,
            FirstMissing = longest == 0 ? 0 : grid!.TicksAt(missingAt),
            LongestStart = longest == 0 ? 0 : grid!.TicksAt(longestAt),
            OffGrid = offGrid,
            FirstOffGrid = offGridAt,
        };
    }

    private static long Nearest(TimeGrid grid, long ticks)
    {
        long index = grid.FloorIndex(ticks);
        return ticks - grid.TicksAt(index) < grid.TicksAt(index + 1) - ticks ? index : index + 1;
    }
}
