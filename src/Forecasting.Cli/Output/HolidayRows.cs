using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Forecasting.Calendars;
using NodaTime.Text;
using Spectre.Console;

namespace Forecasting.Cli.Output;

/// <summary>Holidays and regions as a table, CSV, JSON in Nager.Date's form, or an iCalendar file.</summary>
internal static partial class HolidayRows
{
    private const int LongestLine = 75;

    /// <summary>Returns the word for a kind.</summary>
    public static string Word(HolidayKind kind) => kind switch
    {
        HolidayKind.Public => "public",
        HolidayKind.HalfDay => "half-day",
        HolidayKind.Observance => "observance",
        _ => "working-day",
    };

    public static void WriteRegions(Terminal terminal, Func<string, bool> isAsked, bool csv)
    {
        Table table = Shown.Table("region", "name", "status", "agreement");
        if (csv) terminal.Out.Write("region,name,status,agreement\n");
        foreach (HolidayRegion region in HolidayCalendar.Regions.Where(isAsked).Select(HolidayCalendar.Describe))
        {
            string status = region.IsVerified ? "verified" : "best-effort";
            string agreement = region.Agreement?.ToString("F4", CultureInfo.InvariantCulture) ?? "";
            if (csv) terminal.Out.Write($"{region.Code},{Field(region.Name)},{status},{agreement}\n");
            else table.AddRow(new Text(region.Code), new Text(region.Name), new Text(status), new Text(agreement));
        }

        if (!csv) terminal.Write(table);
    }

    public static void Show(Terminal terminal, IReadOnlyList<(string Region, Holiday Holiday)> rows)
    {
        Table table = Shown.Table("region", "date", "day", "name", "kind");
        foreach ((string region, Holiday holiday) in rows)
        {
            table.AddRow(
                new Text(region),
                new Text(LocalDatePattern.Iso.Format(holiday.Date)),
                new Text(holiday.Date.DayOfWeek.ToString()[..3]),
                new Text(holiday.Observed ? holiday.Name + " (observed)" : holiday.Name),
                new Text(Word(holiday.Kind)));
        }

        terminal.Write(table);
    }

    public static void WriteCsv(TextWriter output, IReadOnlyList<(string Region, Holiday Holiday)> rows)
    {
        output.Write("region,date,name,kind,observed\n");
        foreach ((string region, Holiday holiday) in rows)
        {
            string observed = holiday.Observed ? "true" : "false";
            output.Write($"{Field(region)},{LocalDatePattern.Iso.Format(holiday.Date)},{Field(holiday.Name)},{Word(holiday.Kind)},{observed}\n");
        }
    }

    /// <summary>Writes one array of objects with the members of Nager.Date's version 3, which knows no working days: they are left out.</summary>
    /// <exception cref="ArgumentException">A region, of a file, is no code: the form has no place for it.</exception>
    public static void WriteJson(TextWriter output, IReadOnlyList<(string Region, Holiday Holiday)> rows)
    {
        if (rows.Select(row => row.Region).FirstOrDefault(region => !Code().IsMatch(region)) is { } other)
            throw new ArgumentException($"--json: '{other}' is no ISO 3166 code such as DE or DE-BY, and the form of Nager.Date has no other regions; choose --csv or --ics.");
        var listed = rows.ToHashSet();
        JsonText.WriteWhole(output, json => WriteDays(json, rows, listed));
    }

    private static void WriteDays(Utf8JsonWriter json, IReadOnlyList<(string Region, Holiday Holiday)> rows, HashSet<(string Region, Holiday Holiday)> listed)
    {
        json.WriteStartArray();
        foreach ((string region, Holiday holiday) in rows.Where(row => row.Holiday.Kind != HolidayKind.WorkingDay))
        {
            string country = region[..2];
            bool everywhere = region == country || listed.Contains((country, holiday)) || IsBuiltIn(country, holiday);
            json.WriteStartObject();
            json.WriteString("date", LocalDatePattern.Iso.Format(holiday.Date));
            json.WriteString("localName", holiday.Name);
            json.WriteString("name", holiday.Name);
            json.WriteString("countryCode", country);
            json.WriteBoolean("fixed", false);
            json.WriteBoolean("global", everywhere);
            if (everywhere)
            {
                json.WriteNull("counties");
            }
            else
            {
                json.WriteStartArray("counties");
                json.WriteStringValue(region);
                json.WriteEndArray();
            }

            json.WriteNull("launchYear");
            json.WriteStartArray("types");
            json.WriteStringValue(holiday.Kind switch { HolidayKind.Public => "Public", HolidayKind.HalfDay => "Optional", _ => "Observance" });
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes an iCalendar object with an all-day event per holiday.</summary>
    public static void WriteCalendar(TextWriter output, IReadOnlyList<(string Region, Holiday Holiday)> rows)
    {
        Line(output, "BEGIN:VCALENDAR");
        Line(output, "VERSION:2.0");
        Line(output, "PRODID:-//Forecasting//Holidays//EN");
        foreach ((string region, Holiday holiday) in rows)
        {
            string day = holiday.Date.ToString("uuuuMMdd", CultureInfo.InvariantCulture);
            Line(output, "BEGIN:VEVENT");

            // What the day is, not its place in the file, names it: read twice, it is there once.
            string name = string.Concat(holiday.Name.Where(char.IsAsciiLetterOrDigit));
            Line(output, $"UID:{Escaped(region)}-{day}-{Word(holiday.Kind)}-{name}{(holiday.Observed ? "-observed" : "")}@holidays.forecasting");

            // The same file every time: the stamp is the day itself, not the moment of writing.
            Line(output, $"DTSTAMP:{day}T000000Z");
            Line(output, $"DTSTART;VALUE=DATE:{day}");
            Line(output, $"DTEND;VALUE=DATE:{holiday.Date.PlusDays(1).ToString("uuuuMMdd", CultureInfo.InvariantCulture)}");
            Line(output, $"SUMMARY:{Escaped(holiday.Name)}");
            Line(output, $"CATEGORIES:{Word(holiday.Kind)},{Escaped(region)}{(holiday.Observed ? ",observed" : "")}");
            Line(output, "TRANSP:TRANSPARENT");
            Line(output, "END:VEVENT");
        }

        Line(output, "END:VCALENDAR");
    }

    private static bool IsBuiltIn(string country, Holiday holiday)
    {
        if (!HolidayCalendar.Regions.Contains(country)) return false;
        HolidayCalendar calendar = HolidayCalendar.For(country);
        return holiday.Date.Year >= calendar.FirstYear && holiday.Date.Year <= calendar.LastYear && calendar.On(holiday.Date).Contains(holiday);
    }

    private static string Field(string text) =>
        text.AsSpan().IndexOfAny([',', '"', '\n', '\r']) < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Escaped(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal)
        .Replace(";", "\\;", StringComparison.Ordinal)
        .ReplaceLineEndings("\\n");

    // Lines end by CR LF, and none is longer than 75 octets: RFC 5545, 3.1.
    private static void Line(TextWriter output, string text)
    {
        int octets = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                output.Write("\r\n ");
                octets = 1;
            }

            output.Write(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        output.Write("\r\n");
    }

    [GeneratedRegex("^[A-Z]{2}(-[A-Z0-9]{1,6})?\\z")]
    private static partial Regex Code();
}
