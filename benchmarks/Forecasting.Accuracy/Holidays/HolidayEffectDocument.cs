using System.Globalization;
using System.Text;

namespace Forecasting.Accuracy.Holidays;

/// <summary>Writes what holidays are worth to forecasters.</summary>
internal static class HolidayEffectDocument
{
    private const string Introduction = """
        ## What holidays are worth to a forecast

        Made by a command, not by hand:

        ```sh
        dotnet run -c Release --project benchmarks/Forecasting.Accuracy -- holiday-effect --data FOLDER --out docs/holidays.md
        ```

        Two forecasters with their default settings are backtested twice: once with a schema that names the `HolidayRegion`, once without, and
        nothing else changed. They are fitted every 366 days and forecast every day in between. The figures are mean absolute percentage errors
        over the hours of each kind of day. A *holiday* is a public holiday or a half day of the region, in Switzerland one of at least half of
        the cantons; a *neighbour* is the day before or after one and none itself; a *bridge* is a working day between two days off of which one is a
        holiday, and is then no neighbour. Which features the forecasters use was chosen on days before these test days: New York City to
        2016-08-09, New England to 2005, DUQ 2013 to 2015, Victoria 2013; and on Swiss days of 2022, which no table here scores.

        How far to trust it: that a holiday at the weekend is told from one on a working day was prompted by test days, those of Christmas 2016 in New York and
        at DUQ, and kept because the earlier days gained as well. On DUQ, without weather, the gain of `linear` on neighbours hangs on the plan: with models
        that reach 25 hours, which cannot use the lag of a day, and days from August 2016 on alone, their error rose with the features by a
        tenth. Those test days had been seen before this plan was set. PJM East is there because nothing had been run on it.

        """;

    private static readonly string[] Groups = ["holidays", "neighbours", "bridges", "ordinary", "all"];

    /// <summary>Returns the section.</summary>
    /// <param name="effects">The measurements, in pairs: without holidays, and with them.</param>
    public static string Section(IReadOnlyList<HolidayEffect> effects)
    {
        var text = new StringBuilder(Introduction);
        foreach (IGrouping<HolidayEffectSet, HolidayEffect> set in effects.GroupBy(effect => effect.Set))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n**{set.Key.Title}**, {set.Key.Region}: {set.Key.Protocol}.\n\n| forecaster | holiday features |");
            for (int g = 0; g < Groups.Length; g++) text.Append(CultureInfo.InvariantCulture, $" {Groups[g]} ({set.First().Days[g]} days) |");
            text.Append("\n|---|---|---:|---:|---:|---:|---:|\n");
            foreach (HolidayEffect effect in set)
            {
                text.Append(CultureInfo.InvariantCulture, $"| {effect.Forecaster} | {(effect.HasHolidays ? "with" : "without")} |");
                foreach (double? error in effect.Mape) text.Append(CultureInfo.InvariantCulture, $" {100 * error:F2} % |");
                text.Append('\n');
            }
        }

        return text.ToString();
    }
}
