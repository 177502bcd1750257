using Forecasting.Tables;

namespace Forecasting.Calendars;

/// <summary>Reads holidays in the JSON form of Nager.Date, version 3: an array of days.</summary>
/// <remarks>
/// A country alone has the days that are global; a subdivision such as <c>DE-BY</c> also has those whose <c>counties</c> name it.
/// A subdivision that no day names has the days that are global if <see cref="HolidayCalendar.Regions"/> knows it; else it is refused.
/// A day before its <c>launchYear</c> is left out. <see cref="NagerHolidaySource"/> fetches the same form over HTTP.
/// </remarks>
public static class NagerHolidays
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file; it may hold several years, and several countries.</param>
    /// <param name="region">An ISO 3166 code: a country such as <c>DE</c>, or a subdivision such as <c>DE-BY</c>.</param>
    /// <param name="options">The options.</param>
    /// <returns>The calendar, from the first to the last year in the file unless the options say otherwise.</returns>
    /// <exception cref="ArgumentException">The region is no such code.</exception>
    /// <exception cref="SeriesDataException">
    /// The file cannot be opened (ING-061), is no such JSON (FEA-032), too long (FEA-036), has a day that is not whole (FEA-031), or
    /// does not know the region (FEA-035).
    /// </exception>
    public static HolidayCalendar Read(string path, string region, NagerReadOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return HolidayFile.Open(path, (stream, fault) => Read(stream, region, options, fault));
    }

    /// <summary>Reads a file with the default options.</summary>
    /// <inheritdoc cref="Read(string, string, NagerReadOptions)"/>
    public static HolidayCalendar Read(string path, string region) => Read(path, region, new NagerReadOptions());

    /// <summary>Reads a stream.</summary>
    /// <param name="stream">The stream, which stays open.</param>
    /// <param name="region">An ISO 3166 code: a country such as <c>DE</c>, or a subdivision such as <c>DE-BY</c>.</param>
    /// <param name="options">The options.</param>
    /// <returns>The calendar, from the first to the last year in the stream unless the options say otherwise.</returns>
    /// <exception cref="ArgumentException">The region is no such code.</exception>
    /// <exception cref="SeriesDataException">
    /// It is no such JSON (FEA-032), too long (FEA-036), has a day that is not whole (FEA-031), or does not know the region (FEA-035).
    /// </exception>
    public static HolidayCalendar Read(Stream stream, string region, NagerReadOptions options)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(options);
        return Read(stream, region, options, new TableFault("holidays.json"));
    }

    /// <summary>Reads the days of every country and subdivision that a file names.</summary>
    /// <param name="path">The file; it may hold several years, and several countries.</param>
    /// <param name="options">The options, or null for the defaults.</param>
    /// <returns>A calendar for each region, in ordinal order, all of the years of the file unless the options say otherwise.</returns>
    /// <exception cref="SeriesDataException">
    /// The file cannot be opened (ING-061), is no such JSON (FEA-032), too long (FEA-036), or has a day that is not whole (FEA-031).
    /// </exception>
    public static IReadOnlyList<HolidayCalendar> ReadAll(string path, NagerReadOptions? options = null)
    {
        var reading = options ?? new NagerReadOptions();
        return HolidayFile.Open(path, (stream, fault) => ReadAll(stream, reading, fault));
    }

    private static HolidayCalendar[] ReadAll(Stream stream, NagerReadOptions options, TableFault fault)
    {
        var entries = Entries(stream, options, fault);
        if (entries.Count == 0)
            throw fault.At("FEA-031", "There is no holiday in it; fetch the holidays again.");
        var covering = options with
        {
            FirstYear = options.FirstYear ?? entries.Min(e => e.Date.Year),
            LastYear = options.LastYear ?? entries.Max(e => e.Date.Year),
        };
        var regions = entries.Select(e => e.Country).Concat(entries.SelectMany(e => e.Counties)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return [.. regions.Select(r => HolidayFile.Calendar(r, NagerRegion.Named(r, fault).Select(entries, covering, fault), covering, fault))];
    }

    private static IReadOnlyList<NagerEntry> Entries(Stream stream, NagerReadOptions options, TableFault fault)
    {
        using var whole = HolidayFile.ReadWithin(stream, options.MaximumBytes, fault);
        return NagerJson.Parse(whole.GetBuffer().AsMemory(0, (int)whole.Length), fault);
    }

    private static HolidayCalendar Read(Stream stream, string region, NagerReadOptions options, TableFault fault)
    {
        var place = NagerRegion.Parse(region);
        var entries = Entries(stream, options, fault);
        return HolidayFile.Calendar(region, place.Select(entries, options, fault), options, fault);
    }
}
