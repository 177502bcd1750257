using NodaTime;

namespace Forecasting.Testing;

/// <summary>Lays the cells of all series out as rows, with the clock-change layouts and the order of the options.</summary>
internal sealed class RowBuilder
{
    private readonly SyntheticLoadOptions _options;
    private readonly GridCalendar _calendar;
    private readonly IReadOnlyList<SyntheticSeries> _series;
    private readonly SeriesCells[] _cells;
    private readonly Dictionary<int, LocalDateTime[]> _gaps;
    private readonly List<SyntheticRow> _rows = [];

    public RowBuilder(SyntheticLoadOptions options, GridCalendar calendar, IReadOnlyList<SyntheticSeries> series, SeriesCells[] cells)
    {
        _options = options;
        _calendar = calendar;
        _series = series;
        _cells = cells;
        _gaps = calendar.SpringGaps.ToDictionary(gap => gap.Next, gap => gap.Labels);
    }

    /// <summary>All rows, in the order of the options.</summary>
    public SyntheticRow[] Build()
    {
        if (_options.Order == SyntheticRowOrder.ByTime)
        {
            for (var i = 0; i < _calendar.Count; i++)
            {
                for (var s = 0; s < _cells.Length; s++)
                    Emit(s, i);
            }
        }
        else
        {
            for (var s = 0; s < _cells.Length; s++)
            {
                for (var i = 0; i < _calendar.Count; i++)
                    Emit(s, i);
            }
        }
        var rows = _rows.ToArray();
        if (_options.Order == SyntheticRowOrder.Shuffled)
            Shuffle(rows);
        return rows;
    }

    /// <summary>The truth about the clock changes, in the order of series and time.</summary>
    public List<SyntheticFault> ClockChanges()
    {
        var truth = new List<SyntheticFault>();
        for (var s = 0; s < _cells.Length; s++)
        {
            foreach (var (next, labels) in _calendar.SpringGaps)
            {
                if (!IsIn(s, next))
                    continue;
                var kind = _options.Spring == SpringLayout.Absent ? SyntheticFaultKind.SpringAbsent : SyntheticFaultKind.SpringEmpty;
                truth.Add(Fault(kind, s, next, labels.Length) with { Label = labels[0], TrueValue = double.NaN, SeenValue = double.NaN });
            }
            for (var first = 0; first < _calendar.Count; first++)
            {
                var second = _calendar.SecondPass[first];
                var opens = second >= 0 && (first == 0 || _calendar.SecondPass[first - 1] < 0);
                if (opens && IsIn(s, first))
                    truth.Add(Autumn(s, first, second));
            }
        }
        return truth;
    }

    private SyntheticFault Autumn(int s, int first, int second)
    {
        var count = 1;
        while (first + count < _calendar.Count && _calendar.SecondPass[first + count] >= 0)
            count++;
        var seen = _cells[s].Seen;
        // The lost or repeated hour is the second pass; where both are lost or summed, the entry begins with the first.
        return _options.Autumn switch
        {
            AutumnLayout.Twice => Fault(SyntheticFaultKind.AutumnTwice, s, second, count) with { SeenValue = seen[second] },
            AutumnLayout.Once => Fault(SyntheticFaultKind.AutumnOnce, s, second, count),
            AutumnLayout.None => Fault(SyntheticFaultKind.AutumnAbsent, s, first, count),
            _ => Fault(SyntheticFaultKind.AutumnSummed, s, first, count) with { SeenValue = Sum(seen, first, second) },
        };
    }

    private SyntheticFault Fault(SyntheticFaultKind kind, int s, int at, int count) => new()
    {
        Kind = kind,
        Series = _series[s].Key,
        Time = _calendar.Times[at],
        Label = _calendar.Labels[at],
        Count = count,
        TrueValue = _series[s].Demand[at],
        SeenValue = double.NaN,
    };

    private bool IsIn(int s, int i) => i >= _cells[s].From && i < _cells[s].To;

    private double Sum(double[] seen, int first, int second) => Math.Round(seen[first] + seen[second], _options.Decimals);

    private void Emit(int s, int i)
    {
        var cells = _cells[s];
        if (cells.Absent[i])
            return;
        if (_options.Spring == SpringLayout.Empty && _gaps.TryGetValue(i, out var labels))
        {
            foreach (var label in labels)
                _rows.Add(new SyntheticRow(s, i, label, double.NaN, Exists: false));
        }
        var second = _calendar.SecondPass[i];
        var seen = cells.Seen[i];
        if (_calendar.IsSecondPass[i] && _options.Autumn != AutumnLayout.Twice)
            return;
        if (second >= 0 && _options.Autumn == AutumnLayout.None)
            return;
        if (second >= 0 && _options.Autumn == AutumnLayout.Summed)
            seen = Sum(cells.Seen, i, second);
        _rows.Add(new SyntheticRow(s, i, _calendar.Labels[i], seen, Exists: true));
        if (cells.Twins.TryGetValue(i, out var twin))
            _rows.Add(new SyntheticRow(s, i, _calendar.Labels[i], twin, Exists: true));
    }

    private void Shuffle(SyntheticRow[] rows)
    {
        var random = new SeededRandom(_options.Seed, RandomPurpose.Order, series: 0);
        for (var i = rows.Length - 1; i > 0; i--)
        {
            var j = random.NextInt(i + 1);
            (rows[i], rows[j]) = (rows[j], rows[i]);
        }
    }
}
