using Forecasting.Tables;
using NodaTime;

namespace Forecasting.Calendars;

/// <summary>Reads holidays from a text table: the columns <c>date</c> and <c>name</c>, and where they are there <c>region</c>, <c>kind</c> and <c>observed</c>.</summary>
/// <remarks>
/// The header names the columns, in any order; others are passed over. A date is written <c>2025-05-03</c>; a kind is <c>public</c>,
/// <c>half-day</c>, <c>observance</c> or <c>working-day</c>, and where it is empty or there is no such column, <c>public</c>; <c>observed</c> is
/// <c>true</c> or <c>false</c>. <c>forecast holidays --csv</c> writes such a table. Separators, encodings and gzip are those of every table.
/// </remarks>
public static class CsvHolidays
{
    private const int Date = 0;
    private const int Name = 1;
    private const int Region = 2;
    private const int Kind = 3;
    private const int Observed = 4;

    private static readonly string[] Columns = ["date", "name", "region", "kind", "observed"];

    /// <summary>Reads the days of a region from a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="region">The region whose rows are taken; where the table has no regions, the name of the calendar.</param>
    /// <param name="options">The options.</param>
    /// <returns>The calendar, from the first to the last year in the file unless the options say otherwise.</returns>
    /// <exception cref="ArgumentException">The region is empty.</exception>
    /// <exception cref="SeriesDataException">
    /// The file cannot be opened (ING-061), is no such table (FEA-032, ING-030 and its like), too long (FEA-036), has a day that is not whole
    /// (FEA-031), or nothing of the region (FEA-035).
    /// </exception>
    public static HolidayCalendar Read(string path, string region, HolidayFileOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return HolidayFile.Open(path, (stream, fault) => HolidayFile.Calendar(region, Rows(stream, options, fault), options, fault));
    }

    /// <summary>Reads the days of a region from a file with the default options.</summary>
    /// <inheritdoc cref="Read(string, string, HolidayFileOptions)"/>
    public static HolidayCalendar Read(string path, string region) => Read(path, region, new HolidayFileOptions());

    /// <summary>Reads the days of a region from a stream.</summary>
    /// <param name="stream">The stream, which stays open.</param>
    /// <param name="region">The region whose rows are taken; where the table has no regions, the name of the calendar.</param>
    /// <param name="options">The options.</param>
    /// <returns>The calendar, from the first to the last year in the stream unless the options say otherwise.</returns>
    /// <exception cref="ArgumentException">The region is empty.</exception>
    /// <exception cref="SeriesDataException">
    /// It is no such table (FEA-032, ING-030 and its like), too long (FEA-036), has a day that is not whole (FEA-031), or nothing of the region (FEA-035).
    /// </exception>
    public static HolidayCalendar Read(Stream stream, string region, HolidayFileOptions options)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(options);
        var fault = new TableFault("holidays.csv");
        return HolidayFile.Calendar(region, Rows(stream, options, fault), options, fault);
    }

    /// <summary>Reads the days of every region in a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">The options, or null for the defaults.</param>
    /// <returns>A calendar for each region, in ordinal order; where the table has no regions, one with the name of the file.</returns>
    /// <exception cref="SeriesDataException">
    /// The file cannot be opened (ING-061), is no such table (FEA-032, ING-030 and its like), too long (FEA-036), or has a day that is not whole
    /// (FEA-031).
    /// </exception>
    public static IReadOnlyList<HolidayCalendar> ReadAll(string path, HolidayFileOptions? options = null)
    {
        var reading = options ?? new HolidayFileOptions();
        return HolidayFile.Open(path, (stream, fault) => HolidayFile.Calendars(HolidayFile.NameOf(path), Rows(stream, reading, fault), reading, fault));
    }

    private static List<(string? Region, Holiday Day)> Rows(Stream stream, HolidayFileOptions options, TableFault fault)
    {
        using var table = new NamedColumns(stream, Columns, 2, (options, fault));
        var rows = new List<(string?, Holiday)>();
        var seen = new Dictionary<(string?, LocalDate, string, bool), (HolidayKind Kind, long Line)>();
        while (table.Read())
        {
            var region = table.Has(Region) ? table.Filled(Region) : null;
            var day = new Holiday(table.Date(Date), table.Filled(Name), KindOf(table), ObservedOf(table));
            var key = (region, day.Date, day.Name, day.Observed);
            if (seen.TryAdd(key, (day.Kind, table.Line)))
                rows.Add((region, day));
            else if (seen[key].Kind != day.Kind)
                throw table.Fault(Kind, $"{TableFault.Shown(day.Name)} is there on this date already, in line {seen[key].Line}, with another kind; leave one out");
        }

        return rows;
    }

    private static HolidayKind KindOf(NamedColumns table)
    {
        var text = table.Has(Kind) ? table.Text(Kind) : "";
        return text.Length == 0 ? HolidayKind.Public
            : HolidayKindWords.Find(text) ?? throw table.Fault(Kind, $"{TableFault.Shown(text)} is no kind; write one of {HolidayKindWords.All}");
    }

    private static bool ObservedOf(NamedColumns table)
    {
        var text = table.Has(Observed) ? table.Text(Observed) : "";
        return text switch
        {
            "true" => true,
            "false" or "" => false,
            _ => throw table.Fault(Observed, $"{TableFault.Shown(text)} is neither true nor false"),
        };
    }
}
