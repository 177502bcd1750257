using System.Globalization;
using Forecasting.Tables;
using Forecasting.Time;
using NodaTime;

namespace Forecasting.Preparation.Examination;

/// <summary>Words what was met in one series.</summary>
internal sealed class SeriesFindings
{
    private readonly SeriesTable _table;
    private readonly SeriesSchema _schema;
    private readonly SeriesKey _key;
    private readonly List<Finding> _all = [];

    /// <summary>Makes the findings of a series.</summary>
    /// <param name="table">The table.</param>
    /// <param name="key">The key of the series.</param>
    public SeriesFindings(SeriesTable table, SeriesKey key)
    {
        _table = table;
        _schema = table.Schema;
        _key = key;
    }

    /// <summary>Gets the findings in the order in which they were told.</summary>
    public IReadOnlyList<Finding> All => _all;

    /// <summary>Tells of labels that no row has, and of rows beside the grid.</summary>
    public void TellLabels(LabelCounts counts, Frequency? frequency, TimeGrid? grid, ClockChangeCounts? changes)
    {
        if (frequency is null) return;
        if (grid is null)
        {
            Add("TIM-030", FindingSeverity.Error, _table.RowCount, null, $"No row stands on a calendar of {frequency}. State another frequency.");
            return;
        }

        if (counts.Cells > PreparationOptions.Default.MaximumCells)
        {
            Add("GAP-001", FindingSeverity.Error, 1, counts.LongestStart, string.Create(
                CultureInfo.InvariantCulture,
                $"The grid of {frequency} from the first label to the last has {counts.Cells:N0} cells > {PreparationOptions.Default.MaximumCells:N0}, with a gap of {counts.LongestGap:N0} from here. Correct or remove the row before or after the gap, or state a longer frequency."));
        }

        long explained = _table.HasOffsets ? 0 : changes?.MissingExplained ?? 0;
        if (counts.Missing > 0)
        {
            string share = explained > 0 ? string.Create(CultureInfo.InvariantCulture, $" Clock changes explain {explained} of them.") : "";
            Add("GAP-002", FindingSeverity.Information, counts.Missing, counts.FirstMissing, string.Create(
                CultureInfo.InvariantCulture,
                $"{counts.Missing} labels of {frequency} have no row, at most {counts.LongestGap} in a row.{share} Preparation inserts those that the clock shows."));
        }

        if (counts.OffGrid > 0)
        {
            Add("TIM-030", FindingSeverity.Error, counts.OffGrid, counts.FirstOffGrid, string.Create(
                CultureInfo.InvariantCulture,
                $"{counts.OffGrid} labels are not on the grid of {frequency}. Correct the rows, state another frequency, or set PreparationOptions.SnapTolerance to move rows to the nearest cell."));
        }
    }

    /// <summary>Tells what the schema's rule refuses or does at clock changes, and what it would do better to know.</summary>
    public void TellClockChanges(LocalLabelPlacement placement, int[] rows, long shift, ClockChangeCounts? changes)
    {
        foreach (IGrouping<string, LabelRefusal> group in placement.Refusals.GroupBy(refusal => refusal.Code, StringComparer.Ordinal))
        {
            LabelRefusal first = group.MinBy(refusal => refusal.Label)!;
            Add(first.Code, FindingSeverity.Error, group.Count(), LocalTicks.FromDateTime(first.Label) + shift, first.Message, _table.Columns.Lines.Of(rows[first.Row]));
        }

        if (placement.Refusals.Count == 0) TellDecisions(placement.Decisions, rows);
        if (changes is null) return;
        if (changes.AutumnSummed > 0 && _schema.ClockChange.AutumnOnce != AutumnOnceRule.Split)
        {
            Add("TIM-017", FindingSeverity.Warning, changes.AutumnSummed, FirstOf(e => e.Summed > 0), string.Create(
                CultureInfo.InvariantCulture,
                $"{changes.AutumnSummed} rows of a repeated hour are about twice their neighbours: the sum of both hours? Set the clock-change rule once=split (split-sum), which halves them."));
        }

        if (changes.AutumnAbsent > 0)
        {
            Add("TIM-016", FindingSeverity.Information, changes.AutumnAbsent, FirstOf(e => !e.IsSpring && e.Absent > 0), string.Create(
                CultureInfo.InvariantCulture,
                $"{changes.AutumnAbsent} labels that happen twice have no row at all: each leaves a gap of two. Preparation fills them."));
        }

        long FirstOf(Func<ClockChangeEvent, bool> isMet) => LocalTicks.FromDateTime(changes.Events.First(isMet).Label) + shift;
    }

    /// <summary>Tells of rows that share their series and label, unless they are the two times of a repeated hour and differ.</summary>
    public void TellTwins(SortedLabels sorted, long shift)
    {
        DateTimeZone? zone = _table.HasOffsets ? null : _schema.Zone;
        var same = new Twins();
        var different = new Twins();
        var copied = new Twins();
        for (int from = 0; from < sorted.Ticks.Length;)
        {
            int to = sorted.EndOf(from);
            if (to - from > 1)
            {
                bool equal = AreEqual(sorted, from, to);
                bool repeatedHour = zone?.MapLocal(LocalTicks.ToDateTime(sorted.Ticks[from] - shift)).Count == 2;
                if (!repeatedHour) (equal ? same : different).Take(from, to - from - 1);
                else if (equal && to - from == 2 && !double.IsNaN(_table.Columns.Target[sorted.Rows[from]])) copied.Take(from, 1);
            }

            from = to;
        }

        DuplicatePolicy policy = _schema.Duplicates;
        TellTwins("ING-100", sorted, same, policy == DuplicatePolicy.Refuse, "with the same values");
        TellTwins("ING-101", sorted, different, policy is DuplicatePolicy.Refuse or DuplicatePolicy.DropIdentical, "with different values");
        if (copied.Count == 0) return;
        Add("TIM-018", FindingSeverity.Information, copied.Count, sorted.Ticks[copied.First], string.Create(
            CultureInfo.InvariantCulture,
            $"{copied.Count} labels that happen twice have the same values in both rows: was the second copied from the first? They are kept as the two times that they name."));
    }

    /// <summary>Tells of empty values, and of a target that has none or one.</summary>
    public void TellMissing(SortedLabels sorted, MissingCount[] missing)
    {
        for (int c = 0; c < missing.Length; c++)
        {
            (string name, long count) = missing[c];
            if (count == 0) continue;
            bool isTarget = name == _schema.Target;
            double[] column = isTarget ? _table.Columns.Target : _table.Columns.Covariates[c - (_schema.Target.Length > 0 ? 1 : 0)];
            int first = Array.FindIndex(sorted.Rows, row => double.IsNaN(column[row]));
            Add("GAP-003", FindingSeverity.Information, count, sorted.Ticks[first], string.Create(
                CultureInfo.InvariantCulture,
                $"{count} of {sorted.Rows.Length} values are empty, at most {LongestEmpty(sorted, column)} in a row. Preparation fills them by PreparationOptions.{(isTarget ? "Imputation" : "CovariateImputations")}."), column: name);
            long present = sorted.Rows.Length - count;
            if (isTarget && present == 0)
                Add("IMP-001", FindingSeverity.Warning, 1, sorted.Ticks[0], "The series has no values. Check the target column and the words for missing values, or leave the series out.", column: name);
            else if (isTarget && present == 1)
                Add("IMP-002", FindingSeverity.Warning, 1, sorted.Ticks[0], "The series has one value only: nothing can be learned from it.", column: name);
        }
    }

    /// <summary>Tells of readings that are likely to be wrong.</summary>
    public void TellFaults(ExaminedCells cells, long shift)
    {
        if (cells.Grid is not { } grid) return;
        foreach ((Finding finding, int cell) in FaultCount.Findings(cells.Runs, DataFaults.None).Concat(cells.Plain))
        {
            long ticks = grid.TicksAt(cells.First + cell);
            bool local = !_table.HasOffsets && _schema.Zone is not null;
            if (local) ticks += _schema.Zone!.GetUtcOffset(Instant.FromUnixTimeTicks(ticks)).Ticks;
            _all.Add(finding with { Series = _key, Column = _schema.Target, Label = LabelText.Of(ticks + shift, _table.HasOffsets), File = _table.File });
        }
    }

    private void TellDecisions(IReadOnlyList<LabelDecision> decisions, int[] rows)
    {
        foreach (IGrouping<LabelOutcome, LabelDecision> group in decisions.GroupBy(decision => decision.Outcome).OrderBy(group => group.Key))
        {
            bool lost = group.Key == LabelOutcome.Dropped;
            int filled = lost ? group.Count(decision => !double.IsNaN(_table.Columns.Target[rows[decision.Row]])) : 0;
            LabelDecision first = group.MinBy(decision => _table.Columns.Times[rows[decision.Row]]);
            int count = group.Count();
            string what = group.Key switch
            {
                LabelOutcome.Dropped => $"rows have a local time that the clock skips, {filled} of them with a value; they are left out",
                LabelOutcome.Shifted => "rows have a local time that the clock skips, and are moved forward",
                LabelOutcome.Both => "rows of a repeated hour stand for both, and are copied",
                LabelOutcome.Split => "rows of a repeated hour hold the sum of both, and are halved onto them",
                LabelOutcome.Earlier => "rows of a repeated hour are taken as the first of the two",
                _ => "rows of a repeated hour are taken as the second of the two",
            };
            Add(
                lost || group.Key == LabelOutcome.Shifted ? "TIM-010" : "TIM-011",
                filled > 0 ? FindingSeverity.Warning : FindingSeverity.Information,
                count,
                _table.Columns.Times[rows[first.Row]],
                string.Create(CultureInfo.InvariantCulture, $"{count} {what}, by the rule '{_schema.ClockChange}'."),
                _table.Columns.Lines.Of(rows[first.Row]));
        }
    }

    private void TellTwins(string code, SortedLabels sorted, Twins twins, bool refused, string how)
    {
        if (twins.Count == 0) return;
        long first = _table.Columns.Lines.Of(sorted.Rows[twins.First]), second = _table.Columns.Lines.Of(sorted.Rows[twins.First + 1]);
        string remedy = (refused, _table.HasOffsets || _schema.Zone is not null) switch
        {
            (false, _) => $"They are merged by the policy {_schema.Duplicates}.",
            (_, true) => "Remove one of each, or set the schema's Duplicates policy.",
            _ => "If the times are of a local clock, set the schema's Zone: a repeated hour is then told from a duplicate. Else remove one of each, or set the Duplicates policy.",
        };
        Add(code, refused ? FindingSeverity.Error : FindingSeverity.Warning, twins.Count, sorted.Ticks[twins.First], string.Create(
            CultureInfo.InvariantCulture,
            $"{twins.Count} rows repeat the series and time of another {how}; the first on lines {first} and {second}. {remedy}"), second);
    }

    private bool AreEqual(SortedLabels sorted, int from, int to)
    {
        TableColumns columns = _table.Columns;
        int first = sorted.Rows[from];
        for (int i = from + 1; i < to; i++)
        {
            int row = sorted.Rows[i];
            if (!columns.Target[first].Equals(columns.Target[row])) return false;
            foreach (double[] column in columns.Covariates)
            {
                if (!column[first].Equals(column[row])) return false;
            }
        }

        return true;
    }

    private static int LongestEmpty(SortedLabels sorted, double[] column)
    {
        int longest = 0, length = 0;
        foreach (int row in sorted.Rows)
        {
            length = double.IsNaN(column[row]) ? length + 1 : 0;
            longest = Math.Max(longest, length);
        }

        return longest;
    }

    private void Add(string code, FindingSeverity severity, long count, long? ticks, string message, long? line = null, string? column = null) => _all.Add(new Finding
    {
        Code = code,
        Severity = severity,
        Series = _key,
        Label = ticks is { } at ? LabelText.Of(at, _table.HasOffsets) : null,
        Count = count,
        Message = message,
        File = _table.File,
        Line = line,
        Column = column ?? (code.StartsWith("TIM-", StringComparison.Ordinal) ? _schema.Time.ToString() : null),
    });

    /// <summary>Rows of one kind beyond the first at their label.</summary>
    private sealed class Twins
    {
        public int Count { get; private set; }

        public int First { get; private set; }

        public void Take(int place, int rows)
        {
            if (Count == 0) First = place;
            Count += rows;
        }
    }
}
