using Forecasting.Time;
using NodaTime;

namespace Forecasting.Tables;

/// <summary>Writes instants in ISO 8601 by the clock of a zone, with its offset: <c>2024-03-31T01:00:00+01:00</c>.</summary>
internal sealed class TimeFormatter(DateTimeZone zone)
{
    /// <summary>The longest text, with seven digits of a second.</summary>
    public const int MostBytes = 40;

    private readonly bool _isUtc = zone.MinOffset == Offset.Zero && zone.MaxOffset == Offset.Zero;
    private ZoneCursor _cursor = new(zone);

    /// <summary>Writes a time.</summary>
    /// <returns>How many bytes were written.</returns>
    public int Write(long ticks, Span<byte> output)
    {
        long offset = _cursor.ToLocal(ticks) - ticks;
        // An offset with seconds, as towns had long ago, has no ISO form: such a time is written in UTC.
        bool utc = _isUtc || offset % NodaConstants.TicksPerMinute != 0;
        long local = utc ? ticks : ticks + offset;
        var time = new DateTime(DateTime.UnixEpoch.Ticks + local);
        int at = 0;
        Digits(output, ref at, time.Year, 4);
        output[at++] = (byte)'-';
        Digits(output, ref at, time.Month, 2);
        output[at++] = (byte)'-';
        Digits(output, ref at, time.Day, 2);
        output[at++] = (byte)'T';
        Digits(output, ref at, time.Hour, 2);
        output[at++] = (byte)':';
        Digits(output, ref at, time.Minute, 2);
        output[at++] = (byte)':';
        Digits(output, ref at, time.Second, 2);
        Fraction(output, ref at, (int)(time.Ticks % NodaConstants.TicksPerSecond));
        if (utc) output[at++] = (byte)'Z';
        else WriteOffset(output, ref at, offset);
        return at;
    }

    private static void Fraction(Span<byte> output, ref int at, int ticks)
    {
        if (ticks == 0) return;
        output[at++] = (byte)'.';
        int from = at;
        Digits(output, ref at, ticks, 7);
        while (at > from && output[at - 1] == (byte)'0') at--;
    }

    private static void WriteOffset(Span<byte> output, ref int at, long offset)
    {
        int minutes = (int)(offset / NodaConstants.TicksPerMinute);
        output[at++] = minutes < 0 ? (byte)'-' : (byte)'+';
        minutes = Math.Abs(minutes);
        Digits(output, ref at, minutes / 60, 2);
        output[at++] = (byte)':';
        Digits(output, ref at, minutes % 60, 2);
    }

    private static void Digits(Span<byte> output, ref int at, int value, int count)
    {
        for (int i = count - 1; i >= 0; i--)
        {
            output[at + i] = (byte)('0' + (value % 10));
            value /= 10;
        }

        at += count;
    }
}
