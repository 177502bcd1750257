namespace Forecasting.Testing;

/// <summary>Puts faults into the cells of all series and keeps the truth about each.</summary>
internal sealed class FaultPlanter
{
    private const int Attempts = 2000;

    private readonly SyntheticLoadOptions _options;
    private readonly SyntheticFaults _faults;
    private readonly IReadOnlyList<SyntheticSeries> _series;
    private readonly SeriesCells[] _cells;
    private readonly GridCalendar _calendar;
    private readonly List<SyntheticFault> _truth;

    public FaultPlanter(SyntheticLoadOptions options, GridCalendar calendar, IReadOnlyList<SyntheticSeries> series, SeriesCells[] cells)
    {
        _options = options;
        _faults = options.Faults;
        _calendar = calendar;
        _series = series;
        _cells = cells;
        _truth = [];
    }

    /// <summary>Puts in all faults of the options, in a fixed order, and returns the truth.</summary>
    public List<SyntheticFault> Plant()
    {
        KeepClockChangesFree();
        PlantEnds(SyntheticFaultKind.LateStart, _faults.LateStarts);
        PlantEnds(SyntheticFaultKind.EarlyEnd, _faults.EarlyEnds);
        PlantLevelShifts();
        Plant(SyntheticFaultKind.Outage, _faults.Outages, r => 1 + r.NextInt(_faults.OutageSteps), Fail);
        Plant(SyntheticFaultKind.Stuck, _faults.StuckRuns, StuckLength, Stick);
        Plant(SyntheticFaultKind.ZeroForMissing, _faults.ZeroRuns, r => 1 + r.NextInt(_faults.ZeroSteps), (_, c, s, n) => Fill(c, s, n, 0));
        Plant(SyntheticFaultKind.MissingRows, _faults.MissingRuns, r => 1 + r.NextInt(_faults.MissingSteps), Remove);
        Plant(SyntheticFaultKind.EmptyDemand, _faults.EmptyRuns, r => 1 + r.NextInt(_faults.EmptySteps), (_, c, s, n) => Fill(c, s, n, double.NaN));
        Plant(SyntheticFaultKind.EmptyTemperature, _faults.EmptyTemperatureRuns, r => 1 + r.NextInt(_faults.EmptySteps), HideTemperature);
        Plant(SyntheticFaultKind.Spike, _faults.Spikes, _ => 1, (r, c, s, _) => Fill(c, s, 1, Round(c.Seen[s] * r.NextBetween(2, 4))));
        Plant(SyntheticFaultKind.IdenticalDuplicate, _faults.IdenticalDuplicates, _ => 1, (_, c, s, _) => Repeat(c, s, c.Seen[s]));
        Plant(SyntheticFaultKind.DifferentDuplicate, _faults.DifferentDuplicates, _ => 1, RepeatDifferently);
        return _truth;
    }

    private delegate bool Planting(SeededRandom random, SeriesCells cells, int start, int length);

    private void KeepClockChangesFree()
    {
        foreach (var cells in _cells)
        {
            foreach (var (next, _) in _calendar.SpringGaps)
                cells.Taken.AsSpan(next - 1, 2).Fill(true);
            for (var i = 0; i < _calendar.Count; i++)
                cells.Taken[i] |= _calendar.IsSecondPass[i] || _calendar.SecondPass[i] >= 0;
        }
    }

    private void PlantEnds(SyntheticFaultKind kind, int count)
    {
        var random = Stream(kind);
        for (var i = 0; i < count; i++)
        {
            var whole = Enumerable.Range(0, _cells.Length).Where(s => _cells[s].To - _cells[s].From == _calendar.Count).ToArray();
            if (whole.Length == 0)
                throw TooMany(kind, count);
            var s = whole[random.NextInt(whole.Length)];
            var cells = _cells[s];
            var at = (int)(_calendar.Count * random.NextBetween(0.3, 0.9));
            var (from, to) = kind == SyntheticFaultKind.LateStart ? (0, at) : (at, _calendar.Count);
            cells.Absent.AsSpan(from, to - from).Fill(true);
            (cells.From, cells.To) = kind == SyntheticFaultKind.LateStart ? (at, cells.To) : (cells.From, at);
            Record(kind, s, from, to - from, double.NaN);
        }
    }

    private void PlantLevelShifts()
    {
        const SyntheticFaultKind Kind = SyntheticFaultKind.LevelShift;
        var random = Stream(Kind);
        for (var i = 0; i < _faults.LevelShifts; i++)
        {
            var free = Enumerable.Range(0, _cells.Length).Where(s => !_cells[s].Shifted).ToArray();
            if (free.Length == 0)
                throw TooMany(Kind, _faults.LevelShifts);
            var s = free[random.NextInt(free.Length)];
            var cells = _cells[s];
            var end = Math.Min(cells.To, _calendar.Count - _options.FutureSteps);
            var at = FindPlace(cells, () => cells.From + (int)((end - cells.From) * random.NextBetween(0.2, 0.8)), 1) ?? throw TooMany(Kind, _faults.LevelShifts);
            var factor = random.NextDouble() < 0.5 ? random.NextBetween(0.6, 0.8) : random.NextBetween(1.25, 1.6);
            for (var j = at; j < end; j++)
                cells.Seen[j] = Round(cells.Seen[j] * factor);
            cells.Shifted = true;
            cells.Taken[at] = true;
            Record(Kind, s, at, end - at, cells.Seen[at]);
        }
    }

    private void Plant(SyntheticFaultKind kind, int count, Func<SeededRandom, int> lengthOf, Planting planting)
    {
        var random = Stream(kind);
        for (var i = 0; i < count; i++)
        {
            var done = false;
            for (var attempt = 0; attempt < Attempts && !done; attempt++)
            {
                var s = random.NextInt(_cells.Length);
                var length = lengthOf(random);
                var start = random.NextInt(_calendar.Count);
                var cells = _cells[s];
                if (!cells.IsFree(start, length) || !planting(random, cells, start, length))
                    continue;
                cells.Taken.AsSpan(start, length).Fill(true);
                var seen = cells.Absent[start] ? double.NaN : cells.Twins.TryGetValue(start, out var twin) ? twin : cells.Seen[start];
                Record(kind, s, start, length, seen);
                done = true;
            }
            if (!done)
                throw TooMany(kind, count);
        }
    }

    private static int? FindPlace(SeriesCells cells, Func<int> draw, int length)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var start = draw();
            if (cells.IsFree(start, length))
                return start;
        }
        return null;
    }

    private int StuckLength(SeededRandom random)
    {
        var shortest = _faults.StuckSteps / 2;
        return shortest + random.NextInt(_faults.StuckSteps - shortest + 1);
    }

    private static bool Stick(SeededRandom random, SeriesCells cells, int start, int length)
    {
        // The readings around the run must differ, or the run in the table would be longer than the truth says.
        var value = cells.Seen[start];
        if (cells.Seen[start - 1] == value || cells.Seen[start + length] == value)
            return false;
        return Fill(cells, start, length, value);
    }

    private bool Fail(SeededRandom random, SeriesCells cells, int start, int length)
    {
        var left = cells.Seen[start] > 0 && _series[Array.IndexOf(_cells, cells)].Kind == SyntheticLoadKind.City ? random.NextBetween(0.2, 0.6) : 0;
        for (var j = 0; j < length; j++)
            cells.Seen[start + j] = Round(cells.Seen[start + j] * (left + (left > 0 ? (0.9 - left) * j / length : 0)));
        return true;
    }

    private static bool Remove(SeededRandom random, SeriesCells cells, int start, int length)
    {
        cells.Absent.AsSpan(start, length).Fill(true);
        return true;
    }

    private static bool HideTemperature(SeededRandom random, SeriesCells cells, int start, int length)
    {
        cells.NoTemperature.AsSpan(start, length).Fill(true);
        return true;
    }

    private static bool Fill(SeriesCells cells, int start, int length, double value)
    {
        cells.Seen.AsSpan(start, length).Fill(value);
        return true;
    }

    private static bool Repeat(SeriesCells cells, int start, double value)
    {
        cells.Twins.Add(start, value);
        return true;
    }

    private bool RepeatDifferently(SeededRandom random, SeriesCells cells, int start, int length)
    {
        var other = Round(cells.Seen[start] * random.NextBetween(0.85, 1.15));
        return other != cells.Seen[start] && Repeat(cells, start, other);
    }

    private void Record(SyntheticFaultKind kind, int series, int start, int count, double seen) => _truth.Add(new SyntheticFault
    {
        Kind = kind,
        Series = _series[series].Key,
        Time = _calendar.Times[start],
        Label = _calendar.Labels[start],
        Count = count,
        TrueValue = _series[series].Demand[start],
        SeenValue = seen,
    });

    // A stream for each kind: one fault more of one kind moves no fault of another, unless they meet.
    private SeededRandom Stream(SyntheticFaultKind kind) => new(_options.Seed, RandomPurpose.Faults, (int)kind);

    private double Round(double value) => Math.Round(value, _options.Decimals);

    private static ArgumentException TooMany(SyntheticFaultKind kind, int count) =>
        new(FormattableString.Invariant($"There is no room for {count} faults of kind {kind}: ask for fewer or shorter ones, or more days or series."));
}
