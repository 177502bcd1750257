using Forecasting.Forecasters.Ssa;
using Forecasting.Preparation;
using Forecasting.Tests.Preparation;
using NodaTime;

namespace Forecasting.Tests.Long;

/// <summary>Random panels: the grid is regular, what was observed keeps its bits, twice is once, and the past does not know the future.</summary>
[Trait("Tier", "Long")]
[Collection(LongCollection.Name)]
public sealed class PreparationRelationTests
{
    private const int OriginsPerPanel = 3;

    private static readonly PreparationOptions[] Ways =
    [
        new(),
        new() { Causal = true },
        new() { Mask = DataFaults.All },
        new() { Imputation = Imputation.None },
        new() { Imputation = Imputation.Ssa() },
        new() { Threads = 1 },
    ];

    [Fact(Explicit = true)]
    public void Prepare_RandomPanels_KeepsGridBitsAndPast()
    {
        var rounds = new TimedRounds();
        long cells = 0, origins = 0, filled = 0;
        while (rounds.Next())
        {
            var drawn = RandomPanels.Draw(rounds.Random);
            PreparationOptions way = Ways[rounds.Random.Next(Ways.Length)];
            SeriesPanel panel = drawn.Panel;
            CancellationToken stop = TestContext.Current.CancellationToken;
            RegularPanel gaps = panel.FillGaps(way, stop), prepared = panel.Prepare(way, stop);
            CheckGrid(prepared, rounds);
            CheckObserved(drawn, gaps, rounds);
            CheckObserved(drawn, prepared, rounds);
            CheckSame(gaps, Again(drawn, gaps).FillGaps(way, stop), exactly: true, rounds);
            if (way.Mask == DataFaults.None) CheckSame(prepared, Again(drawn, prepared).Prepare(way, stop), exactly: false, rounds);
            for (int i = 0; i < OriginsPerPanel; i++, origins++) CheckPast(drawn, prepared, way, rounds);
            cells += prepared.CellCount;
            for (int s = 0; s < prepared.SeriesCount; s++) filled += prepared.TargetStates(s).ToArray().Count(state => state.HasFlag(CellState.Imputed));
        }

        Assert.True(filled > 0);
        rounds.Tell($"{rounds.Round} panels, {cells} cells ({filled} imputed), {origins} origins");
    }

    private static void CheckGrid(RegularPanel panel, TimedRounds rounds)
    {
        for (int s = 0; s < panel.SeriesCount; s++)
        {
            Instant first = panel.TimeAt(s, 0);
            LocalDate day = first.InZone(panel.Grid.Zone).Date;
            for (int i = 0; i < panel.Length(s); i++)
            {
                Instant expected = panel.Frequency.FixedDuration is { } step
                    ? first + (step * i)
                    : panel.Grid.Zone.AtStartOfDay(day.PlusDays(i)).ToInstant();
                if (panel.TimeAt(s, i) != expected) Assert.Fail($"Cell {i} of {panel.Keys[s]} is at {panel.TimeAt(s, i)}, not {expected}; {rounds.Where}.");
            }
        }
    }

    private static void CheckObserved(RandomPanels drawn, RegularPanel panel, TimedRounds rounds)
    {
        foreach (Rows rows in drawn.Series)
        {
            int s = panel.IndexOf(SeriesKey.Create(rows.Key));
            long first = panel.FirstIndex(s);
            var states = panel.TargetStates(s);
            var seen = new bool[panel.Length(s)];
            for (int row = 0; row < rows.Ticks.Length; row++)
            {
                Assert.True(panel.Grid.TryIndexOf(rows.Ticks[row], out long index), rounds.Where);
                int cell = (int)(index - first);
                seen[cell] = true;
                if (cell >= states.Length) continue;
                string where = $"{rows.Key} cell {cell} ({states[cell]}); {rounds.Where}";
                Same(rows.Values[row], panel.ObservedTarget(s)[cell], where);
                if (!double.IsNaN(rows.Values[row]) && !states[cell].HasFlag(CellState.Masked)) Same(rows.Values[row], panel.Target(s)[cell], where);
                for (int c = 0; c < 2; c++)
                {
                    double value = rows.Covariates[c][row];
                    Same(value, panel.ObservedCovariate(s, c)[cell], where);
                    if (!double.IsNaN(value)) Same(value, panel.Covariate(s, c)[cell], where);
                }
            }

            for (int cell = 0; cell < states.Length; cell++)
            {
                if (states[cell].HasFlag(CellState.Inserted) == seen[cell])
                    Assert.Fail($"{rows.Key} cell {cell} is {states[cell]}, has a row: {seen[cell]}; {rounds.Where}.");
            }
        }
    }

    /// <summary>Returns the cells of a panel as rows.</summary>
    private static SeriesPanel Again(RandomPanels drawn, RegularPanel panel) => Panels.Of(
        drawn.Schema,
        [.. panel.Keys.Select((key, s) => new Rows(
            key.ToString(),
            [.. Enumerable.Range(0, panel.Length(s)).Select(i => panel.TimeAt(s, i).ToUnixTimeTicks())],
            Padded(panel.Target(s), panel.Length(s)))
        {
            Covariates = [.. Enumerable.Range(0, 2).Select(c => Padded(panel.Covariate(s, c), panel.Length(s)))],
        })]);

    private static double[] Padded(ReadOnlySpan<double> values, int length) =>
        [.. values, .. Enumerable.Repeat(double.NaN, length - values.Length)];

    private static void CheckSame(RegularPanel once, RegularPanel twice, bool exactly, TimedRounds rounds)
    {
        Assert.Equal((once.OriginIndex, once.CellCount), (twice.OriginIndex, twice.CellCount));
        for (int s = 0; s < once.SeriesCount; s++)
        {
            CheckSame(once.Target(s), twice.Target(s), exactly, $"The target of {once.Keys[s]} filled again; {rounds.Where}");
            for (int c = 0; c < 2; c++)
                CheckSame(once.Covariate(s, c), twice.Covariate(s, c), exactly, $"{once.Columns[c].Name} of {once.Keys[s]} filled again; {rounds.Where}");
        }
    }

    // A cell that stayed empty may be filled the second time, from cells that were filled the first time.
    private static void CheckSame(ReadOnlySpan<double> once, ReadOnlySpan<double> twice, bool exactly, string where)
    {
        Assert.Equal(once.Length, twice.Length);
        for (int i = 0; i < once.Length; i++)
        {
            if (exactly || !double.IsNaN(once[i])) Same(once[i], twice[i], $"Cell {i}. {where}");
        }
    }

    private static void CheckPast(RandomPanels drawn, RegularPanel prepared, PreparationOptions way, TimedRounds rounds)
    {
        long first = prepared.Grid.CeilingIndex(drawn.Series.Min(rows => rows.Ticks[0]));
        long origin = rounds.Random.NextInt64(first + 1, prepared.OriginIndex + 1);
        RegularPanel changed = drawn.ChangedFrom(rounds.Random, prepared.Grid.TicksAt(origin)).Panel.Prepare(way);
        RegularPanel one = prepared.AsOf(prepared.Grid.InstantAt(origin)), other = changed.AsOf(prepared.Grid.InstantAt(origin));
        for (int s = 0; s < one.SeriesCount; s++)
        {
            string where = $"{one.Keys[s]} as of cell {origin - one.FirstIndex(s)}; {rounds.Where}";
            if (!one.TargetStates(s).SequenceEqual(other.TargetStates(s))) Assert.Fail($"The states of {where} differ.");
            CheckSame(one.Target(s), other.Target(s), exactly: true, where);
            for (int c = 0; c < 2; c++) CheckSame(one.Covariate(s, c), other.Covariate(s, c), exactly: true, $"{one.Columns[c].Name} of {where}");
        }
    }

    private static void Same(double expected, double actual, string where)
    {
        if (Panels.Bits(expected) != Panels.Bits(actual)) Assert.Fail($"{expected:R} became {actual:R}: {where}.");
    }
}
