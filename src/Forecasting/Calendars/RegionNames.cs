namespace Forecasting.Calendars;

/// <summary>Tells a caller who misspelt a region what there is.</summary>
internal static class RegionNames
{
    private const int Shown = 10;

    public static string Unknown(string region, IReadOnlyList<string> regions)
    {
        var near = Near(region, regions);
        var advice = near.Length == 0 ? "" : $" Did you mean {string.Join(", ", near)}?";
        return $"There is no built-in holiday calendar for '{region}' (FEA-030).{advice}"
            + $" {nameof(HolidayCalendar)}.{nameof(HolidayCalendar.Regions)} and 'forecast holidays --list' name all there are.";
    }

    /// <summary>Says that a file has nothing of a region: the nearest names that it has, or where none is near, the first.</summary>
    public static string NotAmong(string region, IReadOnlyList<string> regions)
    {
        var near = Near(region, regions);
        string[] all = [.. regions.Order(StringComparer.Ordinal)];
        var advice = near.Length > 0 ? $"Did you mean {string.Join(", ", near)}?"
            : $"There are {string.Join(", ", all.Take(Shown))}{(all.Length > Shown ? " and more" : "")}.";
        return $"There is nothing of the region '{region}'. {advice}";
    }

    // The least number of letters to insert, delete or replace (Wagner and Fischer, 1974).
    public static int Edits(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[^1];
    }

    private static string[] Near(string region, IReadOnlyList<string> regions) =>
    [
        .. regions
            .Select(r => (Region: r, Edits: Edits(region.ToUpperInvariant(), r.ToUpperInvariant())))
            .Where(r => r.Edits <= 2)
            .OrderBy(r => r.Edits)
            .ThenBy(r => r.Region, StringComparer.Ordinal)
            .Take(Shown)
            .Select(r => r.Region),
    ];
}
