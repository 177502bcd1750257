using System.CommandLine;
using Forecasting.Search;

namespace Forecasting.Cli.Options;

/// <summary>Which forecasters are meant.</summary>
internal static class ForecasterOptions
{
    /// <summary>The forecasters that are compared where none is named: from a yardstick to the best.</summary>
    public static readonly string[] Compared = ["seasonal-naive", "ssa", "linear", "boosting", "hybrid"];

    /// <summary>The forecaster that is used where none is named.</summary>
    public const string Best = "hybrid";

    public static Option<string[]?> Several() => Parsed.Text(
        "--forecaster", "NAMES", $"Forecasters, separated by commas (default: {string.Join(',', Compared)}). There are: {All}.", Names);

    public static Option<string?> One() => Parsed.Text("--forecaster", "NAME", $"The forecaster (default: {Best}). There are: {All}.", Name);

    private static string All => string.Join(", ", ForecasterCatalog.Names);

    private static string[] Names(string text)
    {
        string[] names = NameList.Parse(text);
        foreach (string name in names) _ = Name(name);
        return names.Distinct(StringComparer.Ordinal).Count() == names.Length ? names : throw new ArgumentException($"'{text}' names a forecaster twice.");
    }

    private static string Name(string text)
    {
        _ = ForecasterCatalog.Create(text);
        return text;
    }
}
