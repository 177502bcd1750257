using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Forecasting.Tests;

/// <summary>Holds docs/findings.md to the codes that the library can give.</summary>
public partial class FindingCodesTests
{
    private static readonly string[] Severities = ["error", "warning", "information", "argument"];

    [Fact]
    public void Codes_OfTheSources_AreThoseOfTheDocument()
    {
        string root = Root();
        SortedSet<string> given = new(StringComparer.Ordinal);
        foreach (string file in Directory.EnumerateFiles(Path.Combine(root, "src", "Forecasting"), "*.cs", SearchOption.AllDirectories))
        {
            if (file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)) continue;
            foreach (Match match in Code().Matches(File.ReadAllText(file))) given.Add(match.Value);
        }

        Assert.True(given.Count > 40, $"{given.Count} codes were found in the sources.");
        string[] listed = [.. Rows(root).Select(row => row[0])];
        Assert.Equal(listed.Distinct(StringComparer.Ordinal), listed);
        Assert.True(given.SetEquals(listed), $"Not in docs/findings.md: {string.Join(", ", given.Except(listed))}. In no source: {string.Join(", ", listed.Except(given))}.");
    }

    [Fact]
    public void Document_EveryCode_HasSeverityMeaningAndRemedy()
    {
        foreach (string[] row in Rows(Root()))
        {
            Assert.True(row.Length == 4 && row.All(cell => cell.Length > 0), $"{row[0]} needs four cells.");
            Assert.Contains(Severities, word => row[1].StartsWith(word, StringComparison.Ordinal));
        }
    }

    private static List<string[]> Rows(string root) => [.. File.ReadLines(Path.Combine(root, "docs", "findings.md"))
        .Select(line => line.Trim().Trim('|').Split('|', StringSplitOptions.TrimEntries))
        .Where(cells => Code().IsMatch(cells[0]) && Code().Match(cells[0]).Length == cells[0].Length)];

    private static string Root([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", ".."));

    // UTF-16, CRC-32 and SHA-256 look like codes.
    [GeneratedRegex(@"\b(?!UTF-|CRC-|SHA-)[A-Z]{3,6}-[0-9]{2,3}\b")]
    private static partial Regex Code();
}
