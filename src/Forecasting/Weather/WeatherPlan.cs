namespace Forecasting.Weather;

/// <summary>The plan of a panel that weather was joined to: what was known of the weather follows from the origin, the rest from the plan before.</summary>
/// <param name="before">The observed cells without weather; as long as those with it.</param>
/// <param name="inner">The plan before, or null where there was none.</param>
/// <param name="columns">The weather.</param>
internal sealed class WeatherPlan(PanelCells before, PreparationPlan? inner, WeatherColumns columns) : PreparationPlan
{
    // The weather comes after the columns known in advance before it, and before those observed only.
    private readonly int _place = before.Schema.KnownInAdvance.Count;

    /// <inheritdoc/>
    public override WeatherUse Weather => columns.Use;

    /// <inheritdoc/>
    public override PanelCells Observe(PanelCells observed)
    {
        long from = observed.First.Min();
        long end = from;
        for (int s = 0; s < observed.SeriesCount; s++) end = Math.Max(end, observed.First[s] + observed.Length(s));
        double[][] grid = columns.At(observed.Grid, (from, checked((int)(end - from))), observed.Grid.TicksAt(observed.OriginIndex));
        int history = (int)Math.Clamp(observed.OriginIndex - from, 0, end - from);
        double[][] covariates = [.. observed.Covariates];
        for (int v = 0; v < grid.Length; v++)
        {
            columns.Check(observed.Grid, from, grid[v].AsSpan(0, history), columns.Variables[v]);
            double[] cells = new double[observed.Offsets[^1]];
            for (int s = 0; s < observed.SeriesCount; s++)
                grid[v].AsSpan((int)(observed.First[s] - from), observed.Length(s)).CopyTo(cells.AsSpan(observed.Offsets[s]));
            covariates[_place + v] = cells;
        }

        return observed with { Covariates = covariates };
    }

    /// <inheritdoc/>
    public override PanelCells Derive(PanelCells observed, ICollection<Finding> findings, CancellationToken cancellationToken)
    {
        PanelCells rest = before with { OriginIndex = observed.OriginIndex };
        return With(inner?.Derive(rest, findings, cancellationToken) ?? rest, observed, Weathered(observed));
    }

    /// <inheritdoc/>
    public override PanelCells DeriveTail(PanelCells observed, PanelTail tail, CancellationToken cancellationToken)
    {
        PanelCells rest = before with { OriginIndex = observed.OriginIndex };
        PanelCells derived = inner?.DeriveTail(rest, tail, cancellationToken) ?? tail.Cut(rest);
        return With(derived, observed, [.. Weathered(observed).Select(tail.Cut)]);
    }

    private double[][] Weathered(PanelCells observed) => observed.Covariates[_place..(_place + columns.Variables.Count)];

    private PanelCells With(PanelCells derived, PanelCells observed, double[][] weather) => derived with
    {
        Schema = observed.Schema,
        Covariates = [.. derived.Covariates[.._place], .. weather, .. derived.Covariates[_place..]],
        CovariateStates = [.. derived.CovariateStates[.._place], .. new CellState[]?[weather.Length], .. derived.CovariateStates[_place..]],
    };
}
