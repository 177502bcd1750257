using NodaTime;
using NodaTime.Text;

namespace Forecasting.Cli.Options;

/// <summary>A time as a person writes it: an instant with an offset, or a local time of the zone of the data.</summary>
internal readonly record struct TimePoint(LocalDateTime Local, Offset? Offset)
{
    private static readonly string[] Forms = ["uuuu'-'MM'-'dd'T'HH':'mm", "uuuu'-'MM'-'dd'T'HH':'mm':'ss"];

    private static readonly OffsetDateTimePattern[] WithOffset = [.. Forms.Select(form => OffsetDateTimePattern.CreateWithInvariantCulture(form + "o<G>"))];

    private static readonly LocalDateTimePattern[] WithoutOffset =
        [LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd"), .. Forms.Select(LocalDateTimePattern.CreateWithInvariantCulture)];

    public static TimePoint Parse(string text)
    {
        string iso = text.Replace(' ', 'T');
        foreach (OffsetDateTimePattern pattern in WithOffset)
        {
            if (pattern.Parse(iso) is { Success: true, Value: var value }) return new TimePoint(value.LocalDateTime, value.Offset);
        }

        foreach (LocalDateTimePattern pattern in WithoutOffset)
        {
            if (pattern.Parse(iso) is { Success: true, Value: var value }) return new TimePoint(value, null);
        }

        throw new ArgumentException($"'{text}' is no time. Write 2024-03-31, 2024-03-31T01:00, or with an offset, 2024-03-31T01:00+01:00.");
    }

    /// <summary>Returns the instant.</summary>
    /// <exception cref="ArgumentException">The local time does not exist in the zone, or happens twice.</exception>
    public Instant In(DateTimeZone zone, string option)
    {
        if (Offset is { } offset) return Local.WithOffset(offset).ToInstant();
        NodaTime.TimeZones.ZoneLocalMapping mapping = zone.MapLocal(Local);
        if (mapping.Count == 1) return mapping.Single().ToInstant();
        string label = LocalDateTimePattern.GeneralIso.Format(Local)[..16];
        string what = mapping.Count == 0 ? "does not exist" : "happens twice";
        Offset likely = mapping.EarlyInterval.WallOffset;
        throw new ArgumentException($"{option}: {label} {what} in {zone.Id}, where the clocks change; give it with its offset, such as {label}{OffsetPattern.GeneralInvariant.Format(likely)}.");
    }
}
