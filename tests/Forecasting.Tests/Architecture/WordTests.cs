using System.Text.RegularExpressions;

namespace Forecasting.Tests.Architecture;

/// <summary>Sources and documents speak of the library: not of who wrote them, with what, or on which machine.</summary>
public sealed class WordTests
{
    // In pieces, so that this file does not hold them.
    private static readonly string[] Banned =
    [
        "/wo" + "rk/", "/ro" + "ot/", "/ho" + @"me/\w", @"[A-Z]:\\Us" + "ers", "file:/" + "//",
        @"\bClau" + @"de\b", @"\bAnthro" + @"pic\b", @"\bOpen" + @"AI\b", @"\bChat" + "GPT", @"\bCopi" + @"lot\b", @"\blanguage mo" + @"del\b", @"\bAI assis" + "tant",
        @"\bwork" + @"tree\b", @"\bsub" + @"agent\b", @"\bto" + @"do:", @"\bfix" + @"me\b", @"\bissue " + @"#?\d",
        @"https?://[^/\s]*\.(?:inter" + @"nal|cor" + @"p|lan)\b",
    ];

    private static readonly Regex Pattern = new(string.Join('|', Banned), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    [Fact]
    public void SourcesAndDocuments_HoldNoBannedWord()
    {
        IReadOnlyList<SourceFile> files =
        [
            .. SourceTree.Code("src", "tests", "benchmarks"),
            .. SourceTree.Files("", "*.md"),
            .. SourceTree.Files("", "*.csproj"),
            .. SourceTree.Files("", "*.props"),
            .. SourceTree.Files("", "*.targets"),
            .. SourceTree.Files("src", "*.txt"),
            .. SourceTree.Files(".ci", "*"),
        ];
        Assert.Contains(files, file => file.Path == "README.md");
        Assert.Contains(files, file => file.Path == "src/Forecasting/Forecasting.csproj");

        Assert.Empty(files.SelectMany(file => Pattern.Matches(file.Text).Select(match => $"{file.Path}: {match.Value}")));
    }

    [Theory]
    [InlineData("written with Clau", "de")]
    [InlineData("see /wo", "rk/main")]
    [InlineData("as in issue", " #12")]
    public void Pattern_BannedWord_IsSeen(string first, string rest) => Assert.Matches(Pattern, first + rest);
}
