using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace Forecasting.Tables;

/// <summary>Reads times: local ones as ticks of the local clock, ones with an offset as ticks of the instant.</summary>
internal sealed class TimeText(CsvReadOptions options, CsvFault fault, string column)
{
    private readonly LocalDateTimePattern? _pattern = PatternOf(options.TimeFormat);
    private readonly bool _zoned = options.TimeFormat is "unix-s" or "unix-ms";
    private long _local;
    private long _instants;

    /// <summary>Gets whether the times carry an offset; all do or none.</summary>
    public bool HasOffsets => _instants > 0;

    /// <summary>Gets whether a date was read as day, month, year with points.</summary>
    public bool SawPoints { get; private set; }

    /// <summary>Reads a time.</summary>
    /// <returns>Ticks of 100 ns since 1970-01-01T00:00, of the local clock or of UTC.</returns>
    public long Read(ReadOnlySpan<byte> field, long line)
    {
        ReadOnlySpan<byte> text = field.Trim((byte)' ');
        // An interval text begins with its start.
        int interval = text.IndexOf(" - "u8);
        if (interval > 0) text = text[..interval];
        bool hasOffset = _zoned;
        long ticks = _zoned ? Unix(text, field, line)
            : _pattern is not null ? ByPattern(text, field, line)
            : new TimeScan(text).TryRead(out long found, out hasOffset, out bool points) ? Note(found, points)
            : throw Unreadable(text, field, line);
        if (hasOffset ? _local > 0 : _instants > 0)
        {
            throw fault.At(
                "TIM-002", $"{CsvFault.Shown(field)} has {(hasOffset ? "an" : "no")} offset, but the {(hasOffset ? _local : _instants)} times before it have {(hasOffset ? "none" : "one")}; write all times in one way.", line, column);
        }

        if (hasOffset) _instants++;
        else _local++;
        return ticks is > TimeScan.FirstTicks and < TimeScan.EndTicks ? ticks : throw fault.At(
            "TIM-024", $"{CsvFault.Shown(field)} is outside the years 1900 to 2200; correct it, or set TimeFormat if it is read wrongly.", line, column);
    }

    private long Note(long ticks, bool points)
    {
        SawPoints |= points;
        return ticks;
    }

    private long Unix(ReadOnlySpan<byte> text, ReadOnlySpan<byte> field, long line)
    {
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value))
            throw fault.At("TIM-026", $"{CsvFault.Shown(field)} is not a whole number, as the time format {options.TimeFormat} wants.", line, column);
        long unit = options.TimeFormat == "unix-s" ? NodaConstants.TicksPerSecond : NodaConstants.TicksPerMillisecond;
        return Math.Abs(value) < long.MaxValue / unit ? value * unit : throw fault.At(
            "TIM-027", $"{CsvFault.Shown(field)} is too large for {options.TimeFormat}; is it in a smaller unit?", line, column);
    }

    private long ByPattern(ReadOnlySpan<byte> text, ReadOnlySpan<byte> field, long line)
    {
        ParseResult<LocalDateTime> parsed = _pattern!.Parse(Encoding.UTF8.GetString(text));
        return parsed.Success
            ? parsed.Value.InUtc().ToInstant().ToUnixTimeTicks()
            : throw fault.At("TIM-026", $"{CsvFault.Shown(field)} is not of the time format '{options.TimeFormat}'.", line, column);
    }

    private SeriesDataException Unreadable(ReadOnlySpan<byte> text, ReadOnlySpan<byte> field, long line)
    {
        string shown = CsvFault.Shown(field);
        if (text.IsEmpty) return fault.At("TIM-025", "The time is empty; fill it in, or remove the row.", line, column);
        if (text.EndsWith(":60"u8) || text.IndexOf(":60Z"u8) > 0)
            return fault.At("TIM-022", $"{shown} is a leap second, which no grid has; write second 59.", line, column);
        if (text.Contains((byte)'/') && !text.Contains((byte)'-'))
            return fault.At("TIM-026", $"Whether {shown} names the day or the month first cannot be decided; set TimeFormat, 'dd/MM/uuuu HH:mm' or 'MM/dd/uuuu HH:mm'.", line, column);
        if (!text.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
            return fault.At("TIM-026", $"{shown} is a bare number; set TimeFormat to unix-s or unix-ms if it counts from 1970.", line, column);
        if (TimeScan.LooksLikeIso(text))
            return fault.At("TIM-025", $"There is no such time as {shown}; correct it.", line, column);
        return fault.At("TIM-026", $"{shown} is no time in ISO form (2024-03-31 01:00); set TimeFormat to its pattern.", line, column);
    }

    private static LocalDateTimePattern? PatternOf(string? format)
    {
        if (format is null or "unix-s" or "unix-ms") return null;
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
