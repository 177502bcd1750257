using NodaTime;
using NodaTime.TimeZones;

namespace Forecasting.Time;

/// <summary>Finds time zones by name in the database that NodaTime carries, the same on every machine.</summary>
public static class ZoneId
{
    /// <summary>Gets the version of the time-zone database, which belongs in reports and model files.</summary>
    /// <value>Text such as <c>2026f</c>.</value>
    public static string DatabaseVersion => Source.TzdbVersion;

    private static TzdbDateTimeZoneSource Source => TzdbDateTimeZoneSource.Default;

    /// <summary>Finds a time zone.</summary>
    /// <param name="id">A name of the time-zone database such as <c>Europe/Berlin</c>, an older name of one (<c>Europe/Kiev</c>),
    /// a Windows name (<c>W. Europe Standard Time</c>), <c>UTC</c>, or a fixed offset with two digits (<c>UTC+01</c>, <c>UTC+05:30</c>).</param>
    /// <returns>The zone, under its present name.</returns>
    /// <exception cref="ArgumentException">There is no such zone; the message begins with TIM-020 and says what may be meant.</exception>
    public static DateTimeZone Resolve(string id)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        if (id is "Z" or "UTC" or "Etc/UTC" or "Etc/Zulu" or "Zulu" or "UCT" or "Etc/UCT" or "Universal" or "Etc/Universal")
            return DateTimeZone.Utc;
        if (Source.CanonicalIdMap.TryGetValue(id, out var canonical))
            return DateTimeZoneProviders.Tzdb[canonical];
        if (Source.WindowsMapping.PrimaryMapping.TryGetValue(id, out var mapped))
            return Resolve(mapped);
        // NodaTime reads UTC+01 and UTC+05:30, and writes them back the same.
        return DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) ?? throw new ArgumentException(Unknown(id), nameof(id));
    }

    /// <summary>Returns what a person should know about a name that <see cref="Resolve"/> takes.</summary>
    /// <param name="id">The name.</param>
    /// <returns>A sentence; <see langword="null"/> for a plain name of the database.</returns>
    /// <exception cref="ArgumentException">There is no such zone.</exception>
    public static string? NoteOn(string id)
    {
        var zone = Resolve(id);
        if (zone == DateTimeZone.Utc || string.Equals(zone.Id, id, StringComparison.Ordinal) && !id.StartsWith("Etc/GMT", StringComparison.Ordinal))
            return null;
        if (id.StartsWith("Etc/GMT", StringComparison.Ordinal) && id.Length > 7 && zone.MaxOffset != Offset.Zero)
        {
            return $"Signs of {id} are reversed: it is {zone.MaxOffset.ToString("m", System.Globalization.CultureInfo.InvariantCulture)} from UTC, "
                + "without clock changes.";
        }

        if (Source.WindowsMapping.PrimaryMapping.ContainsKey(id))
            return $"The Windows name '{id}' is {zone.Id}.";
        if (id.Contains('/', StringComparison.Ordinal))
            return $"{id} is an older name of {zone.Id}.";
        var clock = zone.MinOffset == zone.MaxOffset || !ChangesNow(zone) ? "has no clock changes" : "has clock changes";
        return $"'{id}' is a legacy name: it is taken as {zone.Id}, which {clock}. Name the place, such as America/New_York or Europe/Berlin.";
    }

    private static bool ChangesNow(DateTimeZone zone) => zone.GetZoneInterval(Instant.FromUtc(2024, 1, 15, 0, 0)).HasEnd
        && zone.GetZoneInterval(Instant.FromUtc(2024, 1, 15, 0, 0)).End < Instant.FromUtc(2025, 1, 15, 0, 0);

    private static string Unknown(string id)
    {
        var offset = OffsetHint(id);
        if (offset is not null)
            return offset;
        foreach (var known in DateTimeZoneProviders.Tzdb.Ids)
        {
            if (string.Equals(known, id, StringComparison.OrdinalIgnoreCase))
                return $"TIM-020 There is no time zone '{id}'. Did you mean {known}?";
        }

        var city = id.Replace(' ', '_');
        foreach (var known in DateTimeZoneProviders.Tzdb.Ids)
        {
            if (known.EndsWith("/" + city, StringComparison.OrdinalIgnoreCase))
                return $"TIM-020 There is no time zone '{id}'. Did you mean {known}?";
        }

        return $"TIM-020 There is no time zone '{id}' in the database {DatabaseVersion}. Give a name such as Europe/Berlin, America/New_York or UTC.";
    }

    private static string? OffsetHint(string id)
    {
        var rest = id.AsSpan();
        if (rest.StartsWith("UTC", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("GMT", StringComparison.OrdinalIgnoreCase))
            rest = rest[3..];
        if (rest.Length < 2 || rest[0] is not ('+' or '-') || !char.IsAsciiDigit(rest[1]))
            return null;
        var sign = rest[0];
        var digits = rest[1..];
        var colon = digits.IndexOf(':');
        var hours = colon < 0 ? digits : digits[..colon];
        var text = $"TIM-020 '{id}' is an offset, not a time zone, and its sign is read both ways: in names such as Etc/GMT-1 the minus means "
            + "ahead of UTC. Name the place (Europe/Berlin), so that clock changes are known";
        if (!int.TryParse(hours, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var hour) || hour > 14)
            return text + ".";
        var minutes = colon < 0 ? string.Empty : digits[colon..].ToString();
        return string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{text}; or, if the clock never changes, write UTC{sign}{hour:00}{minutes}, which is {hour} h {(sign == '+' ? "ahead of" : "behind")} UTC.");
    }
}
