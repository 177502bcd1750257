using System.Text;

namespace Forecasting.Tests.Long;

/// <summary>Damages bytes the way disks, programs and people do.</summary>
internal static class FuzzMutation
{
    private static readonly byte[][] Pieces =
    [
        .. new[]
        {
            "\"", "\"\"", "\"\n", "\0", "\0\0\0\0", "\uFEFF", ",", ";", "\t", "|", "\r", "\n", "\r\n", "\n\n\n", " ", "#", "'", "=1+1", "\u2212", "\u221E", "e\u0301",
            "1e400", "-1e400", "1e-400", "1e308", "-1.7976931348623157E308", "5e-324", "-0", "NaN", "Infinity", "null", "1,5", "1.5", "1.234.567", "--", "+", ".",
            "2024-10-27 02:30", "2024-03-31 02:30", "0001-01-01 00:00", "1900-01-01 00:00", "1900-01-01T00:00Z", "2199-12-31 23:00", "9999-12-31T23:59:59-12:00",
            "2023-02-29 00:00", "2024-06-01T24:00", "2016-12-31T23:59:60Z", "2024-06-01T00:00+14:30", "-9223372036854775808", "9223372036854775807", "253402300800",
            "time", "load", "id", "m0",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF, 0xFE], [0xFE, 0xFF], [0xC3, 0x28], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x1F, 0x8B, 0x08], [0x50, 0x4B, 3, 4], [0x50, 0x41, 0x52, 0x31],
        [.. Enumerable.Repeat((byte)'9', 400)], [.. Enumerable.Repeat((byte)'a', 5000)], [.. Enumerable.Repeat((byte)',', 3000)], [.. Enumerable.Repeat((byte)'"', 999)],
    ];

    public static byte[] Apply(Random random, byte[] bytes, byte[] other)
    {
        List<byte> changed = [.. bytes];
        // Most often once: what is damaged a little goes further.
        for (int times = random.Next(3) == 0 ? 2 + random.Next(3) : 1; times > 0; times--) Once(random, changed, other);
        return [.. changed];
    }

    private static void Once(Random random, List<byte> bytes, byte[] other)
    {
        int at = random.Next(bytes.Count + 1);
        int length = Math.Min(bytes.Count - at, 1 + random.Next(random.Next(4) == 0 ? 200 : 8));
        switch (random.Next(8))
        {
            case 0 when at < bytes.Count:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1 when at < bytes.Count:
                bytes[at] = (byte)random.Next(256);
                break;
            case 2:
                bytes.RemoveRange(at, length);
                break;
            case 3:
                bytes.InsertRange(at, bytes.GetRange(at, length));
                break;
            case 4 when random.Next(4) == 0:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 5 when random.Next(4) == 0:
                bytes.InsertRange(at, other.AsSpan(random.Next(other.Length)).ToArray());
                break;
            case 6:
                bytes.RemoveRange(at, length);
                bytes.InsertRange(at, Pieces[random.Next(Pieces.Length)]);
                break;
            default:
                bytes.InsertRange(at, Pieces[random.Next(Pieces.Length)]);
                break;
        }
    }
}
