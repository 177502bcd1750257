using Forecasting.Preparation.Examination;
using Forecasting.Time;
using Spectre.Console;

namespace Forecasting.Cli.Output;

/// <summary>The series of a table as it was read, for a person.</summary>
internal static class ExaminationView
{
    private const int ShownSeries = 20;

    public static void Show(Terminal terminal, TableExamination examination)
    {
        IReadOnlyList<SeriesExamination> all = examination.Series;
        terminal.Out.WriteLine($"{Shown.Count(all.Count)} series, {Shown.Count(all.Sum(series => series.Rows))} rows.");
        Table table = Shown.Table();
        table.AddColumn(new TableColumn("series").PadRight(0));
        foreach (string column in (string[])["from", "to", "step"]) table.AddColumn(new TableColumn(column).NoWrap().PadRight(0));
        foreach (string column in (string[])["rows", "gaps", "twins", "empty", "zeros", "stuck"])
            table.AddColumn(new TableColumn(column).RightAligned().NoWrap().PadRight(0));
        foreach (SeriesExamination series in all.Take(ShownSeries)) table.AddRow(Cells(series).Select(cell => new Text(cell)));
        terminal.Write(table);
        if (all.Count > ShownSeries) terminal.Out.WriteLine($"... and {Shown.Count(all.Count - ShownSeries)} more series; --json lists all.");
        terminal.Out.WriteLine("gaps: labels without a row; twins: rows beyond the first of a label;");
        terminal.Out.WriteLine("empty: values missing in all columns; stuck: one reading for a day or longer.");
        if (ClockChanges(all) is { Length: > 0 } changes) terminal.Out.WriteLine($"Where clocks change: {changes}.");
        terminal.Out.WriteLine();
    }

    private static string[] Cells(SeriesExamination series) =>
    [
        series.Key.Count == 0 ? "(one)" : series.Key.ToString(), Day(series.First), Day(series.Last), series.Frequency?.ToString() ?? "none",
        Shown.Count(series.Rows), Shown.Count(series.MissingLabels), Shown.Count(series.DuplicatedLabels),
        Shown.Count(series.Missing.Sum(column => column.Count)), Shown.Count(series.Zeros), Shown.Count(series.StuckRuns),
    ];

    private static string Day(string label) => label.Length > 10 ? label[..10] : label;

    private static string ClockChanges(IReadOnlyList<SeriesExamination> all)
    {
        (string Word, Func<ClockChangeCounts, long> Count)[] counts =
        [
            ("spring hours absent", changes => changes.SpringAbsent), ("spring hours present", changes => changes.SpringPresent),
            ("autumn hours absent", changes => changes.AutumnAbsent), ("autumn hours once", changes => changes.AutumnOnce),
            ("autumn hours twice", changes => changes.AutumnTwice), ("autumn hours summed", changes => changes.AutumnSummed),
        ];
        return string.Join(", ", counts
            .Select(pair => (pair.Word, Count: all.Sum(series => series.ClockChanges is { } changes ? pair.Count(changes) : 0)))
            .Where(pair => pair.Count > 0)
            .Select(pair => $"{Shown.Count(pair.Count)} {pair.Word}"));
    }
}
