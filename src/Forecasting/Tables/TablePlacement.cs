using System.Globalization;
using Forecasting.Time;
using NodaTime;

namespace Forecasting.Tables;

/// <summary>Turns the rows of a table into a panel: which series, which instant, which twin.</summary>
internal sealed class TablePlacement
{
    private readonly SeriesTable _table;
    private readonly TableColumns _columns;
    private readonly SeriesSchema _schema;
    private readonly List<Finding> _findings;

    private TablePlacement(SeriesTable table)
    {
        _table = table;
        _columns = table.Columns;
        _schema = table.Schema;
        _findings = [.. table.Findings];
        if (!table.HasOffsets && _schema.Zone is null)
        {
            throw new SeriesDataException(new Finding
            {
                Code = "TIM-001",
                Severity = FindingSeverity.Error,
                File = table.File,
                Column = _schema.Time.ToString(),
                Message = "The times have no offset from UTC; set the schema's Zone to the zone whose clock they show (UTC if they show that).",
            });
        }
    }

    public static SeriesPanel Place(SeriesTable table, CancellationToken cancellationToken) => new TablePlacement(table).Run(cancellationToken);

    private SeriesPanel Run(CancellationToken cancellationToken)
    {
        int[][] rows = _columns.RowsBySeries();
        int[] order = [.. Enumerable.Range(0, rows.Length)];
        Array.Sort(order, (a, b) => _columns.Keys[a].CompareTo(_columns.Keys[b]));
        var parts = new PlacedSeries[rows.Length];
        for (int s = 0; s < order.Length; s++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            parts[s] = PlaceSeries(_columns.Keys[order[s]], rows[order[s]]);
        }

        var keys = new SeriesKey[order.Length];
        string[][] statics = new string[_schema.Static.Count][];
        for (int c = 0; c < statics.Length; c++) statics[c] = new string[order.Length];
        for (int s = 0; s < order.Length; s++)
        {
            keys[s] = _columns.Keys[order[s]];
            for (int c = 0; c < statics.Length; c++) statics[c][s] = _columns.Statics[order[s]][c];
        }

        return new SeriesPanel(_schema, keys, PlacedSeries.Join(parts, _columns, statics), _findings);
    }

    private PlacedSeries PlaceSeries(SeriesKey key, int[] rows)
    {
        long[] labels = new long[rows.Length];
        for (int i = 0; i < rows.Length; i++) labels[i] = _columns.Times[rows[i]];
        if (_schema.Stamp == IntervalStamp.End)
        {
            // A label at the end of its interval moves back by the step: on its own clock where it is local.
            (long Ticks, bool IsDay) length = IntervalStamps.LengthOf(labels, _schema.Frequency, key);
            for (int i = 0; i < labels.Length; i++)
                labels[i] = _table.HasOffsets ? IntervalStamps.Moved(labels[i], length, -1, _schema.CalendarZone) : labels[i] - length.Ticks;
        }

        LocalLabelPlacement? placement = _table.HasOffsets ? null : PlaceLabels(key, labels, rows);
        if (placement is { Decisions.Count: 0 })
        {
            labels = placement.Ticks.ToArray();
            placement = null;
        }

        // Nearly every series: no row was placed by a rule, none repeats another.
        if (placement is null && TrySort(labels, rows)) return new PlacedSeries { Ticks = labels, Rows = rows };
        List<PlacedRow> placed = Placed(placement, labels, rows);
        placed.Sort();
        return Duplicates.Resolve(placed, _table, key, _findings);
    }

    private LocalLabelPlacement PlaceLabels(SeriesKey key, long[] labels, int[] rows)
    {
        bool[] empty = new bool[rows.Length];
        for (int i = 0; i < rows.Length; i++) empty[i] = double.IsNaN(_columns.Target[rows[i]]);
        LocalLabelPlacement placement = LocalLabelPlacement.Place(labels, _schema.Zone!, _schema.ClockChange, empty);
        if (placement.Refusals.Count > 0) throw Refused(key, placement.Refusals, rows);
        TellDecisions(key, labels, placement.Decisions);
        return placement;
    }

    // Sorts instants together with their rows; false, and in another order, where two are the same.
    private static bool TrySort(long[] ticks, int[] rows)
    {
        bool ascending = true;
        for (int i = 1; i < ticks.Length && ascending; i++) ascending = ticks[i] > ticks[i - 1];
        if (ascending) return true;
        Array.Sort(ticks, rows);
        for (int i = 1; i < ticks.Length; i++)
        {
            if (ticks[i] == ticks[i - 1]) return false;
        }

        return true;
    }

    private static List<PlacedRow> Placed(LocalLabelPlacement? placement, long[] labels, int[] rows)
    {
        var placed = new List<PlacedRow>(rows.Length);
        int next = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            if (placement is null)
            {
                placed.Add(new PlacedRow(labels[i], rows[i], CellState.Observed, 1));
                continue;
            }

            bool decided = next < placement.Decisions.Count && placement.Decisions[next].Row == i;
            LabelDecision decision = decided ? placement.Decisions[next++] : default;
            if (placement.Ticks[i] == LocalLabelPlacement.NoInstant) continue;
            bool isRepair = decided && decision.Outcome is LabelOutcome.Shifted or LabelOutcome.Both or LabelOutcome.Split;
            CellState state = isRepair ? CellState.ClockChange : CellState.Observed;
            double share = decided && decision.Outcome == LabelOutcome.Split ? 0.5 : 1;
            placed.Add(new PlacedRow(placement.Ticks[i], rows[i], state, share));
            if (decision.SecondTicks is { } second) placed.Add(new PlacedRow(second, rows[i], state, share));
        }

        return placed;
    }

    private void TellDecisions(SeriesKey key, long[] labels, IReadOnlyList<LabelDecision> decisions)
    {
        foreach (IGrouping<LabelOutcome, LabelDecision> group in decisions.GroupBy(decision => decision.Outcome).OrderBy(group => group.Key))
        {
            int count = group.Count();
            string what = group.Key switch
            {
                LabelOutcome.Dropped => "rows have a local time that the clock skips, and were left out",
                LabelOutcome.Shifted => "rows have a local time that the clock skips, and were moved forward",
                LabelOutcome.Both => "rows of a repeated hour stand for both, and were copied",
                LabelOutcome.Split => "rows of a repeated hour hold the sum of both, and were halved onto them",
                LabelOutcome.Earlier => "rows of a repeated hour were taken as the first of the two",
                _ => "rows of a repeated hour were taken as the second of the two",
            };
            bool lost = group.Key == LabelOutcome.Dropped;
            _findings.Add(new Finding
            {
                Code = lost || group.Key == LabelOutcome.Shifted ? "TIM-010" : "TIM-011",
                Severity = lost ? FindingSeverity.Warning : FindingSeverity.Information,
                Series = key,
                Count = count,
                Label = LabelText(labels[group.First().Row]),
                File = _table.File,
                Message = string.Create(CultureInfo.InvariantCulture, $"{count} {what}, by the rule '{_schema.ClockChange}'."),
            });
        }
    }

    private SeriesDataException Refused(SeriesKey key, IReadOnlyList<LabelRefusal> refusals, int[] rows) => new([.. refusals.Select(refusal => new Finding
    {
        Code = refusal.Code,
        Severity = FindingSeverity.Error,
        Series = key,
        File = _table.File,
        Line = _columns.Lines.Of(rows[refusal.Row]),
        Column = _schema.Time.ToString(),
        Label = LabelText(refusal.Label.InUtc().ToInstant().ToUnixTimeTicks()),
        Message = refusal.Message,
    })]);

    private static string LabelText(long ticks) =>
        Instant.FromUnixTimeTicks(ticks).InUtc().LocalDateTime.ToString("uuuu-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
}
