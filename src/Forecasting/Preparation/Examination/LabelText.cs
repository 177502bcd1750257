using NodaTime;
using NodaTime.Text;

namespace Forecasting.Preparation.Examination;

/// <summary>Writes labels in ISO form.</summary>
internal static class LabelText
{
    private static readonly LocalDateTimePattern Local = LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'ss;FFFFFFF");

    /// <summary>Writes a label.</summary>
    /// <param name="ticks">Ticks since 1970-01-01T00:00, of the local clock or of universal time.</param>
    /// <param name="isInstant">Whether they are of universal time, which a <c>Z</c> tells.</param>
    public static string Of(long ticks, bool isInstant)
    {
        string text = Local.Format(Instant.FromUnixTimeTicks(ticks).InUtc().LocalDateTime);
        return isInstant ? text + "Z" : text;
    }
}
