using System.Globalization;
using System.Text;

namespace Forecasting.Tables;

/// <summary>Reads numbers: invariant, no thousands, finite, the nearest double.</summary>
internal sealed class NumberText(CsvReadOptions options, TableFault fault)
{
    /// <summary>The largest power of ten that is a double without rounding.</summary>
    public const int ExactPower = 22;

    /// <summary>The powers of ten that are exact.</summary>
    public static readonly double[] Powers = [.. Enumerable.Range(0, ExactPower + 1).Select(power => double.Parse($"1e{power}", CultureInfo.InvariantCulture))];

    private readonly byte _mark = (byte)options.DecimalMark;
    private readonly byte[] _thousands = options.ThousandsMark is { } mark ? Encoding.UTF8.GetBytes([mark]) : [];

    /// <summary>Reads a number; <see cref="double.NaN"/> where the field is empty or a word for missing.</summary>
    public double Read(ReadOnlySpan<byte> field, long line, string column) =>
        TryQuick(field, out double value) ? value : ReadSlowly(field, line, column);

    // Up to fifteen digits and a power of ten that is exact: one division gives the nearest double (Clinger 1990).
    private bool TryQuick(ReadOnlySpan<byte> field, out double value)
    {
        value = double.NaN;
        bool negative = field.Length > 0 && field[0] == (byte)'-';
        if (negative) field = field[1..];
        if (field.Length is 0 or > 16) return false;
        ulong digits = 0;
        int whole = Digits(field, ref digits);
        int decimals = 0;
        if (whole < field.Length)
        {
            if (field[whole] != _mark) return false;
            field = field[(whole + 1)..];
            decimals = Digits(field, ref digits);
            if (decimals < field.Length || whole + decimals == 0) return false;
        }
        else if (whole == 16)
        {
            return false;
        }

        double number = decimals > 0 ? (long)digits / Powers[decimals] : (long)digits;
        value = negative ? -number : number;
        return true;
    }

    private static int Digits(ReadOnlySpan<byte> text, ref ulong digits)
    {
        ulong number = digits;
        int at = 0;
        for (; at < text.Length; at++)
        {
            uint digit = unchecked((uint)(text[at] - '0'));
            if (digit > 9) break;
            number = unchecked((number * 10) + digit);
        }

        digits = number;
        return at;
    }

    private double ReadSlowly(ReadOnlySpan<byte> field, long line, string column)
    {
        ReadOnlySpan<byte> text = field.Trim((byte)' ');
        if (text.IsEmpty || IsMissing(text)) return double.NaN;
        Span<byte> normal = text.Length <= 64 ? stackalloc byte[text.Length] : new byte[text.Length];
        normal = normal[..WithoutThousands(text, normal)];
        bool wrongMark = _mark == (byte)',' ? normal.Contains((byte)'.') : normal.Contains((byte)',');
        if (_mark == (byte)',') normal.Replace((byte)',', (byte)'.');
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        // Words such as Infinity, which TryParse would take, do not begin as a number.
        bool number = !wrongMark && normal.TrimStart("+-"u8) is [>= (byte)'0' and <= (byte)'9' or (byte)'.', ..];
        if (number && double.TryParse(normal, Style, CultureInfo.InvariantCulture, out double value))
        {
            return double.IsFinite(value) ? value : throw fault.At(
                "ING-081", $"{TableFault.Shown(field)} overflows a double; correct the value, or leave it empty.", line, column);
        }

        if (IsInfinity(text))
            throw fault.At("ING-082", $"{TableFault.Shown(field)} is not finite; correct the value, leave it empty, or name the word in MissingWords.", line, column);
        string remedy = wrongMark ? $"the decimal mark is '{(char)_mark}', set DecimalMark if it is another" : "correct it, or name the word in MissingWords if it stands for a missing value";
        throw fault.At("ING-080", $"{TableFault.Shown(field)}{CodePoint(text)} is not a number: {remedy}.", line, column);
    }

    // Leaves the mark of thousands out where it stands as it must: one to three digits, then groups of three before the decimal mark.
    private int WithoutThousands(ReadOnlySpan<byte> text, Span<byte> output)
    {
        text.CopyTo(output);
        if (_thousands.Length == 0 || text.IndexOf(_thousands) < 0) return text.Length;
        int sign = text[0] is (byte)'-' or (byte)'+' ? 1 : 0;
        int end = text.IndexOf(_mark) is >= 0 and { } mark ? mark : text.Length;
        int written = sign;
        int at = sign;
        while (at < end)
        {
            int digits = 0;
            while (at + digits < end && text[at + digits] is >= (byte)'0' and <= (byte)'9') digits++;
            bool last = at + digits == end;
            if (at == sign ? digits is < 1 or > 3 : digits != 3) return Whole(text, output);
            if (!last && !text[(at + digits)..].StartsWith(_thousands)) return Whole(text, output);
            text.Slice(at, digits).CopyTo(output[written..]);
            written += digits;
            at += digits + (last ? 0 : _thousands.Length);
            if (!last && at >= end) return Whole(text, output);
        }

        text[end..].CopyTo(output[written..]);
        return written + text.Length - end;
    }

    private static int Whole(ReadOnlySpan<byte> text, Span<byte> output)
    {
        text.CopyTo(output);
        return text.Length;
    }

    private bool IsMissing(ReadOnlySpan<byte> text)
    {
        foreach (string word in options.MissingWords)
        {
            if (Ascii.EqualsIgnoreCase(text, word) || (word.Any(c => c > 127) && Encoding.UTF8.GetString(text) == word)) return true;
        }

        return false;
    }

    private static bool IsInfinity(ReadOnlySpan<byte> text)
    {
        ReadOnlySpan<byte> word = text.TrimStart("+-"u8);
        return Ascii.EqualsIgnoreCase(word, "infinity") || Ascii.EqualsIgnoreCase(word, "inf") || word.SequenceEqual("∞"u8);
    }

    private static string CodePoint(ReadOnlySpan<byte> text)
    {
        foreach (Rune rune in Encoding.UTF8.GetString(text).EnumerateRunes())
        {
            if (rune.Value > 127) return string.Create(CultureInfo.InvariantCulture, $" (with U+{rune.Value:X4})");
        }

        return "";
    }
}
