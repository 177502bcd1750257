using NodaTime;

namespace Forecasting.Tables;

/// <summary>Scans a time in ISO form, or as day, month and year with points, digit by digit.</summary>
internal ref struct TimeScan
{
    /// <summary>The last tick before the year 1900.</summary>
    public const long FirstTicks = -22_089_888_000_000_001;

    /// <summary>The end of the year 2200.</summary>
    public const long EndTicks = 72_896_544_000_000_000;

    private readonly ReadOnlySpan<byte> _text;
    private int _at;

    public TimeScan(ReadOnlySpan<byte> text) => _text = text;

    /// <summary>Tells whether a text has the shape of a date in ISO form, so that its numbers must be at fault.</summary>
    public static bool LooksLikeIso(ReadOnlySpan<byte> text) =>
        text.Length >= 8 && !text[..4].ContainsAnyExceptInRange((byte)'0', (byte)'9') && text[4] is (byte)'-' or (byte)'/';

    /// <summary>Gets whether the time is good but for an offset that no clock has, beyond 14 hours.</summary>
    public bool HasWrongOffset { get; private set; }

    /// <summary>Reads the whole text.</summary>
    /// <param name="ticks">Ticks since 1970-01-01T00:00, of the local clock or of UTC where there is an offset.</param>
    /// <param name="hasOffset">Whether there is an offset.</param>
    /// <param name="points">Whether the date was written with points.</param>
    public bool TryRead(out long ticks, out bool hasOffset, out bool points)
    {
        ticks = 0;
        hasOffset = false;
        points = false;
        if (!TryDate(out int days, out points)) return false;
        long time = 0;
        if (_at < _text.Length)
        {
            if (_text[_at] is not ((byte)' ' or (byte)'T' or (byte)'t')) return false;
            _at++;
            if (!TryClock(out time)) return false;
        }

        ticks = (days * NodaConstants.TicksPerDay) + time;
        if (_at == _text.Length) return true;
        hasOffset = true;
        if (!TryOffset(out long offset)) return false;
        ticks -= offset;
        return _at == _text.Length;
    }

    /// <summary>Reads a time of day alone: 13:30, 13:30:15, 24:00.</summary>
    public static bool TryTimeOfDay(ReadOnlySpan<byte> text, out long ticks)
    {
        var scan = new TimeScan(text);
        return scan.TryClock(out ticks) && scan._at == text.Length;
    }

    private bool TryDate(out int days, out bool points)
    {
        days = 0;
        points = false;
        if (!TryNumber(1, 4, out int first, out int digits) || _at >= _text.Length) return false;
        byte mark = _text[_at++];
        if (!TryNumber(1, 2, out int month, out _) || _at >= _text.Length || _text[_at++] != mark) return false;
        int year;
        int day;
        if (digits == 4 && mark is (byte)'-' or (byte)'/')
        {
            year = first;
            if (digits != 4 || !TryNumber(1, 2, out day, out _)) return false;
        }
        else if (digits <= 2 && mark == (byte)'.')
        {
            points = true;
            day = first;
            if (!TryNumber(4, 4, out year, out _)) return false;
        }
        else
        {
            return false;
        }

        if (!TimeParts.TryDate(year, month, day, out long ticks)) return false;
        days = (int)(ticks / NodaConstants.TicksPerDay);
        return true;
    }

    private bool TryClock(out long ticks)
    {
        ticks = 0;
        if (!TryNumber(1, 2, out int hour, out _) || !TryMark((byte)':') || !TryNumber(2, 2, out int minute, out _)) return false;
        int second = 0;
        long fraction = 0;
        if (TryMark((byte)':'))
        {
            if (!TryNumber(2, 2, out second, out _)) return false;
            if (TryMark((byte)'.') && !TryFraction(out fraction)) return false;
        }

        // 24:00 is the end of the day; nothing else has hour 24.
        bool endOfDay = hour == 24 && minute == 0 && second == 0 && fraction == 0;
        if ((hour > 23 && !endOfDay) || minute > 59 || second > 59) return false;
        ticks = (((hour * 60L) + minute) * NodaConstants.TicksPerMinute) + (second * NodaConstants.TicksPerSecond) + fraction;
        return true;
    }

    private bool TryFraction(out long ticks)
    {
        ticks = 0;
        int digits = 0;
        while (_at < _text.Length && _text[_at] is >= (byte)'0' and <= (byte)'9')
        {
            if (++digits > 9) return false;
            if (digits <= 7) ticks = (ticks * 10) + (_text[_at] - '0');
            _at++;
        }

        for (int i = digits; i < 7; i++) ticks *= 10;
        return digits > 0;
    }

    private bool TryOffset(out long ticks)
    {
        ticks = 0;
        if (TryMark((byte)' ') && _at == _text.Length) return false;
        if (TryMark((byte)'Z') || TryMark((byte)'z')) return true;
        bool west = TryMark((byte)'-');
        if (!west && !TryMark((byte)'+')) return false;
        if (!TryNumber(2, 2, out int hours, out _)) return false;
        int minutes = 0;
        if (_at < _text.Length)
        {
            TryMark((byte)':');
            if (!TryNumber(2, 2, out minutes, out _)) return false;
        }

        HasWrongOffset = _at == _text.Length && (minutes > 59 || (hours * 60) + minutes > 14 * 60);
        if (HasWrongOffset) return false;
        ticks = ((hours * 60L) + minutes) * NodaConstants.TicksPerMinute * (west ? -1 : 1);
        return true;
    }

    private bool TryMark(byte mark)
    {
        if (_at >= _text.Length || _text[_at] != mark) return false;
        _at++;
        return true;
    }

    private bool TryNumber(int fewest, int most, out int value, out int digits)
    {
        value = 0;
        digits = 0;
        while (_at < _text.Length && digits < most)
        {
            int digit = _text[_at] - '0';
            if (digit is < 0 or > 9) break;
            value = (value * 10) + digit;
            digits++;
            _at++;
        }

        return digits >= fewest;
    }
}
