using System.Globalization;
using Forecasting.Search;
using Spectre.Console;

namespace Forecasting.Cli.Output;

/// <summary>The leaderboard of a search for a person, what was chosen first.</summary>
internal static class LeaderboardView
{
    public static void Show(Terminal terminal, Leaderboard leaderboard)
    {
        Table table = Shown.Table();
        table.AddColumn(new TableColumn("rank").RightAligned().NoWrap().PadRight(0));
        table.AddColumn(new TableColumn("score").RightAligned().NoWrap().PadRight(0));
        table.AddColumn(new TableColumn("rung").RightAligned().NoWrap().PadRight(0));
        table.AddColumn(new TableColumn("s").RightAligned().NoWrap().PadRight(0));
        table.AddColumn(new TableColumn("weight").RightAligned().NoWrap().PadRight(0));
        table.AddColumn(new TableColumn("forecaster and settings"));
        table.AddColumn(new TableColumn("why dropped"));
        for (int i = 0; i < leaderboard.Count; i++)
        {
            SearchTrial trial = leaderboard[i];
            string[] cells =
            [
                (i + 1).ToString(CultureInfo.InvariantCulture), Score(trial.Score), trial.Scores.Count == 0 ? "-" : trial.Scores.Count.ToString(CultureInfo.InvariantCulture),
                trial.Seconds.ToString("0.0", CultureInfo.InvariantCulture), trial.Weight > 0 ? trial.Weight.ToString("0.00", CultureInfo.InvariantCulture) : "",
                trial.Number == 0 || trial.Settings.Length > 0 ? trial.ToString() : trial.Forecaster, trial.Dropped ?? "",
            ];
            table.AddRow(cells.Select(cell => new Text(cell)));
        }

        terminal.Write(table);
    }

    // Trials of one search lie close together: a figure more than elsewhere.
    private static string Score(double? score) => score is { } value && Math.Abs(value) < 1
        ? value.ToString("0.00000", CultureInfo.InvariantCulture)
        : Shown.Number(score);
}
