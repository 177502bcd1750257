using System.Globalization;
using System.Text;
using Forecasting.Preparation.Examination;

namespace Forecasting.Accuracy.DataQuality;

/// <summary>Writes docs/data-quality.md from the examinations of the open sets.</summary>
internal static class DataQualityDocument
{
    private const string Introduction = """
        # Data quality of the open sets

        What `SeriesTable.Examine()` counts in eight public sets of electricity demand (Victoria in two files), before anything is repaired. The files are not part of
        the project; the environment variable `FORECASTING_DATA` names the folder that holds them. This page is made from the examinations,
        and a test compares it with fresh ones; to make it anew, run

        ```sh
        dotnet run -c Release --project benchmarks/Forecasting.Accuracy -- data-quality --out docs/data-quality.md
        ```

        ## What the plain grid of labels shows

        Labels are counted as the file gives them, at the end of the hour where the set is stamped so. *Missing* are labels of the grid between the first
        and the last of a series that no row has; *duplicated* are rows beyond the first at their label. Victoria's times carry an offset, so they
        are instants, none of them missing or twice.

        """;

    private const string Zones = """

        ## What the zone explains

        *Spring* labels do not exist, since clocks go forward over them; *autumn* labels happen twice. *Absent* labels have no row, *empty*
        ones have a row without a value. For Victoria these are the labels of the wall clock in Melbourne. The GEFCom2014 and Cambridge sets are
        read by a clock that never changes, as their descriptions say.

        """;

    private const string Readings = """

        ## What the readings show

        *Stuck* runs hold one number, not zero, for 24 hours or longer from the first reading to the last, *zero runs* hold zeros for as long. *Spikes*,
        *level shifts* and *outages* are counted by the rules of `FaultLimits` with its defaults; a real holiday or storm may be among them.

        """;

    private const string Pjm = """

        ## PJM, zone by zone

        Hour-ending labels of the clock in New York: the spring gap is stamped 03:00, the autumn hour 02:00, which has no row up to 2013 and
        two from 2014 to 2017. *Other* gaps are no clock changes: 2010-12-10 00:00 in most zones, and 2012-12-06 04:00 and 2014-03-11 14:00 in AEP.

        """;

    private const string Notes = """

        ## Worth knowing

        - Cambridge: readings that were missing had been written as 0 by the authors. One building, b67, lacks the whole of 2009: 8,760 labels. Inside the years
          that are there none is missing.
        - New York City: on the spring days of 2012 to 2015 there is a row for 02:00 without demand; in 2016 and 2017 there is none. The 25th hour of autumn
          days was dropped.
        - New England: always 24 rows a day; on autumn days hour 2 holds the sum of both hours, and the rule `split-sum` halves it.
        - Switzerland: 10 spring rows are empty, and 9 autumn hours are there twice. Beyond the spring rows 72 forecasts and 1 reading are missing (`N/A`).

        """;

    /// <summary>Writes the document.</summary>
    /// <param name="sets">The sets with their examinations.</param>
    /// <returns>Markdown, its lines separated by line feeds.</returns>
    public static string Of(IReadOnlyList<(OpenSet Set, TableExamination Table)> sets)
    {
        var text = new StringBuilder(Introduction);
        AppendLabels(text, sets);
        text.Append(Zones);
        AppendZones(text, sets);
        text.Append(Readings);
        AppendReadings(text, sets);
        text.Append(Pjm);
        AppendPjm(text, sets.Single(pair => pair.Set == OpenSet.Pjm).Table);
        return text.Append(Notes).ToString().ReplaceLineEndings("\n");
    }

    private static void AppendLabels(StringBuilder text, IReadOnlyList<(OpenSet Set, TableExamination Table)> sets)
    {
        Header(text, "set", "series", "rows", "step", "first label", "last label", "missing", "duplicated");
        foreach ((OpenSet set, TableExamination table) in sets)
        {
            Row(
                text,
                set.Name,
                N(table.Series.Count),
                N(table.Series.Sum(one => one.Rows)),
                string.Join(", ", table.Series.Select(one => one.Frequency?.ToString() ?? "none").Distinct(StringComparer.Ordinal)),
                table.Series.Select(one => one.First).Min(StringComparer.Ordinal)!,
                table.Series.Select(one => one.Last).Max(StringComparer.Ordinal)!,
                N(table.Series.Sum(one => one.MissingLabels)),
                N(table.Series.Sum(one => one.DuplicatedLabels)));
        }
    }

    private static void AppendZones(StringBuilder text, IReadOnlyList<(OpenSet Set, TableExamination Table)> sets)
    {
        Header(text, "set", "zone", "spring absent", "spring present", "of these empty", "autumn absent", "autumn once", "of these sums", "autumn twice");
        foreach ((OpenSet set, TableExamination table) in sets)
        {
            Row(
                text,
                [set.Name, set.Schema.Zone!.Id, .. Changes(table, c => c.SpringAbsent, c => c.SpringPresent, c => c.SpringEmpty, c => c.AutumnAbsent, c => c.AutumnOnce, c => c.AutumnSummed, c => c.AutumnTwice)]);
        }
    }

    private static void AppendReadings(StringBuilder text, IReadOnlyList<(OpenSet Set, TableExamination Table)> sets)
    {
        Header(text, "set", "empty target", "empty other columns", "zeros", "stuck runs", "zero runs", "spikes", "level shifts", "outages");
        foreach ((OpenSet set, TableExamination table) in sets)
        {
            Row(
                text,
                set.Name,
                N(table.Series.Sum(one => one.Missing[0].Count)),
                Others(table),
                N(table.Series.Sum(one => one.Zeros)),
                N(table.Series.Sum(one => one.StuckRuns)),
                N(table.Series.Sum(one => one.ZeroRuns)),
                Faults(table, "REPORT-02"),
                Faults(table, "REPORT-04"),
                Faults(table, "REPORT-06"));
        }
    }

    private static void AppendPjm(StringBuilder text, TableExamination table)
    {
        Header(text, "zone", "rows", "first label", "missing", "spring", "autumn", "other", "duplicated");
        foreach (SeriesExamination zone in table.Series)
        {
            Row(
                text,
                zone.Key.ToString(),
                N(zone.Rows),
                zone.First,
                N(zone.MissingLabels),
                N(zone.ClockChanges!.SpringAbsent),
                N(zone.ClockChanges.AutumnAbsent),
                N(zone.MissingLabels - zone.ClockChanges.MissingExplained),
                N(zone.DuplicatedLabels));
        }
    }

    private static IEnumerable<string> Changes(TableExamination table, params Func<Forecasting.Time.ClockChangeCounts, int>[] counts) =>
        counts.Select(count => N(table.Series.Sum(one => one.ClockChanges is { } changes ? count(changes) : 0)));

    private static string Others(TableExamination table)
    {
        IEnumerable<string> columns = table.Series
            .SelectMany(one => one.Missing.Skip(1))
            .GroupBy(column => column.Column, StringComparer.Ordinal)
            .Select(group => (group.Key, Count: group.Sum(column => column.Count)))
            .Where(column => column.Count > 0)
            .Select(column => $"{column.Key.Split(' ')[0]} {N(column.Count)}");
        string text = string.Join(", ", columns);
        return text.Length > 0 ? text : "0";
    }

    private static string Faults(TableExamination table, string code) => N(table.Findings.Where(finding => finding.Code == code).Sum(finding => finding.Count));

    private static string N(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static void Header(StringBuilder text, params string[] cells)
    {
        text.Append('\n');
        Row(text, cells);
        Row(text, [.. cells.Select(_ => "---")]);
    }

    private static void Row(StringBuilder text, params string[] cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
