using System.CommandLine;
using Forecasting.Tables;

namespace Forecasting.Cli.Options;

/// <summary>How the text of a table is written.</summary>
internal sealed class TableOptions
{
    private readonly Option<string?> _timeFormat = Parsed.Text(
        "--time-format", "FORM", "Form of the times: a pattern such as 'dd/MM/uuuu HH:mm', or unix-s, unix-ms (default: ISO 8601).");

    private readonly Option<bool> _clampLeapSeconds = Parsed.Flag("--clamp-leap-seconds", "Read 23:59:60 as 23:59:59 (default: an error).");

    private readonly Option<bool> _hourLetters = Parsed.Flag("--hour-letters", "Hours in a column of their own may be 3A and 3B where clocks repeat them; needs --clock-change by-order.");

    private readonly Option<string[]?> _missing = Parsed.Text(
        "--missing", "WORDS", "Words for a missing number, separated by commas (default: NaN,NA,null; an empty field always is).", NameList.Parse);

    private readonly Option<char?> _delimiter = Parsed.Value(
        "--delimiter", "C", "Separator of the fields: a character, or tab (default: found in the header).", Delimiter);

    private readonly Option<char?> _decimal = Parsed.Choice("--decimal", "C", "Decimal mark: . or , (default: .).", [(".", '.'), (",", ',')]);

    private readonly Option<string?> _encoding = Parsed.Text(
        "--encoding", "NAME", "Encoding of the text: utf-8, utf-16, latin1 (default: utf-8, or as its byte-order mark says).", Encoding);

    public void AddTo(Command command)
    {
        command.Add(_timeFormat);
        command.Add(_clampLeapSeconds);
        command.Add(_hourLetters);
        command.Add(_missing);
        command.Add(_delimiter);
        command.Add(_decimal);
        command.Add(_encoding);
    }

    public CsvReadOptions Read(ParseResult parse)
    {
        var options = new CsvReadOptions
        {
            TimeFormat = parse.GetValue(_timeFormat),
            ClampLeapSeconds = parse.GetValue(_clampLeapSeconds),
            HourLetters = parse.GetValue(_hourLetters),
            Delimiter = parse.GetValue(_delimiter),
        };
        if (parse.GetValue(_decimal) is { } mark) options = options with { DecimalMark = mark };
        if (parse.GetValue(_encoding) is { } encoding) options = options with { Encoding = encoding };
        if (parse.GetValue(_missing) is { } words) options = options with { MissingWords = [.. words] };
        return options;
    }

    /// <summary>Refuses options that say how text is written where no file is text.</summary>
    /// <exception cref="ArgumentException">Such an option is given, and all files are Parquet.</exception>
    public void RequireText(ParseResult parse, params ReadOnlySpan<string> files)
    {
        foreach (string file in files)
        {
            if (!FileForm.IsParquet(file)) return;
        }

        Option[] text = [_hourLetters, _missing, _delimiter, _decimal, _encoding];
        if (text.FirstOrDefault(option => parse.GetResult(option) is { Implicit: false }) is { } given)
            throw new ArgumentException($"{given.Name} says how text is written, and '{files[0]}' is Parquet, which is not text; leave {given.Name} out.");
    }

    private static char Delimiter(string text) => text switch
    {
        "tab" or "\\t" => '\t',
        [var mark] => mark,
        _ => throw new ArgumentException($"'{text}' is not one character, and not tab."),
    };

    private static string Encoding(string text) => new CsvReadOptions { Encoding = text }.Encoding;
}
