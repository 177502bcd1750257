using System.IO.Compression;
using Forecasting.Calendars;
using NodaTime;
using NodaTime.Text;

namespace Forecasting.Tests.Calendars;

/// <summary>Compares the public holidays of 2010 to 2026 with those of a list that others computed.</summary>
/// <remarks>Many single dates of best-effort calendars were taken over from this list: agreement there is no proof, and says nothing about other years.</remarks>
public sealed class HolidayAgreementTests
{
    private const int First = 2010;
    private const int Last = 2026;

    [Fact]
    public void Describe_EveryRegion_GivesTheAgreementWithTheList()
    {
        Dictionary<string, HashSet<LocalDate>> list = Oracle();
        Assert.All(HolidayCalendar.Regions, region =>
        {
            double? expected = list.TryGetValue(region, out HashSet<LocalDate>? dates) ? Agreement(HolidayCalendar.For(region), dates) : null;
            double? given = HolidayCalendar.Describe(region).Agreement;
            Assert.Equal(expected is null, given is null);
            Assert.Equal(expected ?? 0, given ?? 0, 5e-5);
        });
    }

    [Fact]
    public void Describe_AllRegions_AgreeAsPromised()
    {
        HolidayRegion[] all = [.. HolidayCalendar.Regions.Select(HolidayCalendar.Describe)];
        double[] scores = [.. all.Select(r => r.Agreement).OfType<double>().Order()];

        Assert.True(all.Count(r => r.Code.Length == 2) >= 100, "Fewer than a hundred countries.");
        Assert.True(scores[scores.Length / 2] >= 0.99, "The median agreement is below 0.99.");
        Assert.All(all.Where(r => r.IsVerified && r.Agreement is not null), r => Assert.True(r.Agreement >= 0.995, r.Code + " is called verified."));
        Assert.All(all.Where(r => r.Agreement < 0.9), r => Assert.True(r.Differences.Count > 0, r.Code + " is below 0.90, and no reason is given."));
    }

    private static double Agreement(HolidayCalendar calendar, HashSet<LocalDate> listed)
    {
        int first = Math.Max(First, calendar.FirstYear);
        int last = Math.Min(Last, calendar.LastYear);
        HashSet<LocalDate> actual = [.. Enumerable.Range(first, last - first + 1).SelectMany(calendar.InYear).Where(h => h.Kind == HolidayKind.Public).Select(h => h.Date)];
        HashSet<LocalDate> expected = [.. listed.Where(d => d.Year >= first && d.Year <= last)];
        int shared = actual.Count(expected.Contains);
        return (double)shared / (actual.Count + expected.Count - shared);
    }

    private static Dictionary<string, HashSet<LocalDate>> Oracle()
    {
        var path = Path.Combine(DataFolder() ?? "", "holidays_2010_2026.csv.gz");
        if (!File.Exists(path))
            Assert.Skip("The list of holidays is not here: set FORECASTING_DATA to the folder of the real data.");
        var byRegion = new Dictionary<string, HashSet<LocalDate>>(StringComparer.Ordinal);
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        Assert.Equal("country,subdivision,date,name", reader.ReadLine());
        while (reader.ReadLine() is { } line)
        {
            var fields = line.Split(',', 4);
            var region = fields[1].Length == 0 ? fields[0] : fields[0] + "-" + fields[1];
            if (!byRegion.TryGetValue(region, out var dates))
                byRegion.Add(region, dates = []);
            dates.Add(LocalDatePattern.Iso.Parse(fields[2]).Value);
        }

        return byRegion;
    }

    private static string? DataFolder()
    {
        if (Environment.GetEnvironmentVariable("FORECASTING_DATA") is { Length: > 0 } given)
            return given;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "data");
            if (Directory.Exists(candidate))
                return candidate;
        }

        return null;
    }
}
