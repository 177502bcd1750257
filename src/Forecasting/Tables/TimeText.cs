using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace Forecasting.Tables;

/// <summary>Reads times: local ones as ticks of the local clock, ones with an offset as ticks of the instant.</summary>
internal sealed class TimeText(TableReadOptions options, TableFault fault, string column)
{
    // From 1990 on.
    private const long OtherUnitFrom = 6_311_520_000_000_000;

    private readonly LocalDateTimePattern? _pattern = PatternOf(options.TimeFormat);
    private readonly long _unit = UnitOf(options.TimeFormat);
    private readonly bool _isIso = options.TimeFormat is null;
    private ulong _dateHead;
    private ushort _dateTail;
    private long _date;
    private long _local;
    private long _instants;
    private string? _interval;
    private long _last;
    private long _leapSeconds;

    private static ReadOnlySpan<byte> LeapSecond => ":60"u8;

    /// <summary>Gets whether the times carry an offset; all do or none.</summary>
    public bool HasOffsets => _instants > 0;

    /// <summary>Gets whether a date was read as day, month, year with points.</summary>
    public bool SawPoints { get; private set; }

    /// <summary>Reads a time.</summary>
    /// <returns>Ticks of 100 ns since 1970-01-01T00:00, of the local clock or of UTC.</returns>
    public long Read(ReadOnlySpan<byte> field, long line)
    {
        if (_isIso && TryQuick(field, out long quick, out bool isUtc) && TryTake(quick, isUtc)) return quick;
        ReadOnlySpan<byte> text = field.Trim((byte)' ');
        // An interval text begins with its start.
        int interval = text.IndexOf(" - "u8);
        if (interval > 0)
        {
            _interval ??= TableFault.Shown(field);
            text = text[..interval];
        }

        bool hasOffset = _unit > 0;
        long ticks = _unit > 0 ? Unix(text, field, line)
            : _pattern is not null ? ByPattern(text, field, line)
            : new TimeScan(text).TryRead(out long found, out hasOffset, out bool points) ? Note(found, points)
            : options.ClampLeapSeconds && TryLeapSecond(text, out found, out hasOffset) ? NoteLeapSecond(found)
            : throw Unreadable(text, field, line);
        return TryTake(ticks, hasOffset) ? ticks : throw Refusal(ticks, hasOffset, TableFault.Shown(field), line);
    }

    /// <summary>Reads a whole number that counts from 1970.</summary>
    public long Read(long number, long line)
    {
        string shown = number.ToString(CultureInfo.InvariantCulture);
        if (_unit == 0)
            throw fault.At("TIM-026", $"{shown} is a bare number; set TimeFormat to unix-s, unix-ms or unix-us if it counts from 1970.", line, column);
        long ticks = Counted(number, shown, line);
        return TryTake(ticks, true) ? ticks : throw Refusal(ticks, true, shown, line);
    }

    /// <summary>Counts a time as local or as instant.</summary>
    /// <returns>False where it is out of range, or where those before it are of the other kind.</returns>
    public bool TryTake(long ticks, bool hasOffset)
    {
        if (hasOffset ? _local > 0 : _instants > 0) return false;
        if (hasOffset) _instants++;
        else _local++;
        return ticks is > TimeScan.FirstTicks and < TimeScan.EndTicks;
    }

    /// <summary>Makes the error of a time that was not taken.</summary>
    public SeriesDataException Refusal(long ticks, bool hasOffset, string shown, long line)
    {
        if (ticks is <= TimeScan.FirstTicks or >= TimeScan.EndTicks)
            return fault.At("TIM-024", $"{shown} is outside the years 1900 to 2200; correct it, or set TimeFormat if it is read wrongly.", line, column);
        (string has, long before, string others) = hasOffset ? ("an", _local, "none") : ("no", _instants, "one");
        return fault.At("TIM-002", $"{shown} has {has} offset, but the {before} times before it have {others}; write all times in one way.", line, column);
    }

    /// <summary>Tells what was found out about the form of the times.</summary>
    public void Tell(List<Finding> findings)
    {
        if (SawPoints && options.TimeFormat is null)
            findings.Add(fault.Told("TIM-028", FindingSeverity.Information, "Dates such as 31.03.2024 were read as day, month, year; set TimeFormat to be sure."));
        if (_leapSeconds > 0)
        {
            findings.Add(fault.Told(
                "TIM-022", FindingSeverity.Information, $"{_leapSeconds} leap seconds were read as the second before them, as ClampLeapSeconds says.", _leapSeconds));
        }

        if (_interval is not null)
            findings.Add(fault.Told("TIM-029", FindingSeverity.Information, $"Of intervals such as {_interval} the start was read as the time."));
    }

    // The second before it: the text with the 60 written as 59.
    private static bool TryLeapSecond(ReadOnlySpan<byte> text, out long ticks, out bool hasOffset)
    {
        (ticks, hasOffset) = (0, false);
        int at = text.LastIndexOf(LeapSecond);
        if (at < 0 || text.Length > 64) return false;
        Span<byte> clamped = stackalloc byte[text.Length];
        text.CopyTo(clamped);
        ":59"u8.CopyTo(clamped[at..]);
        return new TimeScan(clamped).TryRead(out ticks, out hasOffset, out _);
    }

    private long NoteLeapSecond(long ticks)
    {
        _leapSeconds++;
        return ticks;
    }

    // 2024-03-31T01:00, with seconds and Z or without; mostly on the date of the time before.
    private bool TryQuick(ReadOnlySpan<byte> field, out long ticks, out bool isUtc)
    {
        ticks = 0;
        isUtc = field.Length is 17 or 20 && field[^1] == (byte)'Z';
        if (isUtc) field = field[..^1];
        if (field.Length is not (16 or 19) || field[10] is not ((byte)' ' or (byte)'T') || field[13] != (byte)':') return false;
        ulong head = BinaryPrimitives.ReadUInt64LittleEndian(field);
        ushort tail = BinaryPrimitives.ReadUInt16LittleEndian(field[8..]);
        if (head != _dateHead || tail != _dateTail)
        {
            if (!new TimeScan(field[..10]).TryRead(out long date, out _, out bool points) || points) return false;
            (_dateHead, _dateTail, _date) = (head, tail, date);
        }

        int hour = TwoDigits(field, 11);
        int minute = TwoDigits(field, 14);
        int second = field.Length == 16 ? 0 : field[16] == (byte)':' ? TwoDigits(field, 17) : -1;
        if (hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59) return false;
        ticks = _date + ((((hour * 60L) + minute) * 60) + second) * NodaConstants.TicksPerSecond;
        return true;
    }

    private static int TwoDigits(ReadOnlySpan<byte> field, int at)
    {
        int tens = field[at] - '0';
        int ones = field[at + 1] - '0';
        return tens is < 0 or > 9 || ones is < 0 or > 9 ? -1 : (tens * 10) + ones;
    }

    private long Note(long ticks, bool points)
    {
        SawPoints |= points;
        return ticks;
    }

    private long Unix(ReadOnlySpan<byte> text, ReadOnlySpan<byte> field, long line)
    {
        string shown = TableFault.Shown(field);
        return Utf8Parser.TryParse(text, out long value, out int used) && used == text.Length
            ? Counted(value, shown, line)
            : throw fault.At("TIM-026", $"{shown} is not a whole number, as the time format {options.TimeFormat} wants.", line, column);
    }

    // A number in another unit is a thousand times too large, and falls outside every year that is read.
    private long Counted(long value, string shown, long line)
    {
        if (value > TimeScan.FirstTicks / _unit && value < TimeScan.EndTicks / _unit)
        {
            RefuseOtherUnit(value, shown, line);
            return value * _unit;
        }

        throw fault.At("TIM-027", $"{shown} is outside the years 1900 to 2200 as {options.TimeFormat}; is it in a unit a thousand times smaller?", line, column);
    }

    // Seconds among milliseconds are times of January 1970: in range, and a thousand times smaller than their neighbours.
    private void RefuseOtherUnit(long value, string shown, long line)
    {
        (long less, long more) = _last < value ? (_last, value) : (value, _last);
        if (less > 0 && more > OtherUnitFrom / _unit && IsAbout(more / less, 1000, 1_000_000))
        {
            throw fault.At(
                "TIM-027",
                $"{shown} follows {_last}, which is about {(more / less > 2000 ? "a million" : "a thousand")} times {(value < _last ? "larger" : "smaller")}: two units in one column? Write all in one, and set TimeFormat to it.",
                line,
                column);
        }

        _last = value;
    }

    private static bool IsAbout(long ratio, params ReadOnlySpan<long> units)
    {
        foreach (long unit in units)
        {
            if (ratio >= unit - (unit / 10) && ratio <= unit + (unit / 10)) return true;
        }

        return false;
    }

    private long ByPattern(ReadOnlySpan<byte> text, ReadOnlySpan<byte> field, long line)
    {
        ParseResult<LocalDateTime> parsed = _pattern!.Parse(Encoding.UTF8.GetString(text));
        return parsed.Success
            ? parsed.Value.InUtc().ToInstant().ToUnixTimeTicks()
            : throw fault.At("TIM-026", $"{TableFault.Shown(field)} is not of the time format '{options.TimeFormat}'.", line, column);
    }

    private SeriesDataException Unreadable(ReadOnlySpan<byte> text, ReadOnlySpan<byte> field, long line)
    {
        string shown = TableFault.Shown(field);
        if (text.IsEmpty) return fault.At("TIM-025", "The time is empty; fill it in, or remove the row.", line, column);
        if (TryLeapSecond(text, out _, out _))
            return fault.At("TIM-022", $"{shown} is a leap second, which no grid has; write second 59, or set ClampLeapSeconds.", line, column);
        var scan = new TimeScan(text);
        if (!scan.TryRead(out _, out _, out _) && scan.HasWrongOffset)
            return fault.At("TIM-021", $"The offset of {shown} is beyond 14 hours, which no clock has; correct it.", line, column);
        if (text.Contains((byte)'/') && !TimeScan.LooksLikeIso(text))
            return fault.At("TIM-026", $"Whether {shown} names the day or the month first cannot be decided; set TimeFormat, 'dd/MM/uuuu HH:mm' or 'MM/dd/uuuu HH:mm'.", line, column);
        if (!text.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
            return fault.At("TIM-026", $"{shown} is a bare number; set TimeFormat to unix-s, unix-ms or unix-us if it counts from 1970.", line, column);
        if (TimeScan.LooksLikeIso(text))
            return fault.At("TIM-025", $"There is no such time as {shown}; correct it.", line, column);
        return fault.At("TIM-026", $"{shown} is no time in ISO form (2024-03-31 01:00); set TimeFormat to its pattern.", line, column);
    }

    private static long UnitOf(string? format) => format switch
    {
        "unix-s" => NodaConstants.TicksPerSecond,
        "unix-ms" => NodaConstants.TicksPerMillisecond,
        "unix-us" => NodaConstants.TicksPerMillisecond / 1000,
        _ => 0,
    };

    private static LocalDateTimePattern? PatternOf(string? format)
    {
        if (format is null || UnitOf(format) > 0) return null;
        try
        {
            return LocalDateTimePattern.CreateWithInvariantCulture(format);
        }
        catch (InvalidPatternException e)
        {
            throw new ArgumentException($"TIM-026 The time format '{format}' is no pattern: {e.Message}", nameof(format), e);
        }
    }
}
