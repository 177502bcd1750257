using System.Globalization;
using Spectre.Console;

namespace Forecasting.Cli.Output;

/// <summary>The scores of several forecasters for a person, the best first.</summary>
internal static class ScoreView
{
    public static void Show(Terminal terminal, IReadOnlyList<ScoreCard> cards)
    {
        Table table = Shown.Table();
        table.AddColumn(new TableColumn("forecaster").NoWrap().PadRight(0));
        foreach (string column in (string[])["MAE", "RMSE", "WAPE", "MASE", "bias", "WQL", "in 80%", "fit s"])
            table.AddColumn(new TableColumn(column).RightAligned().NoWrap().PadRight(0));
        foreach (ScoreCard card in ScoreCard.Ranked(cards))
        {
            string[] cells =
            [
                card.Forecaster, Shown.Number(card["mae"]), Shown.Number(card["rmse"]), Shown.Percent(card["wape"]), Shown.Number(card["mase"]),
                Shown.Number(card["bias"]), Shown.Percent(card["wql"]), Shown.Percent(card["coverage80"]),
                card.FitSeconds.ToString("0.0", CultureInfo.InvariantCulture),
            ];
            table.AddRow(cells.Select(cell => new Text(cell)));
        }

        terminal.Write(table);
    }
}
