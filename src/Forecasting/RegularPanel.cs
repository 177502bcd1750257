using Forecasting.Time;
using NodaTime;

namespace Forecasting;

/// <summary>One or many series on one regular grid, each cell observed, filled or <see cref="double.NaN"/>, and marked; immutable.</summary>
/// <remarks>
/// All series share the grid; each has its own first cell. The <see cref="Origin"/> is the end of the last known
/// observation: cells of the target and of columns observed only end there, cells of columns known in advance may go on.
/// </remarks>
public sealed class RegularPanel
{
    private readonly PanelCells _observed;
    private readonly PanelCells _cells;
    private readonly PreparationPlan? _plan;
    private readonly Dictionary<SeriesKey, int> _places;

    internal RegularPanel(PanelCells observed, PanelCells cells, PreparationPlan? plan, IReadOnlyList<Finding> findings)
    {
        _observed = observed;
        _cells = cells;
        _plan = plan;
        Findings = findings;
        Columns = [.. cells.Schema.KnownInAdvance.Select(name => new PanelColumn(name, ColumnRole.KnownInAdvance)),
            .. cells.Schema.ObservedOnly.Select(name => new PanelColumn(name, ColumnRole.ObservedOnly))];
        _places = new Dictionary<SeriesKey, int>(cells.SeriesCount);
        for (int i = 0; i < cells.SeriesCount; i++) _places.Add(cells.Keys[i], i);
    }

    /// <summary>Gets what the columns are.</summary>
    public SeriesSchema Schema => _cells.Schema;

    /// <summary>Gets the grid that all series share.</summary>
    public TimeGrid Grid => _cells.Grid;

    /// <summary>Gets the spacing of the grid.</summary>
    public Frequency Frequency => Grid.Frequency;

    /// <summary>Gets the end of the last known observation, and so the start of the first interval to forecast.</summary>
    public Instant Origin => Grid.InstantAt(_cells.OriginIndex);

    /// <summary>Gets the grid's index of the origin.</summary>
    public long OriginIndex => _cells.OriginIndex;

    /// <summary>Gets the keys of the series, in ordinal order.</summary>
    public IReadOnlyList<SeriesKey> Keys => _cells.Keys;

    /// <summary>Gets the numeric columns beside the target, those known in advance first.</summary>
    public IReadOnlyList<PanelColumn> Columns { get; }

    /// <summary>Gets what was met while the panel was read and prepared.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>Gets what weather joined to the panel knows of the steps to forecast.</summary>
    /// <value><see cref="WeatherUse.None"/> where no weather was joined; columns that the table itself held do not count.</value>
    public WeatherUse Weather => Whole?.Weather ?? _plan?.Weather ?? WeatherUse.None;

    /// <summary>Gets how many series there are.</summary>
    public int SeriesCount => _cells.SeriesCount;

    /// <summary>Gets how many cells there are in all series.</summary>
    public int CellCount => _cells.Offsets[^1];

    /// <summary>Gets the place of a series.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The place, counted from 0, or -1 where there is no such series.</returns>
    public int IndexOf(SeriesKey key) => _places.GetValueOrDefault(key, -1);

    /// <summary>Gets the place of a numeric column.</summary>
    /// <param name="name">The name of the column.</param>
    /// <returns>The place in <see cref="Columns"/>, or -1 where there is no such column.</returns>
    public int IndexOfColumn(string name)
    {
        for (int i = 0; i < Columns.Count; i++)
        {
            if (Columns[i].Name == name) return i;
        }

        return -1;
    }

    /// <summary>Gets the grid's index of the first cell of a series.</summary>
    /// <param name="series">The place of the series.</param>
    public long FirstIndex(int series) => _cells.First[series];

    /// <summary>Gets how many cells a series has, those of columns known in advance included.</summary>
    /// <param name="series">The place of the series.</param>
    public int Length(int series) => _cells.Length(series);

    /// <summary>Gets how many cells of a series lie before the origin.</summary>
    /// <param name="series">The place of the series.</param>
    public int HistoryLength(int series) => _cells.HistoryLength(series);

    /// <summary>Gets the start of the interval of a cell.</summary>
    /// <param name="series">The place of the series.</param>
    /// <param name="cell">The cell, counted from the first of the series; may lie beyond the last.</param>
    public Instant TimeAt(int series, int cell) => Grid.InstantAt(FirstIndex(series) + cell);

    /// <summary>Gets the target up to the origin, as prepared; <see cref="double.NaN"/> where nothing was filled in.</summary>
    /// <param name="series">The place of the series.</param>
    public ReadOnlySpan<double> Target(int series) => History(_cells.Target, series);

    /// <summary>Gets the target up to the origin, as the source gave it; <see cref="double.NaN"/> where it gave none.</summary>
    /// <param name="series">The place of the series.</param>
    public ReadOnlySpan<double> ObservedTarget(int series) => History(_observed.Target, series);

    /// <summary>Gets how the cells of the target came to their values.</summary>
    /// <param name="series">The place of the series.</param>
    public ReadOnlySpan<CellState> TargetStates(int series) => History(_cells.TargetStates, series);

    /// <summary>Gets a numeric column, as prepared: up to the origin where it is observed only, as far as it is known otherwise.</summary>
    /// <param name="series">The place of the series.</param>
    /// <param name="column">The place of the column in <see cref="Columns"/>.</param>
    public ReadOnlySpan<double> Covariate(int series, int column) => Known(_cells.Covariates[column], series, column);

    /// <summary>Gets a numeric column as the source gave it.</summary>
    /// <param name="series">The place of the series.</param>
    /// <param name="column">The place of the column in <see cref="Columns"/>.</param>
    public ReadOnlySpan<double> ObservedCovariate(int series, int column) => Known(_observed.Covariates[column], series, column);

    /// <summary>Gets how the cells of a numeric column came to their values; empty where all are as the source gave them.</summary>
    /// <param name="series">The place of the series.</param>
    /// <param name="column">The place of the column in <see cref="Columns"/>.</param>
    public ReadOnlySpan<CellState> CovariateStates(int series, int column) =>
        _cells.CovariateStates[column] is { } states ? Known(states, series, column) : [];

    /// <summary>Gets the value of a static column.</summary>
    /// <param name="series">The place of the series.</param>
    /// <param name="column">The place of the column in <see cref="SeriesSchema.Static"/>.</param>
    /// <returns>The value as text; empty where the source had none.</returns>
    public string Static(int series, int column) => _cells.Statics[column][series];

    /// <summary>Returns the panel as it was at an origin: every cell that was filled or masked by looking at later rows is derived again.</summary>
    /// <param name="origin">The origin: a time of the grid, not after <see cref="Origin"/>.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The panel up to the origin, with the columns known in advance as far as they go.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The origin is after the panel's own, or is not a time of the grid.</exception>
    public RegularPanel AsOf(Instant origin, CancellationToken cancellationToken = default)
    {
        if (!Grid.TryIndexOf(origin, out long index))
            throw new ArgumentOutOfRangeException(nameof(origin), origin, $"The origin is not a time of the grid ({Frequency}).");
        return AsOf(index, cancellationToken);
    }

    internal RegularPanel AsOf(long originIndex, CancellationToken cancellationToken)
    {
        RefuseFuture(originIndex);
        if (originIndex == OriginIndex) return this;
        if (Whole is not null) return Changed(Whole.AsOf(originIndex, cancellationToken));
        PanelCells observed = _observed with { OriginIndex = originIndex };
        if (_plan is null) return new RegularPanel(observed, observed, null, Findings);
        observed = _plan.Observe(observed);
        var findings = new List<Finding>();
        return new RegularPanel(observed, _plan.Derive(observed, findings, cancellationToken), _plan, findings);
    }

    /// <summary>Returns the last cells of the panel as it was at an origin, for a model that looks at no more: earlier ones are not copied.</summary>
    /// <param name="originIndex">The grid's index of the origin.</param>
    /// <param name="cells">How many cells before the origin are kept of each series; those from there on all are.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    internal RegularPanel TailAsOf(long originIndex, int cells, CancellationToken cancellationToken)
    {
        RefuseFuture(originIndex);
        if (Whole is not null && originIndex == OriginIndex) return PanelTail.Of(this, cells);
        if (Whole is not null && ChangeNeeds is { } needed) return PanelTail.Of(Changed(Whole.TailAsOf(originIndex, needed, cancellationToken)), cells);
        if (Whole is not null) return Changed(Whole.TailAsOf(originIndex, cells, cancellationToken));
        PanelCells observed = _observed with { OriginIndex = originIndex };
        if (PanelTail.Find(observed, cells) is not { } tail) return AsOf(originIndex, cancellationToken);
        PanelCells kept = _plan is null ? tail.Cut(observed) : _plan.DeriveTail(observed, tail, cancellationToken);
        return new RegularPanel(kept, kept, null, []) { Whole = this };
    }

    /// <summary>Returns the panel with another preparation plan over the same observed cells.</summary>
    internal RegularPanel Replan(PreparationPlan plan, CancellationToken cancellationToken)
    {
        var findings = new List<Finding>(Findings);
        return new RegularPanel(_observed, plan.Derive(_observed, findings, cancellationToken), plan, findings);
    }

    /// <summary>Returns the last cells of the panel with another target in place of its own; at an earlier origin it is computed anew.</summary>
    /// <param name="target">Computes the target of every cell of a panel like this one.</param>
    /// <param name="cells">How many cells before the origin it is computed of, and kept.</param>
    internal RegularPanel WithTarget(Func<RegularPanel, double[]> target, int cells)
    {
        PanelCells tail = PanelTail.Of(this, cells)._cells;
        PanelCells changed = tail with { Target = target(new RegularPanel(tail, tail, null, Findings)) };
        return new RegularPanel(changed, changed, null, Findings)
        {
            Whole = this,
            Change = earlier => earlier.WithTarget(target, cells),
            ChangeNeeds = cells,
        };
    }

    /// <summary>Gets the panel that this one was made of, cut down, given a future or other columns; earlier origins are derived from it. Null for a panel of its own.</summary>
    internal RegularPanel? Whole { get; init; }

    /// <summary>Gets what makes a panel like this one of <see cref="Whole"/> at an earlier origin; null where that is enough as it is.</summary>
    internal Func<RegularPanel, RegularPanel>? Change { get; init; }

    /// <summary>Gets how many cells before the origin <see cref="Change"/> looks at; null where a cell depends on no other.</summary>
    internal int? ChangeNeeds { get; init; }

    /// <summary>Gets the columns known in advance that are joined weather.</summary>
    internal ColumnNames WeatherColumns => Whole?.WeatherColumns ?? _plan?.WeatherColumns ?? ColumnNames.None;

    /// <summary>Gets the observed cells.</summary>
    internal PanelCells Observed => _observed;

    /// <summary>Gets the prepared cells.</summary>
    internal PanelCells Cells => _cells;

    /// <summary>Gets the plan that made the prepared cells of the observed ones.</summary>
    internal PreparationPlan? Plan => _plan;

    private RegularPanel Changed(RegularPanel earlier) => Change is null ? earlier : Change(earlier);

    private void RefuseFuture(long originIndex)
    {
        if (originIndex <= OriginIndex) return;
        throw new ArgumentOutOfRangeException(
            nameof(originIndex), Grid.InstantAt(originIndex), $"The origin is after the last known observation, which ends at {Origin}.");
    }

    private ReadOnlySpan<T> History<T>(T[] values, int series) =>
        values.AsSpan(_cells.Offsets[series], _cells.HistoryLength(series));

    private ReadOnlySpan<T> Known<T>(T[] values, int series, int column) =>
        Columns[column].Role == ColumnRole.ObservedOnly
            ? History(values, series)
            : values.AsSpan(_cells.Offsets[series], _cells.Length(series));
}
