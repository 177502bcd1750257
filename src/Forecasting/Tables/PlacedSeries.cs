namespace Forecasting.Tables;

/// <summary>The rows of one series, sorted and unique: values of their own, or the rows of the table that hold them.</summary>
internal sealed class PlacedSeries
{
    /// <summary>Gets the instants.</summary>
    public required long[] Ticks { get; init; }

    /// <summary>Gets the row of the table behind each instant, or null where the values stand here.</summary>
    public int[]? Rows { get; init; }

    public double[] Target { get; init; } = [];

    public double[][] Covariates { get; init; } = [];

    /// <summary>Gets how the rows came to their places; empty where all are as given.</summary>
    public CellState[] States { get; init; } = [];

    /// <summary>Joins series one behind the other; values that stand in the table are copied once, straight to their place.</summary>
    public static PanelRows Join(PlacedSeries[] parts, TableColumns columns, string[][] statics)
    {
        int[] offsets = new int[parts.Length + 1];
        for (int s = 0; s < parts.Length; s++) offsets[s + 1] = checked(offsets[s] + parts[s].Ticks.Length);
        long[] ticks = parts.Length == 1 ? parts[0].Ticks : new long[offsets[^1]];
        for (int s = 0; s < parts.Length && parts.Length > 1; s++) parts[s].Ticks.CopyTo(ticks, offsets[s]);
        double[][] covariates = new double[columns.Covariates.Length][];
        for (int c = 0; c < covariates.Length; c++)
        {
            int place = c;
            covariates[c] = JoinColumn(parts, offsets, columns.Covariates[c], part => part.Covariates[place]);
        }

        return new PanelRows(offsets, ticks, JoinColumn(parts, offsets, columns.Target, part => part.Target), covariates)
        {
            States = JoinStates(parts, offsets),
            Statics = statics,
        };
    }

    private static double[] JoinColumn(PlacedSeries[] parts, int[] offsets, double[] column, Func<PlacedSeries, double[]> ownOf)
    {
        double[] joined = GC.AllocateUninitializedArray<double>(offsets[^1]);
        for (int s = 0; s < parts.Length; s++)
        {
            Span<double> place = joined.AsSpan(offsets[s], offsets[s + 1] - offsets[s]);
            if (parts[s].Rows is { } rows) Gather(column, rows, place);
            else ownOf(parts[s]).CopyTo(place);
        }

        return joined;
    }

    private static void Gather(double[] column, int[] rows, Span<double> output)
    {
        // Rows of one series mostly stand together in the source.
        if (rows.Length > 0 && rows[^1] - rows[0] == rows.Length - 1 && IsRun(rows))
        {
            column.AsSpan(rows[0], rows.Length).CopyTo(output);
            return;
        }

        for (int i = 0; i < rows.Length; i++) output[i] = column[rows[i]];
    }

    private static bool IsRun(int[] rows)
    {
        for (int i = 1; i < rows.Length; i++)
        {
            if (rows[i] != rows[i - 1] + 1) return false;
        }

        return true;
    }

    private static CellState[]? JoinStates(PlacedSeries[] parts, int[] offsets)
    {
        if (!parts.Any(part => part.States.AsSpan().ContainsAnyExcept(CellState.Observed))) return null;
        var joined = new CellState[offsets[^1]];
        for (int s = 0; s < parts.Length; s++) parts[s].States.CopyTo(joined, offsets[s]);
        return joined;
    }
}
