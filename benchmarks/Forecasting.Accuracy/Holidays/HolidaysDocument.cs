using System.Globalization;
using System.Text;
using Forecasting.Calendars;

namespace Forecasting.Accuracy.Holidays;

/// <summary>Writes what the comparison of the calendars found.</summary>
internal static class HolidaysDocument
{
    private const double Close = 0.995;

    private const string Introduction = """
        # Holidays

        Made by a command, not by hand:

        ```sh
        dotnet run -c Release --project benchmarks/Forecasting.Accuracy -- holidays --data FOLDER --out docs/holidays.md --agreement src/Forecasting/Calendars/Rules/agreement.csv
        ```

        The calendars are rules, one readable text per country in `src/Forecasting/Calendars/Rules`. Here their public holidays of 2010 to 2026 are
        compared with a list that others computed (the MIT-licensed vacanza/holidays of July 2026, public holidays only). Agreement is the share of the dates that
        both have among those that either has. It says nothing about other years.

        `HolidayCalendar.For("DE-BY")` gives a calendar, `HolidayCalendar.Describe` what stands here about it, and the command
        `forecast holidays DE-BY` prints it ([the command line](command-line.md#forecast-holidays)); a schema's `HolidayRegion` brings it into the features.
        Days of your own, files and school holidays stand beside them: see [calendars](calendars.md).

        `Feature.Holidays` tells by local day of the holiday itself, its eve, the day after and bridge days; its options (`HolidayFeatureOptions`) add the
        name, the kind, the type of the day, half days, long weekends, the days since and until, the weekday that the day behaves like, the share of a
        grid's people who are off, or a calendar of your own. `Feature.Periods` does the same for school holidays, seasons and planned events. What they
        are worth is measured at the end of this page.

        *Verified* means that the rules are held to be the law's. *Best effort* is everything else: sightings of the moon, and days that a decree names
        year by year. Many single dates of best-effort calendars were taken over from that very list, so that their agreement is no proof.


        """;

    /// <summary>Returns the page.</summary>
    /// <param name="regions">Every region, with its agreement.</param>
    public static string Page(IReadOnlyList<HolidayRegion> regions)
    {
        var text = new StringBuilder(Introduction);
        double[] scores = [.. regions.Select(r => r.Agreement).OfType<double>().Order()];
        ILookup<string, HolidayRegion> countries = regions.ToLookup(r => r.Code[..2], StringComparer.Ordinal);
        text.Append(CultureInfo.InvariantCulture, $"{countries.Count} countries, {regions.Count} regions, {scores.Length} of them on the list. Median agreement ")
            .Append(CultureInfo.InvariantCulture, $"{Median(scores):F4}; at least {Close:F3} in {scores.Count(s => s >= Close)} and 0.990 in {scores.Count(s => s >= 0.99)}, below 0.950 in {scores.Count(s => s < 0.95)}, below 0.900 in {scores.Count(s => s < 0.9)}.\n\n")
            .Append("| code | country | regions | verified | median agreement | least |\n|---|---|---:|---:|---:|---:|\n");
        foreach (IGrouping<string, HolidayRegion> country in countries)
        {
            double[] own = [.. country.Select(r => r.Agreement).OfType<double>().Order()];
            text.Append(CultureInfo.InvariantCulture, $"| {country.Key} | {country.First().Name} | {country.Count()} | {country.Count(r => r.IsVerified)} | ")
                .Append(own.Length == 0 ? "| |\n" : string.Create(CultureInfo.InvariantCulture, $"{Median(own):F4} | {own[0]:F4} |\n"));
        }

        text.Append(CultureInfo.InvariantCulture, $"\n## Regions below {Close:F3}\n\n| region | name | status | agreement | why |\n|---|---|---|---:|---|\n");
        foreach (HolidayRegion region in regions.Where(r => r.Agreement < Close))
        {
            text.Append(CultureInfo.InvariantCulture, $"| {region.Code} | {region.Name} | {(region.IsVerified ? "verified" : "best effort")} | {region.Agreement:F4} | ")
                .AppendJoin("; ", region.Differences.Select(d => d.TrimEnd('.'))).Append(" |\n");
        }

        return text.ToString();
    }

    /// <summary>Returns the table that the library embeds.</summary>
    /// <param name="regions">Every region, with its agreement.</param>
    public static string Table(IReadOnlyList<HolidayRegion> regions) =>
        "region,agreement\n" + string.Concat(regions.Where(r => r.Agreement is not null)
            .Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Code},{r.Agreement:F4}\n")));

    private static double Median(double[] sorted) => sorted[sorted.Length / 2];
}
