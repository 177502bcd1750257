using System.Collections.Immutable;

namespace Forecasting.Tables;

/// <summary>How a text table is written: what is not declared is found out, and reported as a finding.</summary>
public sealed record CsvReadOptions
{
    /// <summary>Gets the separator of the fields.</summary>
    /// <value>
    /// An ASCII character, not a quote or a line end. The default is null: the one of <c>, ; tab |</c> that the header holds most
    /// often, which is reported.
    /// </value>
    public char? Delimiter
    {
        get;
        init => field = value is null || IsMark(value.Value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The separator is an ASCII character, not a quote or a line end.");
    }

    /// <summary>Gets the decimal mark, a point or a comma.</summary>
    /// <value>The default is a point. Thousands separators are never read.</value>
    public char DecimalMark
    {
        get;
        init
        {
            if (value is not ('.' or ',')) throw new ArgumentOutOfRangeException(nameof(value), value, "The decimal mark is a point or a comma.");
            field = value;
        }
    } = '.';

    /// <summary>Gets the words that stand for a missing number, compared without regard to case; an empty field always does.</summary>
    /// <value>The default is <c>NaN</c>, <c>NA</c> and <c>null</c>.</value>
    public ImmutableArray<string> MissingWords { get; init; } = ["NaN", "NA", "null"];

    /// <summary>Gets the form of the times: a NodaTime pattern such as <c>dd/MM/uuuu HH:mm</c>, or <c>unix-s</c>, <c>unix-ms</c>.</summary>
    /// <value>
    /// The default is null: the ISO form (<c>2024-03-31 01:00</c>, with <c>T</c>, seconds, fraction and offset or without), and
    /// <c>31.03.2024 01:00</c>, which is reported. A date with slashes whose first part is a year is read as such.
    /// </value>
    public string? TimeFormat { get; init; }

    /// <summary>Gets the encoding: <c>utf-8</c>, <c>utf-16</c> or <c>latin1</c>.</summary>
    /// <value>The default is UTF-8, or UTF-16 where the file begins with its byte-order mark.</value>
    public string Encoding
    {
        get;
        init
        {
            if (value is not ("utf-8" or "utf-16" or "latin1"))
                throw new ArgumentOutOfRangeException(nameof(value), value, "The encoding is utf-8, utf-16 or latin1.");
            field = value;
        }
    } = "utf-8";

    /// <summary>Gets the character that begins a comment line.</summary>
    /// <value>An ASCII character, not a quote or a line end. The default is null: there are no comments.</value>
    public char? Comment
    {
        get;
        init => field = value is null || IsMark(value.Value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The comment mark is an ASCII character, not a quote or a line end.");
    }

    /// <summary>Gets the longest line that is read, in bytes.</summary>
    /// <value>From 1,024 to 1 GiB. The default is 1 MiB.</value>
    public int MaximumLineBytes
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1024);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1 << 30);
            field = value;
        }
    } = 1 << 20;

    /// <summary>Gets how many times its own size a compressed file may expand to.</summary>
    /// <value>At least 1. The default is 100.</value>
    public int MaximumExpansion
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 100;

    private static bool IsMark(char value) => char.IsAscii(value) && value is not ('"' or '\r' or '\n');
}
