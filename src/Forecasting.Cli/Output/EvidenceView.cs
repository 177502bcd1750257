using System.Globalization;
using Forecasting.Evaluation;
using Forecasting.Evaluation.Groups;
using Forecasting.Evaluation.Peaks;
using Forecasting.Evaluation.Significance;
using Spectre.Console;

namespace Forecasting.Cli.Output;

/// <summary>The evidence of backtests for a person: in words what is significant, and tables of peaks and groups.</summary>
internal static class EvidenceView
{
    public static void Show(Terminal terminal, BacktestEvidence evidence, IReadOnlyList<BacktestResult> results)
    {
        foreach (BacktestComparison comparison in evidence.Comparisons) Say(terminal, comparison + ".");
        if (evidence.Best is { } best)
        {
            Say(terminal, best.Included.Count == 1
                ? $"{best} is the best beyond chance (model confidence set, 90 %)."
                : $"Any of these may be the best (model confidence set, 90 %): {best}.");
        }

        (BacktestResult Result, ForecastStability Stability)[] changes = [.. results.Select(result => (result, result.Stability()))];
        if (changes.All(one => one.Stability.Count > 0))
        {
            Say(terminal, "Change of a forecast from one origin to the next: "
                + string.Join(", ", changes.Select(one => $"{one.Result.Name} {Shown.Number(one.Stability.MeanAbsoluteChange)} ({Shown.Percent(one.Stability.RelativeChange)})")) + ".");
        }

        if (evidence.Peaks is { } top) ShowPeaks(terminal, results, top);
        if (evidence.By is { } by) ShowGroups(terminal, by, [.. results.Select(result => (result.Name, evidence.GroupsOf(result)))]);
    }

    // A sentence in lines that fit.
    private static void Say(Terminal terminal, string sentence)
    {
        int used = 0;
        foreach (string word in sentence.Split(' '))
        {
            bool turns = used > 0 && used + 1 + word.Length > terminal.Width;
            if (used > 0) terminal.Out.Write(turns ? '\n' : ' ');
            terminal.Out.Write(word);
            used = (turns || used == 0 ? 0 : used + 1) + word.Length;
        }

        terminal.Out.Write('\n');
    }

    private static void ShowPeaks(Terminal terminal, IReadOnlyList<BacktestResult> results, int top)
    {
        PeakReport[] reports = [.. results.Select(result => result.Peaks(top))];
        if (reports[0].UndefinedReason is { } reason)
        {
            Say(terminal, $"Peaks of days: {reason}.");
            return;
        }

        Say(terminal, string.Create(CultureInfo.InvariantCulture, $"Peaks of {reports[0].Days.Count} local days, {reports[0].Excluded} left out:"));
        Table table = Shown.Table();
        table.AddColumn(new TableColumn("forecaster").NoWrap());
        foreach (string column in (string[])["size MAE", "share", "bias", "hours off", "same step", string.Create(CultureInfo.InvariantCulture, $"top {top} hit")])
            table.AddColumn(new TableColumn(column).RightAligned().NoWrap().PadRight(0));
        for (int i = 0; i < reports.Length; i++)
        {
            PeakReport peaks = reports[i];
            string[] cells =
            [
                results[i].Name, Shown.Number(peaks.SizeError), Shown.Percent(peaks.SizeShare), Shown.Number(peaks.SizeBias), Shown.Number(peaks.HourError),
                Shown.Percent(peaks.SameStep), Shown.Percent(peaks.HitRate),
            ];
            table.AddRow(cells.Select(cell => new Text(cell)));
        }

        terminal.Write(table);
    }

    private static void ShowGroups(Terminal terminal, Grouping by, (string Name, IReadOnlyList<GroupScore> Scores)[] columns)
    {
        Say(terminal, $"MAE by {by}:");
        Table table = Shown.Table();
        table.AddColumn(new TableColumn(by.Name).NoWrap());
        table.AddColumn(new TableColumn("scored").RightAligned().NoWrap().PadRight(0));
        foreach ((string name, _) in columns) table.AddColumn(new TableColumn(name).RightAligned().PadRight(0));
        // Groups depend on the targets alone, which are the same for all.
        for (int group = 0; group < columns[0].Scores.Count; group++)
        {
            int row = group;
            string[] cells =
            [
                columns[0].Scores[row].Group, Shown.Count(columns[0].Scores[row].Value.Count),
                .. columns.Select(column => Shown.Number(column.Scores[row].Value.Value)),
            ];
            table.AddRow(cells.Select(cell => new Text(cell)));
        }

        terminal.Write(table);
    }
}
