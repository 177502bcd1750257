namespace Forecasting.Forecasters.Scenarios;

/// <summary>A panel as a forecaster sees it that is told the weather: columns known in advance that may be observed only, and hold what a path says from the origin on.</summary>
internal static class ScenarioView
{
    /// <summary>Makes columns known in advance.</summary>
    /// <remarks>
    /// At earlier origins the columns keep all values up to the origin of this panel: errors of the past are learned with the weather known.
    /// From that origin on a column observed only has no value.
    /// </remarks>
    public static RegularPanel Of(RegularPanel history, ColumnNames columns)
    {
        foreach (string name in columns)
        {
            if (history.IndexOfColumn(name) < 0) throw new ArgumentException($"The panel has no numeric column '{name}'.", nameof(columns));
        }

        PanelCells cells = history.Cells;
        double[][] values = [.. columns.Select(name => Known(cells, history.IndexOfColumn(name)))];
        return Moved(history, columns, (cells, values));
    }

    /// <summary>Returns a view with the columns written from the origin on; cells that it lacks there are added.</summary>
    public static RegularPanel With(RegularPanel view, ColumnNames columns, ScenarioPaths paths, int path)
    {
        PanelCells cells = view.Cells;
        int[] offsets = new int[cells.SeriesCount + 1];
        for (int s = 0; s < cells.SeriesCount; s++)
            offsets[s + 1] = checked(offsets[s] + (int)Math.Max(0, cells.OriginIndex - cells.First[s]) + paths.Steps);
        PanelCells layout = cells with { Offsets = offsets };
        double[][] covariates = [.. cells.Covariates.Select(column => cells.Spread(column, layout, double.NaN))];
        for (int c = 0; c < columns.Count; c++)
        {
            double[] column = covariates[view.IndexOfColumn(columns[c])];
            for (int s = 0; s < cells.SeriesCount; s++)
            {
                // A series that has not begun begins after the origin.
                int from = (int)Math.Max(0, cells.OriginIndex - cells.First[s]);
                if (cells.First[s] > cells.OriginIndex) continue;
                paths.Path(s, c, path).CopyTo(column, offsets[s] + from);
            }
        }

        PanelCells filled = layout with
        {
            Target = cells.Spread(cells.Target, layout, double.NaN),
            TargetStates = cells.Spread(cells.TargetStates, layout, CellState.Inserted),
            Covariates = covariates,
            CovariateStates = [.. cells.CovariateStates.Select(states => states is null ? null : cells.Spread(states, layout, CellState.Inserted))],
        };
        return new RegularPanel(filled, filled, null, view.Findings) { Whole = view };
    }

    private static double[] Known(PanelCells cells, int column)
    {
        if (column < cells.Schema.KnownInAdvance.Count) return cells.Covariates[column];
        double[] values = [.. cells.Covariates[column]];
        for (int s = 0; s < cells.SeriesCount; s++)
            values.AsSpan(cells.Offsets[s] + cells.HistoryLength(s), cells.Length(s) - cells.HistoryLength(s)).Fill(double.NaN);
        return values;
    }

    private static RegularPanel Moved(RegularPanel panel, ColumnNames columns, (PanelCells Cells, double[][] Values) source)
    {
        SeriesSchema schema = panel.Schema;
        string[] moved = [.. columns.Where(schema.ObservedOnly.Contains)];
        string[] known = [.. schema.KnownInAdvance, .. moved], rest = [.. schema.ObservedOnly.Except(moved)];
        PanelCells cells = panel.Cells;
        double[][] values = [.. known.Concat(rest).Select(name => columns.IndexOf(name) is var place and >= 0
            ? source.Cells.Spread(source.Values[place], cells, double.NaN)
            : cells.Covariates[panel.IndexOfColumn(name)])];
        PanelCells seen = cells with
        {
            Schema = schema with { KnownInAdvance = ColumnNames.Create(known), ObservedOnly = ColumnNames.Create(rest) },
            Covariates = values,
            CovariateStates = [.. known.Concat(rest).Select(name => columns.Contains(name) ? null : cells.CovariateStates[panel.IndexOfColumn(name)])],
        };
        return new RegularPanel(seen with { Target = panel.Observed.Target }, seen, null, panel.Findings)
        {
            Whole = panel,
            Change = earlier => Moved(earlier, columns, source),
        };
    }
}
