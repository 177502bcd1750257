namespace Forecasting.Preparation.Examination;

/// <summary>The labels of one series in ascending order; rows of one label stay in the order of the table.</summary>
internal sealed class SortedLabels
{
    private SortedLabels(long[] ticks, int[] rows)
    {
        Ticks = ticks;
        Rows = rows;
    }

    /// <summary>Gets the labels in ticks.</summary>
    public long[] Ticks { get; }

    /// <summary>Gets the row of the table that each label belongs to.</summary>
    public int[] Rows { get; }

    /// <summary>Sorts labels.</summary>
    /// <param name="labels">The labels.</param>
    /// <param name="rows">The row of each, ascending; not changed.</param>
    public static SortedLabels Of(ReadOnlySpan<long> labels, int[] rows)
    {
        long[] ticks = labels.ToArray();
        bool sorted = true;
        for (int i = 1; i < ticks.Length && sorted; i++) sorted = ticks[i] >= ticks[i - 1];
        if (sorted) return new SortedLabels(ticks, rows);
        int[] order = [.. rows];
        Array.Sort(ticks, order);
        // The sort is not stable: put the rows of one label back into their order.
        for (int from = 0; from < ticks.Length;)
        {
            int to = EndOf(ticks, from);
            if (to - from > 1) Array.Sort(order, from, to - from);
            from = to;
        }

        return new SortedLabels(ticks, order);
    }

    /// <summary>Returns the place after the last row of a label.</summary>
    public int EndOf(int from) => EndOf(Ticks, from);

    /// <summary>Returns values of a column in the order of the labels.</summary>
    public double[] Values(double[] column)
    {
        double[] values = new double[Rows.Length];
        for (int i = 0; i < values.Length; i++) values[i] = column[Rows[i]];
        return values;
    }

    private static int EndOf(long[] ticks, int from)
    {
        int to = from + 1;
        while (to < ticks.Length && ticks[to] == ticks[from]) to++;
        return to;
    }
}
