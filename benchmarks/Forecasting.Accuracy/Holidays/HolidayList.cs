using System.IO.Compression;
using Forecasting.Calendars;
using NodaTime;
using NodaTime.Text;

namespace Forecasting.Accuracy.Holidays;

/// <summary>The list of public holidays that the rules are compared with.</summary>
internal sealed class HolidayList
{
    /// <summary>The name of the file in the data folder.</summary>
    public const string File = "holidays_2010_2026.csv.gz";

    private const int FirstYear = 2010;
    private const int LastYear = 2026;

    private readonly Dictionary<string, HashSet<LocalDate>> _dates = new(StringComparer.Ordinal);

    /// <summary>Reads the list.</summary>
    /// <param name="folder">The data folder.</param>
    /// <exception cref="InvalidDataException">The header is not that of the list.</exception>
    public static HolidayList Read(string folder)
    {
        var list = new HolidayList();
        using var reader = new StreamReader(new GZipStream(System.IO.File.OpenRead(Path.Combine(folder, File)), CompressionMode.Decompress));
        if (reader.ReadLine() != "country,subdivision,date,name") throw new InvalidDataException($"{File} has another header than the list of holidays.");
        while (reader.ReadLine() is { } line)
        {
            string[] fields = line.Split(',', 4);
            string region = fields[1].Length == 0 ? fields[0] : fields[0] + "-" + fields[1];
            if (!list._dates.TryGetValue(region, out HashSet<LocalDate>? dates)) list._dates.Add(region, dates = []);
            dates.Add(LocalDatePattern.Iso.Parse(fields[2]).GetValueOrThrow());
        }

        return list;
    }

    /// <summary>Returns the dates that a calendar and the list share, of those that either has, in the years that both cover.</summary>
    /// <param name="calendar">The calendar; only its public holidays count.</param>
    /// <returns>The Jaccard index, a ratio; null where the list lacks the region.</returns>
    public double? Agreement(HolidayCalendar calendar)
    {
        if (!_dates.TryGetValue(calendar.Region, out HashSet<LocalDate>? listed)) return null;
        int first = Math.Max(FirstYear, calendar.FirstYear);
        int last = Math.Min(LastYear, calendar.LastYear);
        var own = new HashSet<LocalDate>();
        for (int year = first; year <= last; year++) own.UnionWith(calendar.InYear(year).Where(h => h.Kind == HolidayKind.Public).Select(h => h.Date));
        var expected = listed.Where(d => d.Year >= first && d.Year <= last).ToHashSet();
        int shared = own.Count(expected.Contains);
        return (double)shared / (own.Count + expected.Count - shared);
    }
}
