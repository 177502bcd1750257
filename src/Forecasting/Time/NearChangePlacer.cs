using System.Runtime.InteropServices;
using NodaTime;
using NodaTime.TimeZones;

namespace Forecasting.Time;

/// <summary>Places the labels that are within about a day of a clock change.</summary>
internal readonly ref struct NearChangePlacer
{
    private const long Beside = 3 * NodaConstants.TicksPerHour;

    private readonly ReadOnlySpan<long> _labels;
    private readonly Span<long> _placed;
    private readonly long[] _ticks;
    private readonly DateTimeZone _zone;
    private readonly LocalTimeRule _rule;
    private readonly List<LabelDecision> _decisions;
    private readonly List<LabelRefusal> _refusals;

    /// <summary>Initializes a new instance of the <see cref="NearChangePlacer"/> struct.</summary>
    /// <param name="labels">All labels in the order of the table.</param>
    /// <param name="ticks">Receives the instants; those far from clock changes are there already.</param>
    /// <param name="zone">The zone.</param>
    /// <param name="rule">The rule.</param>
    public NearChangePlacer(ReadOnlySpan<long> labels, long[] ticks, DateTimeZone zone, LocalTimeRule rule)
    {
        _labels = labels;
        _ticks = ticks;
        _placed = ticks;
        _zone = zone;
        _rule = rule;
        _decisions = [];
        _refusals = [];
    }

    /// <summary>Places the rows.</summary>
    /// <param name="near">The rows near a clock change, in the order of the table.</param>
    /// <param name="empty">For each row of the table whether it holds no value, or nothing.</param>
    /// <returns>The placement of the whole table.</returns>
    public LocalLabelPlacement Place(List<int> near, ReadOnlySpan<bool> empty)
    {
        var twofold = new List<(long Label, int Row, ZoneLocalMapping Mapping)>();
        var days = NameDays();
        foreach (var row in near)
        {
            var mapping = _zone.MapLocal(LocalTicks.ToDateTime(_labels[row]));
            _placed[row] = LocalLabelPlacement.NoInstant;
            if (mapping.Count == 1)
                _placed[row] = _labels[row] - mapping.EarlyInterval.WallOffset.Ticks;
            else if (days && StartOfDay(_labels[row], mapping) is { } start)
                _placed[row] = start;
            else if (mapping.Count == 0)
                PlaceSkipped(row, mapping, !empty.IsEmpty && empty[row]);
            else
                twofold.Add((_labels[row], row, mapping));
        }

        if (twofold.Count > 0)
            PlaceTwofold(twofold, near);
        _decisions.Sort((a, b) => a.Row.CompareTo(b.Row));
        _refusals.Sort((a, b) => a.Row.CompareTo(b.Row));
        return new(_ticks, _decisions, _refusals);
    }

    /// <summary>Returns whether the labels are of days: all are midnight, and not all the same.</summary>
    private bool NameDays()
    {
        var differ = false;
        foreach (var label in _labels)
        {
            if (LocalTicks.FloorMod(label, NodaConstants.TicksPerDay) != 0)
                return false;
            differ |= label != _labels[0];
        }

        return differ;
    }

    /// <summary>Returns the first instant of a day; nothing where the zone left the day out.</summary>
    private long? StartOfDay(long label, ZoneLocalMapping mapping)
    {
        var date = LocalTicks.ToDateTime(label).Date;
        // Clocks that go forward over midnight still show the day; those of a zone that crossed the date line do not.
        if (mapping.Count == 0 && mapping.LateInterval.IsoLocalStart.Date != date)
            return null;
        return _zone.AtStartOfDay(date).ToInstant().ToUnixTimeTicks();
    }

    private void PlaceSkipped(int row, ZoneLocalMapping mapping, bool empty)
    {
        switch (_rule.Spring)
        {
            case SpringRule.Drop:
            case SpringRule.DropEmpty when empty:
                _decisions.Add(new(row, LabelOutcome.Dropped, null));
                break;
            case SpringRule.ShiftForward:
                _placed[row] = _labels[row] - mapping.EarlyInterval.WallOffset.Ticks;
                _decisions.Add(new(row, LabelOutcome.Shifted, null));
                break;
            default:
                Refuse("TIM-010", row, mapping, 1);
                break;
        }
    }

    private void PlaceTwofold(List<(long Label, int Row, ZoneLocalMapping Mapping)> rows, List<int> near)
    {
        rows.Sort((a, b) => a.Label != b.Label ? a.Label.CompareTo(b.Label) : a.Row.CompareTo(b.Row));
        var all = CollectionsMarshal.AsSpan(rows);
        var sorted = new long[near.Count];
        for (var i = 0; i < sorted.Length; i++)
            sorted[i] = _labels[near[i]];
        Array.Sort(sorted);

        // Pairs first: where only some labels of a repeated hour are pairs, they show where the single ones belong.
        var mixed = new HashSet<long>();
        for (int start = 0, end; start < all.Length; start = end)
        {
            end = EndOfLabel(all, start);
            if (end - start > 1)
            {
                PlacePair(all[start..end]);
                mixed.Add(ChangeOf(all[start].Mapping));
            }
        }

        for (int start = 0, end; start < all.Length; start = end)
        {
            end = EndOfLabel(all, start);
            if (end - start == 1)
                PlaceSingle(all[start].Row, all[start].Mapping, mixed.Contains(ChangeOf(all[start].Mapping)), sorted);
        }
    }

    private void PlacePair(ReadOnlySpan<(long Label, int Row, ZoneLocalMapping Mapping)> rows)
    {
        var direction = rows.Length == 2 && _rule.AutumnTwice == AutumnTwiceRule.ByOrder ? Direction(rows[0].Row, rows[1].Row) : 0;
        if (direction == 0)
        {
            foreach (var (_, row, mapping) in rows)
                Refuse("TIM-011", row, mapping, rows.Length);
            return;
        }

        PlaceAt(direction > 0 ? rows[0].Row : rows[1].Row, rows[0].Mapping, later: false);
        PlaceAt(direction > 0 ? rows[1].Row : rows[0].Row, rows[0].Mapping, later: true);
    }

    /// <summary>Returns 1 where the table runs forwards around a pair, -1 where it runs backwards, 0 where it contradicts itself.</summary>
    private int Direction(int first, int second)
    {
        var label = _labels[first];
        var votes = 0;
        var cast = 0;
        if (first > 0 && Math.Abs(_labels[first - 1] - label) <= NodaConstants.TicksPerDay)
        {
            votes += label.CompareTo(_labels[first - 1]);
            cast++;
        }

        if (second + 1 < _labels.Length && Math.Abs(_labels[second + 1] - label) <= NodaConstants.TicksPerDay)
        {
            votes += _labels[second + 1].CompareTo(label);
            cast++;
        }

        // Nothing beside the pair: the order of the two rows is all there is, and the rule says to take it.
        return cast == 0 ? 1 : Math.Sign(votes);
    }

    private void PlaceSingle(int row, ZoneLocalMapping mapping, bool mixed, long[] sorted)
    {
        if (mixed && _rule.AutumnTwice == AutumnTwiceRule.ByOrder && FitsBetween(row, mapping) is { } later)
        {
            PlaceAt(row, mapping, later);
            return;
        }

        switch (_rule.AutumnOnce)
        {
            case AutumnOnceRule.Earlier:
            case AutumnOnceRule.Later:
                PlaceAt(row, mapping, _rule.AutumnOnce == AutumnOnceRule.Later);
                break;
            case AutumnOnceRule.Both:
            case AutumnOnceRule.Split:
                _placed[row] = _labels[row] - mapping.EarlyInterval.WallOffset.Ticks;
                var outcome = _rule.AutumnOnce == AutumnOnceRule.Both ? LabelOutcome.Both : LabelOutcome.Split;
                _decisions.Add(new(row, outcome, _labels[row] - mapping.LateInterval.WallOffset.Ticks));
                break;
            default:
                Refuse(IsInsideTable(mapping, sorted) ? "TIM-012" : "TIM-011", row, mapping, 1);
                break;
        }
    }

    /// <summary>Returns whether a single row is the later one, where its neighbours in the table leave only one place for it.</summary>
    private bool? FitsBetween(int row, ZoneLocalMapping mapping)
    {
        if (row == 0 || row + 1 >= _labels.Length)
            return null;
        var (before, after) = (_placed[row - 1], _placed[row + 1]);
        if (before == LocalLabelPlacement.NoInstant || after == LocalLabelPlacement.NoInstant)
            return null;
        var (low, high) = before < after ? (before, after) : (after, before);
        var early = _labels[row] - mapping.EarlyInterval.WallOffset.Ticks;
        var late = _labels[row] - mapping.LateInterval.WallOffset.Ticks;
        var fitsEarly = low < early && early < high;
        var fitsLate = low < late && late < high;
        return fitsEarly == fitsLate ? null : fitsLate;
    }

    /// <summary>Returns whether the table has rows on both sides of the repeated time, so that the one row stands for both.</summary>
    private static bool IsInsideTable(ZoneLocalMapping mapping, long[] sorted)
    {
        var change = ChangeOf(mapping);
        var end = change + mapping.EarlyInterval.WallOffset.Ticks;
        var start = change + mapping.LateInterval.WallOffset.Ticks;
        return Any(sorted, start - Beside, start) && Any(sorted, end, end + Beside);
    }

    private static bool Any(long[] sorted, long from, long to)
    {
        var index = Array.BinarySearch(sorted, from);
        if (index < 0)
            index = ~index;
        return index < sorted.Length && sorted[index] < to;
    }

    private static long ChangeOf(ZoneLocalMapping mapping) => mapping.LateInterval.Start.ToUnixTimeTicks();

    private static int EndOfLabel(ReadOnlySpan<(long Label, int Row, ZoneLocalMapping Mapping)> rows, int start)
    {
        var end = start + 1;
        while (end < rows.Length && rows[end].Label == rows[start].Label)
            end++;
        return end;
    }

    private void PlaceAt(int row, ZoneLocalMapping mapping, bool later)
    {
        var interval = later ? mapping.LateInterval : mapping.EarlyInterval;
        _placed[row] = _labels[row] - interval.WallOffset.Ticks;
        _decisions.Add(new(row, later ? LabelOutcome.Later : LabelOutcome.Earlier, null));
    }

    private void Refuse(string code, int row, ZoneLocalMapping mapping, int rows)
    {
        _decisions.Add(new(row, LabelOutcome.Refused, null));
        _refusals.Add(new()
        {
            Code = code,
            Row = row,
            Label = LocalTicks.ToDateTime(_labels[row]),
            ZoneId = _zone.Id,
            OffsetBefore = mapping.EarlyInterval.WallOffset,
            OffsetAfter = mapping.LateInterval.WallOffset,
            Rows = rows,
        });
    }
}
