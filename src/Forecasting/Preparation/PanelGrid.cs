using Forecasting.Time;

namespace Forecasting.Preparation;

/// <summary>Lays a whole panel on one grid: chooses the grid, fills the gaps, aggregates.</summary>
internal static class PanelGrid
{
    /// <summary>Lays the panel.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="options">The options.</param>
    /// <param name="findings">Takes what was met.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The observed cells.</returns>
    public static PanelCells Lay(SeriesPanel panel, PreparationOptions options, List<Finding> findings, CancellationToken cancellationToken)
    {
        if (options.AggregateTo is not null) AggregationPlan.Check(panel.Schema, options);
        TimeGrid?[] grids = GridChoice.Of(panel, options, findings, cancellationToken);
        int[] filled = [.. Enumerable.Range(0, grids.Length).Where(s => grids[s] is not null)];
        foreach (int s in Enumerable.Range(0, grids.Length).Except(filled)) findings.Add(LeftOut(panel.Keys[s], "The series has no rows, and is left out."));
        if (options.DropEmptySeries)
        {
            int[] valued = [.. filled.Where(s => HasValue(panel.Target(s)))];
            foreach (int s in filled.Except(valued)) findings.Add(LeftOut(panel.Keys[s], "The series has no values, and is left out, as DropEmptySeries says."));
            filled = valued;
        }

        if (filled.Length == 0) throw NoValues();
        PanelCells[] parts = [.. filled.GroupBy(s => grids[s]!).Select(group =>
        {
            PanelCells part = GapFilling.Fill(panel, [.. group], group.Key, options, findings, cancellationToken);
            return options.AggregateTo is null ? part : AggregationPlan.Apply(part, options, findings, cancellationToken);
        })];
        PanelCells cells = parts.Length == 1 ? parts[0] : PanelJoin.Join(parts);
        return cells.OriginIndex == long.MinValue ? throw NoValues() : cells;
    }

    private static SeriesDataException NoValues() => SeriesDataException.Of(
        "IMP-001", "No series has a value of the target, so there is nothing to learn from. Check the schema's target and the words for missing values.");

    private static bool HasValue(ReadOnlySpan<double> values)
    {
        foreach (double value in values)
        {
            if (!double.IsNaN(value)) return true;
        }

        return false;
    }

    private static Finding LeftOut(SeriesKey key, string message) => new()
    {
        Code = "IMP-001",
        Severity = FindingSeverity.Warning,
        Series = key,
        Message = message,
    };
}
