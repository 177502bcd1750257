using Forecasting.Tables;
using Forecasting.Time;
using NodaTime;

namespace Forecasting.Preparation.Examination;

/// <summary>Examines the rows of one series.</summary>
internal sealed class SeriesExaminer
{
    // Copies a single autumn row to both of its hours and puts two in their order, so that no clock change leaves a hole.
    private static readonly LocalTimeRule Copying = LocalTimeRule.ByOrder with { AutumnOnce = AutumnOnceRule.Both };

    private readonly SeriesTable _table;
    private readonly SeriesSchema _schema;
    private readonly SeriesKey _key;
    private readonly int[] _rows;
    private readonly FaultLimits _limits;
    private readonly long[] _labels;
    private readonly SortedLabels _sorted;
    private readonly FrequencyEvidence _evidence;
    private readonly Frequency? _frequency;

    /// <summary>Makes the examiner of a series.</summary>
    /// <param name="table">The table.</param>
    /// <param name="key">The key of the series.</param>
    /// <param name="rows">Its rows in the table, ascending; at least one.</param>
    /// <param name="limits">What counts as a fault.</param>
    public SeriesExaminer(SeriesTable table, SeriesKey key, int[] rows, FaultLimits limits)
    {
        _table = table;
        _schema = table.Schema;
        _key = key;
        _rows = rows;
        _limits = limits;
        _labels = new long[rows.Length];
        for (int i = 0; i < rows.Length; i++) _labels[i] = table.Columns.Times[rows[i]];
        _sorted = SortedLabels.Of(_labels, rows);
        _evidence = FrequencyInference.Infer(_sorted.Ticks, table.HasOffsets ? _schema.CalendarZone : null);
        _frequency = _schema.Frequency ?? _evidence.Frequency;
    }

    // Labels without an offset are laid on the grid of a clock that never changes.
    private DateTimeZone LabelZone => _table.HasOffsets ? _schema.CalendarZone : DateTimeZone.Utc;

    /// <summary>Gets what has to be taken off a label to come to the start of its interval.</summary>
    private long Shift => _schema.Stamp == IntervalStamp.End && _frequency is { } step && (step.IsFixed || step == Frequency.Days(1))
        ? step.NominalTicks
        : 0;

    /// <summary>Examines the series.</summary>
    public SeriesExamination Examine()
    {
        TimeGrid? grid = Grid();
        LabelCounts counts = LabelCounts.Of(_sorted.Ticks, grid, _evidence.JitterSeconds > 0);
        ClockChangeCounts? changes = CountChanges();
        MissingCount[] missing = [.. Missing()];
        var findings = new SeriesFindings(_table, _key);
        findings.TellLabels(counts, _frequency, grid, changes);
        LocalLabelPlacement? placement = TellPlacement(findings, changes);
        findings.TellTwins(_sorted, Shift);
        findings.TellMissing(_sorted, missing);
        ExaminedCells cells = ExaminedCells.Find(Placed(placement), _frequency, _schema.CalendarZone, _limits);
        findings.TellFaults(cells, Shift);
        return new SeriesExamination
        {
            Key = _key,
            Rows = _rows.Length,
            Frequency = _frequency,
            Evidence = _evidence,
            First = LabelText.Of(_sorted.Ticks[0], _table.HasOffsets),
            Last = LabelText.Of(_sorted.Ticks[^1], _table.HasOffsets),
            MissingLabels = counts.Missing,
            DuplicatedLabels = counts.Duplicated,
            ClockChanges = changes,
            Missing = missing,
            Zeros = Zeros(),
            StuckRuns = cells.StuckRuns,
            ZeroRuns = cells.ZeroRuns,
            Findings = findings.All,
        };
    }

    private TimeGrid? Grid() => _frequency switch
    {
        null => null,
        _ when _schema.Frequency is null => GridSample.Through(_evidence.SampleTicks, _frequency, LabelZone, 0),
        _ => GridSample.Best(_sorted.Ticks, _frequency, LabelZone, 0),
    };

    private ClockChangeCounts? CountChanges()
    {
        if (_schema.Zone is not { } zone || _frequency?.FixedDuration is not { } step || step >= Duration.FromDays(1)) return null;
        SortedLabels starts = _sorted;
        if (_table.HasOffsets || Shift > 0)
        {
            long[] local = new long[_sorted.Ticks.Length];
            var cursor = new ZoneCursor(zone);
            for (int i = 0; i < local.Length; i++)
            {
                long start = _sorted.Ticks[i] - Shift;
                local[i] = _table.HasOffsets ? cursor.ToLocal(start) : start;
            }

            starts = SortedLabels.Of(local, _sorted.Rows);
        }

        return ClockChanges.Count(starts.Ticks, zone, step, _schema.Target.Length == 0 ? [] : starts.Values(_table.Columns.Target));
    }

    /// <summary>Places local labels by the schema's rule to tell what it refuses, and leniently to look at the readings.</summary>
    private LocalLabelPlacement? TellPlacement(SeriesFindings findings, ClockChangeCounts? changes)
    {
        if (_table.HasOffsets || _schema.Zone is not { } zone) return null;
        long[] starts = new long[_rows.Length];
        bool[] empty = new bool[_rows.Length];
        long shift = Shift;
        for (int i = 0; i < _rows.Length; i++)
        {
            starts[i] = _labels[i] - shift;
            empty[i] = double.IsNaN(_table.Columns.Target[_rows[i]]);
        }

        findings.TellClockChanges(LocalLabelPlacement.Place(starts, zone, _schema.ClockChange, empty), _rows, shift, changes);
        // Sums are told as such; halved, they are no spikes.
        bool sums = changes is not null && changes.AutumnSummed * 2 > changes.AutumnOnce;
        return LocalLabelPlacement.Place(starts, zone, sums ? LocalTimeRule.SplitSum : Copying, empty);
    }

    /// <summary>Returns the instants of the intervals with their values, in no order.</summary>
    private List<(long Ticks, double Value)> Placed(LocalLabelPlacement? placement)
    {
        var placed = new List<(long Ticks, double Value)>(_rows.Length);
        IReadOnlyList<LabelDecision> decisions = placement?.Decisions ?? [];
        int next = 0;
        for (int i = 0; i < _rows.Length; i++)
        {
            LabelDecision? decision = next < decisions.Count && decisions[next].Row == i ? decisions[next++] : null;
            long ticks = placement is null ? _labels[i] - Shift : placement.Ticks[i];
            if (ticks == LocalLabelPlacement.NoInstant) continue;
            double value = _table.Columns.Target[_rows[i]] * (decision?.Outcome == LabelOutcome.Split ? 0.5 : 1);
            placed.Add((ticks, value));
            if (decision?.SecondTicks is { } second) placed.Add((second, value));
        }

        return placed;
    }

    private IEnumerable<MissingCount> Missing()
    {
        TableColumns columns = _table.Columns;
        if (_schema.Target.Length > 0) yield return new MissingCount(_schema.Target, Count(columns.Target));
        int place = 0;
        foreach (string name in _schema.Covariates) yield return new MissingCount(name, Count(columns.Covariates[place++]));

        long Count(double[] column)
        {
            long count = 0;
            foreach (int row in _rows) count += double.IsNaN(column[row]) ? 1 : 0;
            return count;
        }
    }

    private long Zeros()
    {
        long zeros = 0;
        foreach (int row in _rows) zeros += _table.Columns.Target[row] == 0 ? 1 : 0;
        return zeros;
    }
}
