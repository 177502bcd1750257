using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Forecasting.Tables;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Evaluation;
using NodaTime;
using Period = NodaTime.Period;

namespace Forecasting.Calendars;

/// <summary>Reads the all-day events of an iCalendar file, each occurrence once; Ical.Net parses it and expands what repeats.</summary>
internal static class IcsEvents
{
    private const int MostDays = 100_000;

    // A rule that names one date of a year tries each day of it; one that goes on so long without a day never gives one.
    private const int MostIdleSteps = 10_000;

    // Each is walked through from its first day: a file of rules alone would take hours.
    private const int MostRules = 1_000;

    // What forecast holidays --ics puts at the end of a UID.
    private const string OwnEnd = "@holidays.forecasting";

    private const string Library = "Ical.Net";
    private const string DataTypes = Library + ".DataTypes.";

    // Ical.Net makes its values by their types: a trimmed program must keep what makes them.
    private const DynamicallyAccessedMemberTypes Constructors =
        DynamicallyAccessedMemberTypes.PublicConstructors | DynamicallyAccessedMemberTypes.NonPublicConstructors;

    /// <exception cref="SeriesDataException">
    /// It is no whole iCalendar (FEA-032), too long (FEA-036), has an event that is not whole (FEA-031), or one that repeats too often (FEA-037).
    /// </exception>
    [DynamicDependency(Constructors, DataTypes + "Attachment", Library)]
    [DynamicDependency(Constructors, DataTypes + "Attendee", Library)]
    [DynamicDependency(Constructors, DataTypes + "FreeBusyEntry", Library)]
    [DynamicDependency(Constructors, DataTypes + "GeographicLocation", Library)]
    [DynamicDependency(Constructors, DataTypes + "Organizer", Library)]
    [DynamicDependency(Constructors, DataTypes + "Period", Library)]
    [DynamicDependency(Constructors, DataTypes + "PeriodList", Library)]
    [DynamicDependency(Constructors, DataTypes + "RecurrencePattern", Library)]
    [DynamicDependency(Constructors, DataTypes + "RecurrenceRule", Library)]
    [DynamicDependency(Constructors, DataTypes + "RequestStatus", Library)]
    [DynamicDependency(Constructors, DataTypes + "StatusCode", Library)]
    [DynamicDependency(Constructors, DataTypes + "Trigger", Library)]
    [DynamicDependency(Constructors, DataTypes + "UtcOffset", Library)]
    [DynamicDependency(Constructors, DataTypes + "WeekDay", Library)]
    public static IReadOnlyList<IcsSpan> Read(Stream stream, HolidayFileOptions options, TableFault fault)
    {
        using var whole = HolidayFile.ReadWithin(stream, options.MaximumBytes, fault);
        try
        {
            using var reader = new StreamReader(whole, new UTF8Encoding(false, true));
            var calendars = CalendarCollection.Load(reader);
            if (calendars.Count == 0)
                throw fault.At("FEA-032", "There is no VCALENDAR in it; give an iCalendar file.");
            var spans = new List<IcsSpan>();
            foreach (var calendar in calendars)
                AddSpans(spans, calendar, options, fault);
            return spans;
        }
        catch (DecoderFallbackException e)
        {
            throw fault.Because(e, "ING-011", "The text is not UTF-8; save it as UTF-8.");
        }
        catch (EvaluationException e)
        {
            throw fault.Because(e, "FEA-037", "An event repeats by a rule that gives no day, or leaves the years 1 to 9999; correct its RRULE.");
        }
        catch (Exception e) when (e is not (SeriesDataException or OutOfMemoryException or IOException or MissingMemberException))
        {
            // The library has no exception of its own for what it cannot read.
            throw fault.Because(e, "FEA-032", $"This is no whole iCalendar: {e.Message.ReplaceLineEndings(" ").TrimEnd('.')}. Correct it, or fetch it again.");
        }
    }

    private static void AddSpans(List<IcsSpan> spans, Ical.Net.Calendar calendar, HolidayFileOptions options, TableFault fault)
    {
        foreach (var timed in calendar.Events.Where(e => !Check(e, options, fault) && e.RecurrenceIdentifier is null).ToList())
            calendar.Events.Remove(timed);
        if (calendar.Events.Count(e => e.RecurrenceRule is not null) > MostRules)
            throw fault.At("FEA-037", string.Create(CultureInfo.InvariantCulture, $"More than {MostRules} events repeat; split the file, or write their days out."));
        var first = options.FirstYear is { } year ? new CalDateTime(year, 1, 1) : null;
        var limits = new EvaluationOptions { MaxUnmatchedIncrementsLimit = MostIdleSteps };
        var days = 0L;
        foreach (var occurrence in calendar.GetOccurrences<CalendarEvent>(first, limits))
        {
            if (occurrence.Period.StartTime.Year > (options.LastYear ?? 9999))
                break;
            var source = (CalendarEvent)occurrence.Source;
            if (IsCancelled(source) || !IsWholeDays(source))
                continue;
            var from = DateOf(occurrence.Period.StartTime);
            var end = occurrence.Period.EffectiveEndTime is { } given ? DateOf(given).PlusDays(-1) : from;
            var span = Span(source, from, LocalDate.Max(from, end));
            days += Period.DaysBetween(span.From, span.To) + 1;
            if (days > MostDays)
            {
                throw fault.At("FEA-037", string.Create(
                    CultureInfo.InvariantCulture, $"The events have more than {MostDays} days; set FirstYear and LastYear to those that you need."));
            }

            spans.Add(span);
        }
    }

    // Returns whether an event counts, or refuses one that is damaged; what the library cannot read of an event, it leaves out silently.
    private static bool Check(CalendarEvent source, HolidayFileOptions options, TableFault fault)
    {
        if (source.DtStart is not { } start)
            throw Fault("has no DTSTART, or none that is a date such as 20250503");
        if (source.DtEnd is { } end ? end.Date < start.Date : source.Properties.ContainsKey("DTEND"))
            throw Fault("has a DTEND that is no date, or one before its DTSTART");
        if (!IsWholeDays(source))
            return false;
        if (IsCancelled(source))
            return true;
        if (string.IsNullOrWhiteSpace(source.Summary))
            throw Fault("has no SUMMARY, which names the day");
        if (source.Properties.ContainsKey("EXDATE") && !source.ExceptionDates.GetAllDates().Any())
            throw Fault("has an EXDATE that is no date such as 20250503");
        if (source.Properties.ContainsKey("EXRULE") || source.Properties.AllOf("RRULE").Skip(1).Any())
            throw Fault("repeats by an EXRULE or by several rules, which are not read; write EXDATE, or several events");
        if (source.RecurrenceRule is { } rule)
            CheckRule(rule);
        return true;

        SeriesDataException Fault(string what) => fault.At(
            "FEA-031", $"The event {TableFault.Shown(source.Summary ?? source.Uid ?? "")}{At()} {what}; correct it, or leave it out.");

        string At() => source.DtStart is { } day ? $" of {day.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "";

        void CheckRule(RecurrenceRule rule)
        {
            if (rule.Frequency is not (FrequencyType.Daily or FrequencyType.Weekly or FrequencyType.Monthly or FrequencyType.Yearly)
                || rule.ByHour.Count + rule.ByMinute.Count + rule.BySecond.Count > 0)
                throw Fault("repeats more often than daily, which whole days cannot");
            if (rule.Count is null && rule.Until is null && options.LastYear is null)
                throw fault.At("FEA-037", $"The event {TableFault.Shown(source.Summary!)}{At()} repeats without end; set LastYear.");
        }
    }

    // Some programs write whole days as spans from midnight to midnight. One in universal time has no local date.
    private static bool IsWholeDays(CalendarEvent source) => source.DtStart is { HasTime: true } start
        ? !start.IsUtc && IsMidnight(start) && source.DtEnd is { HasTime: true, IsUtc: false } end && IsMidnight(end) && end.Date > start.Date
        : source.DtStart is not null;

    private static bool IsMidnight(CalDateTime time) => time.Time == TimeOnly.MinValue;

    private static bool IsCancelled(CalendarEvent source) => string.Equals(source.Status, "CANCELLED", StringComparison.OrdinalIgnoreCase);

    private static LocalDate DateOf(CalDateTime time) => new(time.Year, time.Month, time.Day);

    private static IcsSpan Span(CalendarEvent source, LocalDate from, LocalDate to)
    {
        var isOwn = source.Uid?.EndsWith(OwnEnd, StringComparison.Ordinal) ?? false;
        var words = source.Categories;
        return new IcsSpan(from, to, source.Summary!.Trim())
        {
            Region = isOwn && words.Count > 1 ? words[1] : null,
            Kind = words.Select(HolidayKindWords.Find).FirstOrDefault(k => k is not null) ?? HolidayKind.Public,
            Observed = isOwn && words.Contains("observed"),
        };
    }
}
