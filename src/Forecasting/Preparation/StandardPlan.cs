using NodaTime;

namespace Forecasting.Preparation;

/// <summary>The plan of this library's own preparation: faults are set aside, gaps are filled.</summary>
/// <remarks>
/// The first derivation is kept. One for an earlier origin copies what it can be proved to share with it: columns known in advance
/// whole, and of other columns all cells but those so near the origin that a value after it may have been read.
/// </remarks>
internal sealed class StandardPlan(PlanSettings settings) : PreparationPlan
{
    private Whole? _whole;

    /// <summary>Gets what the plan does.</summary>
    public PlanSettings Settings { get; } = settings;

    /// <inheritdoc/>
    /// <remarks>Findings are told by the first derivation alone: those of an origin would repeat them for every fold of a backtest.</remarks>
    public override PanelCells Derive(PanelCells observed, ICollection<Finding> findings, CancellationToken cancellationToken)
    {
        Whole? near = Volatile.Read(ref _whole) is { } whole && whole.Covers(observed) ? whole : null;
        LocalClock clock = near?.Clock ?? ClockOf(observed);
        var columns = new DerivedColumn[observed.Covariates.Length + 1];
        for (int c = 0; c < columns.Length; c++)
        {
            int known = observed.Schema.KnownInAdvance.Count;
            bool isKnown = c > 0 && c <= known;
            columns[c] = near is not null && isKnown
                ? near.Columns[c]
                : new ColumnDerivation(observed, c - 1, isKnown, Settings, clock).Derive(near?.Columns[c], cancellationToken);
        }

        if (near is null)
        {
            PlanFindings.Tell(observed, Settings, columns, findings);
            Interlocked.CompareExchange(ref _whole, new Whole(observed, columns, clock), null);
        }

        return With(observed, columns);
    }

    /// <inheritdoc/>
    public override PanelCells DeriveTail(PanelCells observed, PanelTail tail, CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _whole) is not { } whole || !whole.Covers(observed)) return base.DeriveTail(observed, tail, cancellationToken);
        var columns = new DerivedColumn[whole.Columns.Length];
        for (int c = 0; c < columns.Length; c++)
        {
            bool isKnown = c > 0 && c <= observed.Schema.KnownInAdvance.Count;
            columns[c] = isKnown
                ? new DerivedColumn(tail.Cut(whole.Columns[c].Values), whole.Columns[c].States is { } states ? tail.Cut(states) : null, [])
                : new ColumnDerivation(observed, c - 1, false, Settings, whole.Clock).DeriveTail(whole.Columns[c], tail, cancellationToken);
        }

        return With(tail.Place(observed), columns);
    }

    private static PanelCells With(PanelCells cells, DerivedColumn[] columns) => cells with
    {
        Target = columns[0].Values,
        TargetStates = columns[0].States!,
        Covariates = [.. columns[1..].Select(column => column.Values)],
        CovariateStates = [.. columns[1..].Select(column => column.States)],
    };

    /// <summary>Makes the local clock over all cells of a panel and the days around.</summary>
    internal static LocalClock ClockOf(PanelCells cells)
    {
        long first = cells.First.Min();
        long last = first;
        for (int s = 0; s < cells.SeriesCount; s++) last = Math.Max(last, cells.First[s] + cells.Length(s));
        return new LocalClock(
            cells.Schema.CalendarZone,
            cells.Grid.TicksAt(first) - NodaConstants.TicksPerWeek,
            cells.Grid.TicksAt(last) + NodaConstants.TicksPerWeek);
    }

    private sealed record Whole(PanelCells Observed, DerivedColumn[] Columns, LocalClock Clock)
    {
        public bool Covers(PanelCells other) =>
            ReferenceEquals(Observed.Target, other.Target) && ReferenceEquals(Observed.Covariates, other.Covariates)
            && other.OriginIndex <= Observed.OriginIndex;
    }
}
