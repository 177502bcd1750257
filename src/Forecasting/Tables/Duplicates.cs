using System.Globalization;
using NodaTime;

namespace Forecasting.Tables;

/// <summary>Makes the rows of one series unique in time, by the policy of the schema.</summary>
internal static class Duplicates
{
    public static PlacedSeries Resolve(List<PlacedRow> placed, SeriesTable table, SeriesKey key, List<Finding> findings)
    {
        int unique = 0;
        for (int i = 0; i < placed.Count; i++)
        {
            if (i == 0 || placed[i].Ticks != placed[i - 1].Ticks) unique++;
        }

        int columns = table.Columns.Covariates.Length;
        var series = new PlacedSeries
        {
            Ticks = new long[unique],
            Target = new double[unique],
            Covariates = [.. Enumerable.Range(0, columns).Select(_ => new double[unique])],
            States = new CellState[unique],
        };
        int at = 0;
        for (int from = 0; from < placed.Count;)
        {
            int to = from + 1;
            while (to < placed.Count && placed[to].Ticks == placed[from].Ticks) to++;
            if (to - from > 1) Check(placed, (from, to), table, (key, placed.Count - unique));
            Write(series, at++, placed, (from, to), table);
            from = to;
        }

        if (unique < placed.Count) Tell(placed, unique, table, key, findings);
        return series;
    }

    private static void Write(
        PlacedSeries series, int at, List<PlacedRow> placed, (int From, int To) run, SeriesTable table)
    {
        DuplicatePolicy policy = table.Schema.Duplicates;
        bool twice = run.To - run.From > 1;
        series.Ticks[at] = placed[run.From].Ticks;
        series.States[at] = placed[run.From].State | (twice && policy != DuplicatePolicy.DropIdentical ? CellState.Duplicated : CellState.Observed);
        series.Target[at] = Merge(table.Columns.Target, placed, run, policy, true);
        for (int c = 0; c < series.Covariates.Length; c++)
            series.Covariates[c][at] = Merge(table.Columns.Covariates[c], placed, run, policy, false);
    }

    private static double Merge(double[] values, List<PlacedRow> placed, (int From, int To) run, DuplicatePolicy policy, bool isTarget)
    {
        int chosen = policy == DuplicatePolicy.Last ? run.To - 1 : run.From;
        if (run.To - run.From == 1 || policy is not (DuplicatePolicy.Mean or DuplicatePolicy.Sum))
            return values[placed[chosen].Row] * (isTarget ? placed[chosen].Share : 1);
        double sum = 0;
        int count = 0;
        for (int i = run.From; i < run.To; i++)
        {
            double value = values[placed[i].Row] * (isTarget ? placed[i].Share : 1);
            if (double.IsNaN(value)) continue;
            sum += value;
            count++;
        }

        if (count == 0) return double.NaN;
        return policy == DuplicatePolicy.Sum && isTarget ? sum : sum / count;
    }

    private static void Check(List<PlacedRow> placed, (int From, int To) run, SeriesTable table, (SeriesKey Key, int Count) repeated)
    {
        if (table.Schema.Duplicates is not (DuplicatePolicy.Refuse or DuplicatePolicy.DropIdentical)) return;
        bool identical = true;
        PlacedRow first = placed[run.From];
        for (int i = run.From + 1; i < run.To; i++) identical &= AreEqual(table.Columns, first.Row, placed[i].Row);
        if (identical && table.Schema.Duplicates == DuplicatePolicy.DropIdentical) return;
        TableColumns columns = table.Columns;
        PlacedRow second = placed[run.From + 1];
        string values = identical ? "the same values" : string.Create(
            CultureInfo.InvariantCulture, $"different values, {columns.Target[first.Row]} and {columns.Target[second.Row]} in '{table.Schema.Target}'");
        throw new SeriesDataException(new Finding
        {
            Code = identical ? "ING-100" : "ING-101",
            Severity = FindingSeverity.Error,
            Series = repeated.Key,
            Time = Instant.FromUnixTimeTicks(first.Ticks),
            File = table.File,
            Line = columns.Lines.Of(second.Row),
            Count = repeated.Count,
            Message = string.Create(
                CultureInfo.InvariantCulture,
                $"{repeated.Count} rows repeat a time of their series: the {table.RowWord}s {columns.Lines.Of(first.Row)} and {columns.Lines.Of(second.Row)} first, with {values}. Remove one, or set the schema's Duplicates policy."),
        });
    }

    private static bool AreEqual(TableColumns columns, int a, int b)
    {
        bool equal = columns.Target[a].Equals(columns.Target[b]);
        foreach (double[] column in columns.Covariates) equal &= column[a].Equals(column[b]);
        return equal;
    }

    private static void Tell(List<PlacedRow> placed, int unique, SeriesTable table, SeriesKey key, List<Finding> findings)
    {
        int count = placed.Count - unique;
        int first = 1;
        while (placed[first].Ticks != placed[first - 1].Ticks) first++;
        findings.Add(new Finding
        {
            Code = "ING-100",
            Severity = FindingSeverity.Warning,
            Series = key,
            Time = Instant.FromUnixTimeTicks(placed[first].Ticks),
            File = table.File,
            Line = table.Columns.Lines.Of(placed[first].Row),
            Count = count,
            Message = string.Create(CultureInfo.InvariantCulture, $"{count} rows repeat a time of their series; they were merged by the policy {table.Schema.Duplicates}."),
        });
    }
}
