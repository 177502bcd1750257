using System.Globalization;
using System.Text;

namespace Forecasting.Tables;

/// <summary>Makes the error of one place in a table.</summary>
internal sealed class TableFault(string file)
{
    private const int ShownCharacters = 60;

    public string File { get; } = file;

    public SeriesDataException At(string code, string message, long? line = null, string? column = null) => new(Finding(code, message, line, column));

    /// <summary>Makes the error that another exception stands behind.</summary>
    public SeriesDataException Because(Exception cause, string code, string message, long? line = null) => new(Finding(code, message, line, null), cause);

    /// <summary>Makes a finding about the whole table.</summary>
    public Finding Told(string code, FindingSeverity severity, string message, long count = 1) =>
        new() { Code = code, Severity = severity, Message = message, File = File, Count = count };

    /// <summary>Returns a field as text that is safe to show: control, bidirectional and invisible characters escaped, long ones cut.</summary>
    public static string Shown(ReadOnlySpan<byte> field) =>
        Shown(Encoding.UTF8.GetString(field.Length > 4 * ShownCharacters ? field[..(4 * ShownCharacters)] : field));

    /// <inheritdoc cref="Shown(ReadOnlySpan{byte})"/>
    public static string Shown(string text) => Excerpt(text, ShownCharacters);

    /// <summary>Returns the beginning of a text, safe to show as <see cref="Shown(string)"/> does.</summary>
    public static string Excerpt(string text, int most)
    {
        var shown = new StringBuilder("'");
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (shown.Length > most)
            {
                shown.Append("...");
                break;
            }

            UnicodeCategory category = Rune.GetUnicodeCategory(rune);
            bool plain = rune.Value < 128 ? rune.Value >= 32 && rune.Value != 127 : category is not (UnicodeCategory.Control or UnicodeCategory.Format);
            if (plain) shown.Append(rune.ToString());
            else shown.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}");
        }

        return shown.Append('\'').ToString();
    }

    private Finding Finding(string code, string message, long? line, string? column) => new()
    {
        Code = code,
        Severity = FindingSeverity.Error,
        Message = message,
        File = File,
        Line = line,
        Column = column,
    };
}
