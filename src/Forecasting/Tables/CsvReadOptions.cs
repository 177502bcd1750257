using System.Collections.Immutable;

namespace Forecasting.Tables;

/// <summary>How a text table is written: what is not declared is found out, and reported as a finding.</summary>
public sealed record CsvReadOptions : TableReadOptions
{
    /// <summary>Gets the separator of the fields.</summary>
    /// <value>The default is null: the one of <c>, ; tab |</c> that the header holds most often, which is reported.</value>
    /// <exception cref="ArgumentOutOfRangeException">It is no single byte, a quote or a line end.</exception>
    public char? Delimiter { get; init => field = Mark(value, "The separator is"); }

    /// <summary>Gets the decimal mark, a point or a comma.</summary>
    /// <value>The default is a point.</value>
    public char DecimalMark
    {
        get;
        init
        {
            if (value is not ('.' or ',')) throw new ArgumentOutOfRangeException(nameof(value), value, "The decimal mark is a point or a comma.");
            field = value;
        }
    } = '.';

    /// <summary>Gets the character that parts thousands: a point, a comma, an apostrophe or a space.</summary>
    /// <value>The default is null: a number with such a character is refused.</value>
    public char? ThousandsMark
    {
        get;
        init
        {
            if (value is not (null or '.' or ',' or '\'' or ' ' or '\u00A0' or '\u202F'))
                throw new ArgumentOutOfRangeException(nameof(value), value, "The mark of thousands is a point, a comma, an apostrophe or a space.");
            field = value;
        }
    }

    /// <summary>Gets the words that stand for a missing number, compared without regard to case; an empty field always does.</summary>
    /// <value>The default is <c>NaN</c>, <c>NA</c> and <c>null</c>.</value>
    public ImmutableArray<string> MissingWords { get; init; } = ["NaN", "NA", "null"];

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
    /// <value>The default is null: there are no comments.</value>
    /// <exception cref="ArgumentOutOfRangeException">It is no single byte, a quote or a line end.</exception>
    public char? Comment { get; init => field = Mark(value, "A comment begins with"); }

    /// <summary>Gets whether an hour in a column of its own may carry a letter where clocks repeat it, as markets write it: <c>3A</c> and <c>3B</c>, <c>02a</c> and <c>02b</c>.</summary>
    /// <value>
    /// The default is false: such an hour is an error (TIM-013). Where it is true, the letter is left out, and both rows have the same
    /// local time: set the schema's <see cref="SeriesSchema.ClockChange"/> to <see cref="Time.LocalTimeRule.ByOrder"/>, which places them in
    /// the order of the table.
    /// </value>
    public bool HourLetters { get; init; }

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

    private static char? Mark(char? value, string use) => value is { } mark && (!char.IsAscii(mark) || mark is '"' or '\r' or '\n' or '\0')
        ? throw new ArgumentOutOfRangeException(nameof(value), value, $"{use} one ASCII character, no quote and no line end.")
        : value;
}
