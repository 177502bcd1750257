namespace Forecasting.Weather;

/// <summary>The plan of a panel that weather was joined to: what was known of the weather follows from the origin, the rest from the plan before.</summary>
/// <param name="before">The observed cells before weather was joined; a series may be shorter than with it.</param>
/// <param name="inner">The plan before, or null where there was none.</param>
/// <param name="columns">The weather.</param>
internal sealed class WeatherPlan(PanelCells before, PreparationPlan? inner, WeatherColumns columns) : PreparationPlan
{
    // The weather comes after the columns known in advance before it, and before those observed only.
    private readonly int _place = before.Schema.KnownInAdvance.Count;

    /// <inheritdoc/>
    public override WeatherUse Weather => columns.Use;

    /// <inheritdoc/>
    public override ColumnNames WeatherColumns => columns.Names;

    /// <inheritdoc/>
    public override PanelCells Observe(PanelCells observed)
    {
        double[][] covariates = [.. observed.Covariates];
        Weathered(observed).CopyTo(covariates, _place);
        return observed with { Covariates = covariates };
    }

    /// <inheritdoc/>
    public override PanelCells Derive(PanelCells observed, ICollection<Finding> findings, CancellationToken cancellationToken)
    {
        PanelCells rest = before with { OriginIndex = observed.OriginIndex };
        PanelCells derived = inner?.Derive(rest, findings, cancellationToken) ?? rest;
        return With(derived, observed, observed.Covariates[_place..(_place + columns.Variables.Count)]);
    }

    /// <inheritdoc/>
    public override PanelCells DeriveTail(PanelCells observed, PanelTail tail, CancellationToken cancellationToken)
    {
        PanelCells rest = before with { OriginIndex = observed.OriginIndex };
        PanelCells derived = PanelTail.Find(rest, tail.Cells) is { } shorter
            ? inner?.DeriveTail(rest, shorter, cancellationToken) ?? shorter.Cut(rest)
            : inner?.Derive(rest, [], cancellationToken) ?? rest;
        PanelCells layout = tail.Place(observed);
        return With(derived, layout, Weathered(layout));
    }

    // A column for each variable, as known at the origin of the cells.
    private double[][] Weathered(PanelCells cells)
    {
        (long from, int count) = cells.Range();
        double[][] grid = columns.At(cells.Grid, (from, count), cells.Grid.TicksAt(cells.OriginIndex));
        int history = (int)Math.Clamp(cells.OriginIndex - from, 0, count);
        for (int v = 0; v < grid.Length; v++)
        {
            columns.Check(cells.Grid, from, grid[v].AsSpan(0, history), v);
            if (cells.SeriesCount == 1) continue;
            double[] column = new double[cells.Offsets[^1]];
            for (int s = 0; s < cells.SeriesCount; s++)
                grid[v].AsSpan((int)(cells.First[s] - from), cells.Length(s)).CopyTo(column.AsSpan(cells.Offsets[s]));
            grid[v] = column;
        }

        return grid;
    }

    private PanelCells With(PanelCells derived, PanelCells layout, double[][] weather) => layout with
    {
        Target = derived.Spread(derived.Target, layout, double.NaN),
        TargetStates = derived.Spread(derived.TargetStates, layout, CellState.Inserted),
        Covariates = [.. Spread(derived, layout, 0, _place), .. weather, .. Spread(derived, layout, _place, derived.Covariates.Length)],
        CovariateStates = [.. SpreadStates(derived, layout, 0, _place), .. new CellState[]?[weather.Length], .. SpreadStates(derived, layout, _place, derived.Covariates.Length)],
    };

    private static IEnumerable<double[]> Spread(PanelCells derived, PanelCells layout, int from, int to) =>
        derived.Covariates[from..to].Select(column => derived.Spread(column, layout, double.NaN));

    private static IEnumerable<CellState[]?> SpreadStates(PanelCells derived, PanelCells layout, int from, int to) =>
        derived.CovariateStates[from..to].Select(states => states is null ? null : derived.Spread(states, layout, CellState.Inserted));
}
