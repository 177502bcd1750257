using System.Buffers.Text;

namespace Forecasting.Tables;

/// <summary>Reads the time of a record from its one column, or from several: a date and an hour or a time of day, or year, month, day and hour.</summary>
internal sealed class CsvTimes(TimeText text, SeriesSchema schema, int[] places, TableFault fault)
{
    private byte[] _joined = new byte[64];

    /// <summary>Gets whether an hour may carry the letter A or B, which is left out.</summary>
    public bool Letters { get; init; }

    /// <summary>Reads the time of the current record.</summary>
    public long Read(CsvRecordReader records)
    {
        ReadOnlySpan<byte> first = records.Field(places[0]);
        return places.Length == 1 ? text.Read(first, records.Line) : ReadSeveral(first, records);
    }

    private long ReadSeveral(ReadOnlySpan<byte> first, CsvRecordReader records)
    {
        Span<long> numbers = stackalloc long[TimeParts.Most];
        int count = 0;
        long line = records.Line;
        while (count < places.Length && TryPart(records.Field(places[count]), count, line, out numbers[count])) count++;
        if (count == places.Length && count >= 3 && TimeParts.IsYear(numbers[0])) return FromNumbers(numbers[..count], line);
        // The date is text; the rest is a time of day as one text, or as numbers.
        count = 0;
        for (int i = 1; i < places.Length; i++)
        {
            ReadOnlySpan<byte> part = records.Field(places[i]).Trim((byte)' ');
            if (TryPart(part, i, line, out numbers[count])) count++;
            else if (places.Length == 2) return ReadJoined(first, part, line);
            else throw fault.At("TIM-026", $"{TableFault.Shown(part)} is no whole number; a time may stand in a date and a time of day, or in numbers from year or date to second.", line, schema.Time[i]);
        }

        return text.Read(first, line) + Clock(numbers[..count], 1, line);
    }

    private long FromNumbers(ReadOnlySpan<long> numbers, long line)
    {
        if (!TimeParts.TryDate(numbers[0], numbers[1], numbers[2], out long date))
            throw fault.At("TIM-025", $"There is no such date as year {numbers[0]}, month {numbers[1]}, day {numbers[2]}; correct it.", line, schema.Time.ToString());
        long ticks = date + Clock(numbers[3..], 3, line);
        return text.TryTake(ticks, false) ? ticks : throw text.Refusal(ticks, false, "This time", line);
    }

    private long Clock(ReadOnlySpan<long> parts, int firstPlace, long line)
    {
        int wrong = TimeParts.Clock(parts, out long ticks);
        if (wrong < 0) return ticks;
        string rule = wrong == 0 ? "no hour from 0 to 24; a 25th hour needs an offset, or its own label rule" : "no number from 0 to 59 (nor is there one after hour 24)";
        throw fault.At("TIM-013", $"'{parts[wrong]}' is {rule}.", line, schema.Time[firstPlace + wrong]);
    }

    private long ReadJoined(ReadOnlySpan<byte> date, ReadOnlySpan<byte> clock, long line)
    {
        int length = date.Length + 1 + clock.Length;
        if (length > _joined.Length) _joined = new byte[2 * length];
        date.CopyTo(_joined);
        _joined[date.Length] = (byte)' ';
        clock.CopyTo(_joined.AsSpan(date.Length + 1));
        return text.Read(_joined.AsSpan(0, length), line);
    }

    // Markets letter the two runs of an hour that clocks repeat: 3A and 3B.
    private bool TryPart(ReadOnlySpan<byte> field, int place, long line, out long value)
    {
        if (TryNumber(field, out value)) return true;
        ReadOnlySpan<byte> trimmed = field.Trim((byte)' ');
        if (trimmed.Length is not (2 or 3) || (trimmed[^1] | 0x20) is not ((byte)'a' or (byte)'b') || !TryNumber(trimmed[..^1], out value)) return false;
        return Letters ? true : throw fault.At(
            "TIM-013",
            $"{TableFault.Shown(field)} is an hour with a letter, for one that clocks repeat; set HourLetters, and ClockChange to by-order, to read it.",
            line,
            schema.Time[place]);
    }

    private static bool TryNumber(ReadOnlySpan<byte> field, out long value) =>
        Utf8Parser.TryParse(field, out value, out int used) && used == field.Length;
}
