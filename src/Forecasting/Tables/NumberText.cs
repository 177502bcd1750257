using System.Globalization;

namespace Forecasting.Tables;

/// <summary>Reads numbers: invariant, no thousands, finite, the nearest double.</summary>
internal sealed class NumberText(CsvReadOptions options, CsvFault fault)
{
    private const int ExactPower = 22;

    private static readonly double[] Powers = [.. Enumerable.Range(0, ExactPower + 1).Select(power => double.Parse($"1e{power}", CultureInfo.InvariantCulture))];

    private readonly byte _mark = (byte)options.DecimalMark;

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
        long digits = 0;
        int decimals = -1;
        foreach (byte b in field)
        {
            if (b == _mark && decimals < 0)
            {
                decimals = 0;
                continue;
            }

            int digit = b - '0';
            if (digit is < 0 or > 9) return false;
            digits = unchecked((digits * 10) + digit);
            if (decimals >= 0) decimals++;
        }

        if (field.Length == 1 && decimals == 0) return false;
        double number = decimals > 0 ? digits / Powers[decimals] : digits;
        value = negative ? -number : number;
        return field.Length < 16 || decimals >= 0;
    }

    private double ReadSlowly(ReadOnlySpan<byte> field, long line, string column)
    {
        ReadOnlySpan<byte> text = field.Trim((byte)' ');
        if (text.IsEmpty || IsMissing(text)) return double.NaN;
        Span<byte> normal = text.Length <= 64 ? stackalloc byte[text.Length] : new byte[text.Length];
        text.CopyTo(normal);
        bool wrongMark = _mark == (byte)',' ? normal.Contains((byte)'.') : normal.Contains((byte)',');
        if (_mark == (byte)',') normal.Replace((byte)',', (byte)'.');
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        // Words such as Infinity, which TryParse would take, do not begin as a number.
        bool number = !wrongMark && normal.TrimStart("+-"u8) is [>= (byte)'0' and <= (byte)'9' or (byte)'.', ..];
        if (number && double.TryParse(normal, Style, CultureInfo.InvariantCulture, out double value))
        {
            return double.IsFinite(value) ? value : throw fault.At(
                "ING-081", $"{CsvFault.Shown(field)} overflows a double; correct the value, or leave it empty.", line, column);
        }

        if (IsInfinity(text))
            throw fault.At("ING-082", $"{CsvFault.Shown(field)} is not finite; correct the value, leave it empty, or name the word in MissingWords.", line, column);
        string remedy = wrongMark ? $"the decimal mark is '{(char)_mark}', set DecimalMark if it is another" : "correct it, or name the word in MissingWords if it stands for a missing value";
        throw fault.At("ING-080", $"{CsvFault.Shown(field)}{CodePoint(text)} is not a number: {remedy}.", line, column);
    }

    private bool IsMissing(ReadOnlySpan<byte> text)
    {
        foreach (string word in options.MissingWords)
        {
            if (System.Text.Ascii.EqualsIgnoreCase(text, word) || (word.Any(c => c > 127) && System.Text.Encoding.UTF8.GetString(text) == word)) return true;
        }

        return false;
    }

    private static bool IsInfinity(ReadOnlySpan<byte> text)
    {
        ReadOnlySpan<byte> word = text.TrimStart("+-"u8);
        return System.Text.Ascii.EqualsIgnoreCase(word, "infinity") || System.Text.Ascii.EqualsIgnoreCase(word, "inf") || word.SequenceEqual("∞"u8);
    }

    private static string CodePoint(ReadOnlySpan<byte> text)
    {
        foreach (System.Text.Rune rune in System.Text.Encoding.UTF8.GetString(text).EnumerateRunes())
        {
            if (rune.Value > 127) return string.Create(CultureInfo.InvariantCulture, $" (with U+{rune.Value:X4})");
        }

        return "";
    }
}
