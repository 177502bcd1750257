using System.Text.RegularExpressions;

namespace Forecasting.Tests.Architecture;

/// <summary>Where things stand: folders in their order, namespaces like folders, one public type a file.</summary>
public sealed partial class LayoutTests
{
    private const int MostLines = 400;

    // A folder may name only those before it; the empty name is the root. Sub-folders stand with their parents.
    private static readonly string[] Order =
    [
        "Numerics", "Time", "", "Tables", "Preparation", "Downloads", "Calendars", "Weather", "Features", "Forecasters", "Evaluation", "Search",
        "Explanation", "Packages", "Interop",
    ];

    private static readonly IReadOnlyList<SourceFile> Core = SourceTree.Code("src/Forecasting");

    [Fact]
    public void Folders_OfTheCore_AreThoseOfTheOrder() =>
        Assert.Empty(Core.Select(FolderOf).Distinct(StringComparer.Ordinal).Except(Order));

    [Fact]
    public void Code_OfAFolder_NamesFoldersBeforeItAlone()
    {
        var named = new List<string>();
        var wrong = new List<string>();
        foreach (SourceFile file in Core)
        {
            int own = Array.IndexOf(Order, FolderOf(file));
            foreach (string line in file.CodeLines)
            {
                foreach (Match match in NamedFolder().Matches(line))
                {
                    string folder = match.Groups["folder"].Value;
                    int other = Array.IndexOf(Order, folder);
                    if (other < 0) continue;
                    named.Add(folder);
                    if (other > own) wrong.Add($"{file.Path}: {line.Trim()}");
                }
            }
        }

        Assert.True(named.Count > 100, "The names of folders were not found in the code.");
        Assert.Empty(wrong);
    }

    [Fact]
    public void Code_BeforeTheRoot_NamesNoTypeOfTheRoot()
    {
        HashSet<string> root = [.. Core.Where(file => FolderOf(file).Length == 0).Select(file => file.Subject)];
        Assert.Contains("RegularPanel", root);
        var wrong = new List<string>();
        foreach (SourceFile file in Core.Where(file => FolderOf(file) is "Numerics" or "Time"))
        {
            foreach (string line in file.CodeLines)
            {
                string code = Quoted().Replace(line, "");
                wrong.AddRange(Word().Matches(code).Where(word => root.Contains(word.Value)).Select(_ => $"{file.Path}: {line.Trim()}"));
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void Namespace_OfEveryFile_IsItsFolder()
    {
        IReadOnlyList<SourceFile> files = SourceTree.Code("src");
        int found = 0;
        foreach (SourceFile file in files)
        {
            Match match = Namespace().Match(file.Text);
            if (!match.Success) continue;
            found++;
            Assert.Equal($"{file.Path}: {file.Folder["src/".Length..].Replace('/', '.')}", $"{file.Path}: {match.Groups[1].Value}");
        }

        Assert.True(found > 200, "The namespaces were not found.");
    }

    [Fact]
    public void PublicType_HasAFileOfItsOwnName()
    {
        int found = 0;
        foreach (SourceFile file in SourceTree.Code("src"))
        {
            string[] types = [.. PublicType().Matches(file.Text).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal)];
            if (types.Length == 0) continue;
            found++;
            Assert.Equal($"{file.Path}: {file.Subject}", $"{file.Path}: {string.Join(", ", types)}");
        }

        Assert.True(found > 80, "The public types were not found.");
    }

    [Fact]
    public void File_OfCode_HasAtMost400Lines() =>
        Assert.Empty(SourceTree.Code("src", "tests", "benchmarks").Where(file => file.Text.Count(c => c == '\n') > MostLines).Select(file => file.Path));

    [Fact]
    public void Tests_OfTheCore_StandWhereTheirSubjectsDo()
    {
        HashSet<string> folders = [.. Core.Select(file => file.Folder["src/Forecasting".Length..])];
        // Contracts and the long tests hold over all folders, and the architecture is the code itself.
        string[] own = ["/Architecture", "/Contracts", "/Long"];
        string[] tested = [.. SourceTree.Code("tests/Forecasting.Tests").Select(file => file.Folder["tests/Forecasting.Tests".Length..])];
        Assert.Empty(tested.Distinct(StringComparer.Ordinal).Except(folders).Except(own));
    }

    [Fact]
    public void NativeAndMachineLearning_AreTouchedInTheirFoldersAlone()
    {
        string[] allowed = ["src/Forecasting/Forecasters/Boosting/", "src/Forecasting/Interop/"];
        string[] touching = [.. Core.Where(file => file.CodeLines.Any(line => Foreign().IsMatch(line))).Select(file => file.Path)];
        Assert.Contains("src/Forecasting/Forecasters/Boosting/LightGbmNative.cs", touching);
        Assert.All(touching, path => Assert.Contains(allowed, folder => path.StartsWith(folder, StringComparison.Ordinal)));
    }

    private static string FolderOf(SourceFile file)
    {
        string[] parts = file.Path["src/Forecasting/".Length..].Split('/');
        return parts.Length == 1 ? "" : parts[0];
    }

    // In a using, after the name of the library, or alone before a type: Time.Horizon.
    [GeneratedRegex(@"(?:\bForecasting\.|(?<![\w.])(?=[A-Z]\w+\.[A-Z]))(?<folder>[A-Z]\w+)\b(?!\s*\()")]
    private static partial Regex NamedFolder();

    [GeneratedRegex(@"^namespace ([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"^public (?:(?:static|sealed|abstract|partial|readonly|ref|unsafe) )*(?:class|record struct|record|struct|enum|interface|delegate [\w<>\[\]]+) (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex PublicType();

    [GeneratedRegex(@"""[^""]*""")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"(?<![\w.])[A-Z]\w+\b")]
    private static partial Regex Word();

    [GeneratedRegex(@"\bMicrosoft\.ML\b|\bMicrosoft\.Data\.Analysis\b|\b(?:DllImport|LibraryImport)\b|\bNativeLibrary\b")]
    private static partial Regex Foreign();
}
