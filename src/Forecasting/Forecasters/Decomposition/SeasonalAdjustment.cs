namespace Forecasting.Forecasters.Decomposition;

/// <summary>Takes the seasons off the last cells of the series of a panel.</summary>
/// <param name="seasons">The seasons in steps, ascending.</param>
/// <param name="cycles">How many cycles of the longest are looked at.</param>
/// <param name="options">How a series is decomposed.</param>
internal sealed class SeasonalAdjustment(int[] seasons, int cycles, StlOptions options)
{
    /// <summary>Gets the shortest season in steps.</summary>
    public int Shortest => seasons[0];

    /// <summary>Gets how many cells before the origin are looked at.</summary>
    public int Cells { get; } = checked(seasons[^1] * cycles);

    /// <summary>Tells whether a panel has a value at all.</summary>
    public static bool HasValue(RegularPanel panel)
    {
        for (int s = 0; s < panel.SeriesCount; s++)
        {
            if (panel.Target(s).ContainsAnyExcept(double.NaN)) return true;
        }

        return false;
    }

    /// <summary>Returns the last cells of a panel with the seasons taken off the target.</summary>
    /// <param name="history">The panel.</param>
    public RegularPanel Adjusted(RegularPanel history) => history.WithTarget(Target, Cells);

    /// <summary>Decomposes what lies before the origin of one series; null where it has less than two cycles of a season.</summary>
    /// <param name="history">The panel.</param>
    /// <param name="series">The place of the series.</param>
    public MstlDecomposition? Decompose(RegularPanel history, int series)
    {
        double[] values = Tail(history, series);
        return values.Length >= 2 * Shortest ? MstlDecomposition.Of(values, seasons, options) : null;
    }

    // From the first known value, of the last cells, to the origin: missing where the series ended before.
    private double[] Tail(RegularPanel history, int series)
    {
        ReadOnlySpan<double> target = history.Target(series);
        long cells = history.OriginIndex - history.FirstIndex(series);
        int from = (int)Math.Clamp(cells - Cells, 0, target.Length);
        int known = target[from..].IndexOfAnyExcept(double.NaN);
        if (known < 0) return [];
        double[] tail = new double[cells - from - known];
        Array.Fill(tail, double.NaN);
        target[(from + known)..].CopyTo(tail);
        return tail;
    }

    private double[] Target(RegularPanel panel)
    {
        double[] adjusted = [.. panel.Cells.Target];
        for (int s = 0; s < panel.SeriesCount; s++)
        {
            if (Decompose(panel, s) is not { } parts) continue;
            int count = panel.HistoryLength(s);
            Span<double> own = adjusted.AsSpan(panel.Cells.Offsets[s], count);
            int first = (int)(panel.OriginIndex - panel.FirstIndex(s)) - parts.Trend.Length;
            for (int p = 0; p < parts.Periods.Count; p++)
            {
                ReadOnlySpan<double> season = parts.Seasonal(p);
                for (int i = 0; i < season.Length && first + i < count; i++) own[first + i] -= season[i];
            }
        }

        return adjusted;
    }
}
