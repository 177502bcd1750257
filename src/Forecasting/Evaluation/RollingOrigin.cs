using System.Globalization;
using Forecasting.Time;
using NodaTime;

namespace Forecasting.Evaluation;

/// <summary>The plan of a backtest: from which origins, how far ahead, fitted how often (Tashman 2000).</summary>
public sealed record RollingOrigin
{
    /// <summary>Gets how far ahead each fold forecasts.</summary>
    public required Horizon Horizon { get; init; }

    /// <summary>Gets how many folds there are.</summary>
    /// <value>At least 1. The default is 10.</value>
    public int Folds
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 10;

    /// <summary>Gets how far apart the origins are.</summary>
    /// <value>The default is null: the horizon, so that the folds do not overlap; a day where there is a <see cref="Gate"/>.</value>
    public Horizon? Step { get; init; }

    /// <summary>Gets after how many folds the forecaster is fitted anew; between, the model forecasts from newer history.</summary>
    /// <value>At least 0; 0 fits once, at the first origin. The default is 1.</value>
    public int RefitEvery
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    } = 1;

    /// <summary>Gets the local time at which the next day is forecast.</summary>
    /// <value>
    /// The default is null: all steps from the origin are scored. With noon, say, the origin is noon of the day before, and the
    /// 23, 24 or 25 hours of the next local day are scored; the horizon is then not used.
    /// </value>
    public LocalTime? Gate { get; init; }

    /// <summary>Gets the end of the last fold.</summary>
    /// <value>The default is null: the origin of the panel, which is the end of its last observation.</value>
    public Instant? End { get; init; }

    /// <summary>Lists the folds for a panel, the oldest first.</summary>
    /// <param name="panel">The panel.</param>
    /// <returns>The folds.</returns>
    /// <exception cref="ArgumentException">
    /// The panel is too short for the plan (BKT-001): the message shows the arithmetic. Or there is a gate, which comes once a day, and
    /// the step is not in days (BKT-002).
    /// </exception>
    public IReadOnlyList<Fold> FoldsOf(RegularPanel panel)
    {
        ArgumentNullException.ThrowIfNull(panel);
        TimeGrid grid = panel.Grid;
        long end = End is { } instant ? Math.Min(grid.FloorIndex(instant), panel.OriginIndex) : panel.OriginIndex;
        (long Origin, int First, int Steps)[] cuts = Gate is { } gate ? GateCuts(grid, end, gate) : Cuts(grid, end);
        long start = long.MaxValue;
        for (int s = 0; s < panel.SeriesCount; s++) start = Math.Min(start, panel.FirstIndex(s));
        if (cuts[0].Origin <= start)
        {
            throw new ArgumentException(
                $"BKT-001 {Folds} folds reach back {end - cuts[0].Origin} steps from {grid.InstantAt(end)}, to {grid.InstantAt(cuts[0].Origin)}, and need history before that; the panel has {Math.Max(0, end - start)} steps, from {grid.InstantAt(start)} on. Ask for fewer folds, a shorter step or a shorter horizon.");
        }

        var folds = new Fold[Folds];
        for (int i = 0; i < folds.Length; i++)
        {
            bool refit = i == 0 || (RefitEvery > 0 && i % RefitEvery == 0);
            folds[i] = new Fold(i, cuts[i].Origin, grid.InstantAt(cuts[i].Origin), cuts[i].First, cuts[i].Steps, refit);
        }

        return folds;
    }

    private (long Origin, int First, int Steps)[] Cuts(TimeGrid grid, long end)
    {
        var cuts = new (long Origin, int First, int Steps)[Folds];
        Horizon step = Step ?? Horizon;
        long origin = Back(grid, end, Horizon);
        for (int i = Folds - 1; i >= 0; i--)
        {
            cuts[i] = (origin, 0, Horizon.StepsFrom(grid, origin));
            if (i > 0) origin = Back(grid, origin, step);
        }

        return cuts;
    }

    // The latest index from which a span ends at or before an end: local days differ in length.
    private static long Back(TimeGrid grid, long end, Horizon span)
    {
        for (long index = end - span.MaxSteps(grid); index < end; index++)
        {
            if (index + span.StepsFrom(grid, index) >= end)
                return index + span.StepsFrom(grid, index) == end ? index : index - 1;
        }

        return end - 1;
    }

    private (long Origin, int First, int Steps)[] GateCuts(TimeGrid grid, long end, LocalTime gate)
    {
        var cuts = new (long Origin, int First, int Steps)[Folds];
        int days = Step is null ? 1 : Step.StepsFrom(TimeGrid.AlignedTo(Frequency.Days(1), grid.Zone, grid.Anchor), 0);
        if (Step is not null && Step != Horizon.Days(days))
            throw new ArgumentException($"BKT-002 The gate of {gate.ToString("HH:mm", CultureInfo.InvariantCulture)} comes once a day, and the origins cannot be {Step} apart; give the step in days, such as P{days}D.");
        LocalDate day = grid.InstantAt(end).InZone(grid.Zone).Date.PlusDays(-1);
        for (int i = Folds - 1; i >= 0; i--)
        {
            long first = grid.CeilingIndex(grid.Zone.AtStartOfDay(day).ToInstant());
            long next = grid.CeilingIndex(grid.Zone.AtStartOfDay(day.PlusDays(1)).ToInstant());
            long origin = grid.FloorIndex(grid.Zone.AtLeniently(day.PlusDays(-1) + gate).ToInstant());
            cuts[i] = (origin, checked((int)(first - origin)), checked((int)(next - first)));
            day = day.PlusDays(-days);
        }

        return cuts;
    }
}
