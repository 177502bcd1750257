using System.Globalization;
using System.IO.Compression;
using Forecasting.Calendars;
using NodaTime;
using NodaTime.Text;

namespace Forecasting.Tests.Calendars;

/// <summary>Compares the dates of 2010 to 2026 with those of a list that others computed.</summary>
/// <remarks>
/// Most rules of the states were written with this list in view: agreement shows that they say what it says, not that
/// both are right. It says nothing about other years.
/// </remarks>
public sealed class HolidayAgreementTests(ITestOutputHelper output)
{
    private const int First = 2010;
    private const int Last = 2026;

    /// <summary>Regions where the list and the law differ.</summary>
    private static readonly Dictionary<string, string> Reasons = new(StringComparer.Ordinal)
    {
        ["US-CO"] = "Columbus Day was a legal holiday until HB20-1031 put Cabrini Day in its place; the list drops it in all years.",
        ["US-HI"] = "Good Friday is a holiday by HRS 8-1; the list lacks it.",
        ["US-NJ"] = "Election Day is taken as a holiday every November (law not read); N.J.S.A. 36:1-1 d keeps offices open on 12 February (since 2009: not read).",
        ["US-SC"] = "Code of Laws 53-5-10: Confederate Memorial Day is 10 May, and the day after Thanksgiving, 24 and 26 December are holidays.",
        ["US-WA"] = "The day after Thanksgiving is taken as a holiday before 2014 too, when it was renamed (RCW 1.16.050, not read).",
    };

    [Fact]
    public void InYear_2010To2026_AgreesWithTheList()
    {
        var table = Oracle()
            .Where(o => HolidayCalendar.Regions.Contains(o.Key))
            .Select(o => (Region: o.Key, Score: Agreement(o.Key, o.Value)))
            .OrderBy(r => r.Region, StringComparer.Ordinal)
            .ToList();
        foreach (var (region, score) in table)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{region,-6} {score.Jaccard:F4}  {score.Differences}"));

        Assert.Equal(HolidayCalendar.Regions, table.Select(r => r.Region));
        var sorted = table.Select(r => r.Score.Jaccard).Order().ToList();
        Assert.True(sorted[sorted.Count / 2] >= 0.99, "The median agreement is below 0.99.");
        Assert.All(table, r => Assert.True(r.Score.Jaccard >= 0.98 || Reasons.ContainsKey(r.Region), r.Region + ": " + r.Score.Differences));
        Assert.All(Reasons.Keys, k => Assert.True(table.Single(r => r.Region == k).Score.Jaccard < 0.98, "The reason is no longer needed: " + k));
    }

    private static (double Jaccard, string Differences) Agreement(string region, HashSet<LocalDate> expected)
    {
        var calendar = HolidayCalendar.For(region);
        var actual = Enumerable.Range(First, Last - First + 1).SelectMany(calendar.InYear).Select(h => h.Date).ToHashSet();
        var shared = actual.Intersect(expected).Count();
        var differences = actual.Except(expected).Select(d => (Date: d, Mark: "+"))
            .Concat(expected.Except(actual).Select(d => (Date: d, Mark: "-")))
            .OrderBy(d => d.Date)
            .Select(d => d.Mark + LocalDatePattern.Iso.Format(d.Date))
            .ToList();
        var text = string.Join(' ', differences.Take(8)) + (differences.Count > 8 ? $" and {differences.Count - 8} more" : "");
        return ((double)shared / (actual.Count + expected.Count - shared), text);
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
