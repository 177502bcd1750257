using System.Text.RegularExpressions;
using Forecasting.Tables;

namespace Forecasting.Calendars;

/// <summary>A country or subdivision, and what of Nager.Date's days it has.</summary>
internal sealed partial record NagerRegion(string Country, string? Subdivision)
{
    /// <exception cref="ArgumentException">It is no code of ISO 3166.</exception>
    public static NagerRegion Parse(string region)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(region);
        if (!Code().IsMatch(region))
            throw new ArgumentException($"'{region}' is no ISO 3166 code such as DE or DE-BY (FEA-030).", nameof(region));
        return new NagerRegion(region[..2], region.Length > 2 ? region : null);
    }

    /// <summary>Parses a code that a file gave.</summary>
    /// <exception cref="SeriesDataException">It is no code of ISO 3166 (FEA-031).</exception>
    public static NagerRegion Named(string region, TableFault fault) => Code().IsMatch(region)
        ? Parse(region)
        : throw fault.At("FEA-031", $"{TableFault.Shown(region)} is no ISO 3166 code such as DE or DE-BY; correct it, or fetch the holidays again.");

    /// <summary>Returns the days of the region, each date and name once.</summary>
    /// <exception cref="SeriesDataException">No day names the country, or a subdivision that the rules do not know either (FEA-035).</exception>
    public List<Holiday> Select(IReadOnlyList<NagerEntry> entries, NagerReadOptions options, TableFault fault)
    {
        if (entries.Count > 0 && entries.All(e => e.Country != Country))
            throw fault.At("FEA-035", $"There is no day of {Country}; it has {Listed(entries.Select(e => e.Country))}.");
        var own = entries.Where(e => e.Country == Country).ToList();

        // A part without a day of its own is named nowhere. One that the rules know is no typing error: it has the days of all.
        if (Subdivision is not null && own.Count > 0 && !own.Any(e => e.Counties.Contains(Subdivision)) && !HolidayCalendar.Regions.Contains(Subdivision))
        {
            throw fault.At(
                "FEA-035", $"No day names {Subdivision}; take {Country} if it has none of its own. Named are {Listed(own.SelectMany(e => e.Counties))}.");
        }

        // One day may stand there twice, once for each group of subdivisions, with different types: the highest counts.
        var days = new Dictionary<(NodaTime.LocalDate, string), Holiday>();
        foreach (var entry in own)
        {
            if (entry.Date.Year < entry.LaunchYear || (entry.Counties.Count > 0 && !entry.Counties.Contains(Subdivision)))
                continue;
            var name = options.LocalNames ? entry.LocalName : entry.Name;
            var kind = (entry.Types & options.PublicTypes) != 0 ? HolidayKind.Public : HolidayKind.Observance;
            if (kind == HolidayKind.Public || !days.ContainsKey((entry.Date, name)))
                days[(entry.Date, name)] = new Holiday(entry.Date, name, kind);
        }

        return [.. days.Values];
    }

    private static string Listed(IEnumerable<string> codes)
    {
        const int Shown = 20;
        string[] all = [.. codes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return all.Length == 0 ? "none" : string.Join(", ", all.Take(Shown)) + (all.Length > Shown ? " and more" : "");
    }

    [GeneratedRegex("^[A-Z]{2}(-[A-Z0-9]{1,6})?\\z")]
    private static partial Regex Code();
}
