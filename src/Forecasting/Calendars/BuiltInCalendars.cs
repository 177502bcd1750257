using System.Collections.Concurrent;
using System.Reflection;
using System.Text;

namespace Forecasting.Calendars;

/// <summary>The calendars whose rules are embedded in the assembly, one text per country, each parsed once when first needed.</summary>
internal static class BuiltInCalendars
{
    private const string Prefix = "Calendars/";
    private static readonly Assembly Home = typeof(BuiltInCalendars).Assembly;
    private static readonly ConcurrentDictionary<string, Lazy<CountryRules>> Parsed = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, HolidayCalendar> Calendars = new(StringComparer.Ordinal);
    private static readonly Lazy<IReadOnlyList<string>> AllRegions = new(ListRegions);

    public static IReadOnlyList<string> Regions => AllRegions.Value;

    public static HolidayCalendar For(string region)
    {
        if (Calendars.TryGetValue(region, out var known))
            return known;
        var (rules, subdivision) = Find(region);
        return Calendars.GetOrAdd(region, new RuleCalendar(rules, subdivision));
    }

    public static HolidayRegion Describe(string region)
    {
        var (rules, subdivision) = Find(region);
        return new HolidayRegion
        {
            Code = region,
            Name = rules.NameOf(subdivision),
            IsVerified = rules.IsVerified(subdivision),
            Agreement = RegionAgreement.Of(region),
            Differences = rules.DifferencesOf(subdivision),
        };
    }

    private static (CountryRules Rules, string Subdivision) Find(string region)
    {
        var dash = region.IndexOf('-', StringComparison.Ordinal);
        var country = dash < 0 ? region : region[..dash];
        var subdivision = dash < 0 ? "" : region[(dash + 1)..];
        var rules = Home.GetManifestResourceInfo(Prefix + country) is null ? null : Rules(country);
        return rules is null || (dash >= 0 && !rules.Subdivisions.Contains(subdivision))
            ? throw new ArgumentException(RegionNames.Unknown(region, Regions), nameof(region))
            : (rules, subdivision);
    }

    private static CountryRules Rules(string country) =>
        Parsed.GetOrAdd(country, static c => new Lazy<CountryRules>(() => Read(c))).Value;

    private static CountryRules Read(string country)
    {
        using var stream = Home.GetManifestResourceStream(Prefix + country)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return CountryRules.Parse(country, reader.ReadToEnd());
    }

    // Listing reads the headers alone: to parse every country only to name its parts takes far longer.
    private static void AddSubdivisions(List<string> regions, string country)
    {
        const string header = "subdivision ";
        using var stream = Home.GetManifestResourceStream(Prefix + country)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith(header, StringComparison.Ordinal))
                regions.Add(country + "-" + RuleParser.Words(line)[1]);
        }
    }

    private static string[] ListRegions()
    {
        var regions = new List<string>();
        foreach (var resource in Home.GetManifestResourceNames())
        {
            if (!resource.StartsWith(Prefix, StringComparison.Ordinal))
                continue;
            var country = resource[Prefix.Length..];
            regions.Add(country);
            AddSubdivisions(regions, country);
        }

        regions.Sort(StringComparer.Ordinal);
        return [.. regions];
    }
}
