using System.CommandLine;
using System.Text.RegularExpressions;

namespace Forecasting.Cli.Tests;

/// <summary><c>docs/command-line.md</c> and the parser name the same options, and its examples parse.</summary>
public sealed partial class DocumentationTests
{
    private static readonly Command Root = ForecastCommand.Root(new Terminal(TextWriter.Null, TextWriter.Null));

    private static readonly Dictionary<string, string> Sections = ReadSections();

    public static TheoryData<string> Commands => [.. Root.Subcommands.Select(command => command.Name)];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Section_OfACommand_NamesExactlyItsOptions(string name)
    {
        Command command = Root.Subcommands.Single(child => child.Name == name);

        Assert.Equal(command.Options.Select(option => option.Name).Order(StringComparer.Ordinal), OptionsOf(name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Sections_OfCommands_AreThoseOfTheParser() => Assert.Equal(
        Root.Subcommands.Select(command => command.Name).Order(StringComparer.Ordinal),
        Sections.Keys.Where(title => title.StartsWith("forecast ", StringComparison.Ordinal)).Select(title => title[9..]).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Commands))]
    public void Example_OfEachOption_Parses(string name)
    {
        Command command = Root.Subcommands.Single(child => child.Name == name);
        string[] required = [.. command.Arguments.Select(_ => "file.csv"), .. command.Options.Where(option => option.Required).SelectMany(option => (string[])[option.Name, "x"])];
        foreach ((string option, string example) in TablesOf(name).SelectMany(RowsOf))
        {
            string[] words = example.Split(' ', 2);
            Assert.Equal(option, words[0]);
            int given = Array.IndexOf(required, option);
            string[] rest = given < 0 ? required : [.. required[..given], .. required[(given + 2)..]];
            Assert.True(command.Parse([.. rest, .. words]).Errors.Count == 0, $"forecast {name} {example}");
        }
    }

    [Fact]
    public void ShellBlocks_Parse()
    {
        string[] lines = [.. ShellBlock().Matches(Text()).SelectMany(block => block.Groups[1].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries))];

        Assert.True(lines.Length > Root.Subcommands.Count);
        Assert.All(lines, line => Assert.Empty(Root.Parse(line["forecast ".Length..]).Errors));
    }

    private static IEnumerable<string> OptionsOf(string command) => TablesOf(command).SelectMany(RowsOf).Select(row => row.Option);

    // The section of a command, and those that it refers to.
    private static IEnumerable<string> TablesOf(string command)
    {
        string own = Sections["forecast " + command];
        return Link().Matches(own).Select(link => Sections.Single(section => section.Key.Equals(link.Groups[1].Value, StringComparison.OrdinalIgnoreCase)).Value).Append(own);
    }

    private static IEnumerable<(string Option, string Example)> RowsOf(string section) =>
        OptionRow().Matches(section).Select(row => (row.Groups[1].Value, row.Groups[2].Value));

    private static Dictionary<string, string> ReadSections() => Text()
        .Split("\n## ")[1..]
        .Select(section => section.Split('\n', 2))
        .ToDictionary(parts => parts[0].Trim(), parts => parts[1]);

    private static string Text() => File.ReadAllText(Path.Combine(CommandRun.Root, "docs", "command-line.md")).ReplaceLineEndings("\n");

    [GeneratedRegex(@"^\| `(--[a-z-]+)` \|.*\| `([^`]+)` \|$", RegexOptions.Multiline)]
    private static partial Regex OptionRow();

    [GeneratedRegex(@"\]\(#([a-z]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex ShellBlock();
}
