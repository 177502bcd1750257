using Forecasting.Tables;
using NodaTime;

namespace Forecasting.Calendars;

/// <summary>Reads holidays from an iCalendar file (RFC 5545): the all-day events, named by their summaries.</summary>
/// <remarks>
/// An event of several days gives each of them; its end is excluded, as the format has it. One that repeats is expanded within the years
/// of the options, without its exceptions; one without end needs <see cref="HolidayFileOptions.LastYear"/>. Cancelled events and those with
/// a time of day are left out; a span from local midnight to local midnight is whole days. A category that is the word of a
/// <see cref="HolidayKind"/>, as <c>half-day</c>, gives the kind, which else is <see cref="HolidayKind.Public"/>; of days that stand there
/// several times the first kind counts. Events that <c>forecast holidays --ics</c> wrote have regions; those of others belong to every
/// region that is asked for. More than 100,000 days, or 1,000 events that repeat, are refused.
/// </remarks>
public static class IcsHolidays
{
    /// <summary>Reads the days of a region from a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="region">The region whose events are taken; where events have no regions, the name of the calendar.</param>
    /// <param name="options">The options.</param>
    /// <returns>The calendar, from the first to the last year in the file unless the options say otherwise.</returns>
    /// <exception cref="ArgumentException">The region is empty.</exception>
    /// <exception cref="SeriesDataException">
    /// The file cannot be opened (ING-061), is no whole iCalendar (FEA-032), too long (FEA-036), has an event that is not whole (FEA-031) or
    /// that repeats without end or too often (FEA-037), or nothing of the region (FEA-035).
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
    /// <param name="region">The region whose events are taken; where events have no regions, the name of the calendar.</param>
    /// <param name="options">The options.</param>
    /// <returns>The calendar, from the first to the last year in the stream unless the options say otherwise.</returns>
    /// <exception cref="ArgumentException">The region is empty.</exception>
    /// <exception cref="SeriesDataException">
    /// It is no whole iCalendar (FEA-032), too long (FEA-036), has an event that is not whole (FEA-031) or that repeats without end or too
    /// often (FEA-037), or nothing of the region (FEA-035).
    /// </exception>
    public static HolidayCalendar Read(Stream stream, string region, HolidayFileOptions options)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(options);
        var fault = new TableFault("holidays.ics");
        return HolidayFile.Calendar(region, Rows(stream, options, fault), options, fault);
    }

    /// <summary>Reads the days of every region in a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">The options, or null for the defaults.</param>
    /// <returns>A calendar for each region, in ordinal order; the events without a region have the name of the file.</returns>
    /// <exception cref="SeriesDataException">
    /// The file cannot be opened (ING-061), is no whole iCalendar (FEA-032), too long (FEA-036), or has an event that is not whole (FEA-031) or
    /// that repeats without end or too often (FEA-037).
    /// </exception>
    public static IReadOnlyList<HolidayCalendar> ReadAll(string path, HolidayFileOptions? options = null)
    {
        var reading = options ?? new HolidayFileOptions();
        return HolidayFile.Open(path, (stream, fault) => HolidayFile.Calendars(HolidayFile.NameOf(path), Rows(stream, reading, fault), reading, fault));
    }

    private static List<(string? Region, Holiday Day)> Rows(Stream stream, HolidayFileOptions options, TableFault fault)
    {
        var days = new Dictionary<(string? Region, LocalDate, string, bool), Holiday>();
        foreach (var span in IcsEvents.Read(stream, options, fault))
        {
            var last = Period.DaysBetween(span.From, span.To);
            for (var i = 0; i <= last; i++)
            {
                var day = new Holiday(span.From.PlusDays(i), span.Name, span.Kind, span.Observed);
                var key = (span.Region, day.Date, day.Name, day.Observed);
                if (!days.TryGetValue(key, out var before) || day.Kind < before.Kind)
                    days[key] = day;
            }
        }

        return [.. days.Select(d => (d.Key.Region, d.Value))];
    }
}
