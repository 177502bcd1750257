using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Forecasting.Cli.Options;

/// <summary>Makes options whose text is read by the library's own parsers, so that a wrong one is refused by name before anything is read.</summary>
internal static class Parsed
{
    /// <summary>Makes an option of a value type.</summary>
    public static Option<T?> Value<T>(string name, string valueName, string help, Func<string, T> parse)
        where T : struct =>
        new(name) { Description = help, HelpName = valueName, Arity = ArgumentArity.ExactlyOne, CustomParser = result => Read<T?>(name, result, text => parse(text)) };

    /// <summary>Makes an option of a reference type.</summary>
    public static Option<T?> Text<T>(string name, string valueName, string help, Func<string, T> parse)
        where T : class =>
        new(name) { Description = help, HelpName = valueName, Arity = ArgumentArity.ExactlyOne, CustomParser = result => Read<T?>(name, result, parse) };

    /// <summary>Makes an option that holds a text as it is.</summary>
    public static Option<string?> Text(string name, string valueName, string help) => Text(name, valueName, help, text => text);

    /// <summary>Makes an option that is either there or not.</summary>
    public static Option<bool> Flag(string name, string help) => new(name) { Description = help };

    /// <summary>Makes an option of a whole number.</summary>
    public static Option<int?> Whole(string name, string help, int least, int most = int.MaxValue) => Value(name, "N", help, text =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) && value >= least && value <= most
            ? value
            : throw new ArgumentException(most == int.MaxValue && least > int.MinValue
                ? string.Create(CultureInfo.InvariantCulture, $"'{text}' is not a whole number of at least {least}.")
                : string.Create(CultureInfo.InvariantCulture, $"'{text}' is not a whole number from {least} to {most}.")));

    /// <summary>Makes an option of a number.</summary>
    public static Option<double?> Number(string name, string help) => Value(name, "X", help, text =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
            ? value
            : throw new ArgumentException($"'{text}' is not a number such as 0 or 12.5."));

    /// <summary>Makes an option that is one of a few words.</summary>
    public static Option<T?> Choice<T>(string name, string valueName, string help, (string Word, T Value)[] choices)
        where T : struct
    {
        string[] words = [.. choices.Select(choice => choice.Word)];
        Option<T?> option = Value(name, valueName, help, text =>
        {
            int place = Array.IndexOf(words, text);
            return place >= 0 ? choices[place].Value : throw new ArgumentException($"'{text}' is none of {string.Join(", ", words)}.");
        });
        option.CompletionSources.Add(_ => words.Select(word => new System.CommandLine.Completions.CompletionItem(word)));
        return option;
    }

    private static T? Read<T>(string name, ArgumentResult result, Func<string, T> parse)
    {
        try
        {
            return parse(result.Tokens[^1].Value);
        }
        catch (ArgumentException e)
        {
            result.AddError($"{name}: {Faults.Text(e)}");
            return default;
        }
    }
}
