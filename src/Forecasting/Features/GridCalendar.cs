using Forecasting.Time;

namespace Forecasting.Features;

/// <summary>The local date and time of a run of the grid, computed once for all series.</summary>
internal sealed class GridCalendar
{
    private readonly LocalParts[] _parts;

    private GridCalendar(long first, LocalParts[] parts)
    {
        First = first;
        _parts = parts;
    }

    /// <summary>Gets the grid's index of the first entry.</summary>
    public long First { get; }

    public int Count => _parts.Length;

    /// <summary>Computes the run that covers every cell of a range.</summary>
    public static GridCalendar Over(RegularPanel panel, FeatureRange range)
    {
        long first = long.MaxValue;
        long end = long.MinValue;
        for (int s = 0; s < panel.SeriesCount; s++)
        {
            if (range.Counts[s] == 0) continue;
            long from = panel.FirstIndex(s) + range.From[s];
            first = Math.Min(first, from);
            end = Math.Max(end, from + range.Counts[s]);
        }

        if (end < first) return new GridCalendar(0, []);
        var parts = new LocalParts[checked((int)(end - first))];
        panel.Grid.LocalParts(first, parts);
        return new GridCalendar(first, parts);
    }

    public ReadOnlySpan<LocalParts> Slice(long index, int count) => _parts.AsSpan((int)(index - First), count);
}
