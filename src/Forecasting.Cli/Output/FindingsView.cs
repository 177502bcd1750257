using System.Globalization;
using Spectre.Console;

namespace Forecasting.Cli.Output;

/// <summary>Findings for a person: one row per code, the gravest first, with the first case of each.</summary>
internal static class FindingsView
{
    public static void Show(Terminal terminal, IReadOnlyList<Finding> findings)
    {
        if (findings.Count == 0)
        {
            terminal.Out.WriteLine("No findings.");
            return;
        }

        Table table = Shown.Table("finding", "severity");
        table.AddColumn(new TableColumn("cases").RightAligned());
        table.AddColumn("first case");
        foreach (IGrouping<string, Finding> group in findings.GroupBy(finding => finding.Code).OrderByDescending(Gravest).ThenBy(group => group.Key, StringComparer.Ordinal))
        {
            Finding first = group.First();
            string cases = group.Sum(finding => finding.Count).ToString("N0", CultureInfo.InvariantCulture);
            // The line begins with code and severity, which have columns of their own.
            string text = Faults.Line(first);
            text = text[(text.IndexOf("  ", StringComparison.Ordinal) + 2)..];
            if (group.Count() > 1) text += string.Create(CultureInfo.InvariantCulture, $" ({group.Count()} such findings)");
            table.AddRow(new Text(group.Key), new Text(Word(Gravest(group))), new Text(cases), new Text(text.ReplaceLineEndings(" ")));
        }

        terminal.Write(table);
    }

    public static string Word(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Information => "information",
        FindingSeverity.Warning => "warning",
        _ => "error",
    };

    private static FindingSeverity Gravest(IGrouping<string, Finding> group) => group.Max(finding => finding.Severity);
}
