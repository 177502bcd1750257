using Forecasting.Tests.Architecture;

namespace Forecasting.Package.Tests;

/// <summary>What the README and the documents show works as shown, with the packages as a user gets them.</summary>
[Collection<PackedCollection>]
public sealed class ReadmeTests(PackedLibrary library)
{
    // The longest that a first page may take to run, on a busy machine.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    private static readonly string[] ShellWords = ["cd", "export"];

    private static readonly string[] DotnetVerbs = ["add", "build", "format", "new", "pack", "restore", "run", "test", "tool"];

    [Fact]
    public async Task FirstBlock_InANewProjectWithThePackage_Runs()
    {
        string project = library.WriteProject("firstpage", ["Forecasting"]);
        await File.WriteAllTextAsync(Path.Combine(project, "Program.cs"), First(Readme()).Text, TestContext.Current.CancellationToken);
        await BuildAsync(project, "firstpage");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Longest);

        // From the root, where data/ lies.
        string program = Path.Combine(project, "bin", "Release", "net10.0", "firstpage.dll");
        (int code, string output) = await DotnetCommand.RunAsync(SourceTree.Root, [program], limit.Token);

        Assert.True(code == 0, $"The first C# block of README.md ended with {code}:\n{output}");
        Assert.True(output.Trim().Length > 0, "The first C# block of README.md writes nothing: show what comes out.");
    }

    [Fact]
    public async Task Blocks_OfReadmeAndDocuments_Compile()
    {
        SourceFile[] documents = [Readme(), .. SourceTree.Files("docs", "*.md")];
        IReadOnlyList<(string Name, string Text)> files = CodeBlock.Files(documents.SelectMany(CodeBlock.Of).Where(block => block.Language == "csharp"));
        Assert.True(files.Count > 0, "README.md and docs hold no block that begins with ```csharp.");
        string project = library.WriteProject("blocks", library.Ids);
        foreach ((string name, string text) in files)
            await File.WriteAllTextAsync(Path.Combine(project, name), text, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(project, "Program.cs"), "return 0;\n", TestContext.Current.CancellationToken);

        await BuildAsync(project, "blocks");
    }

    [Fact]
    public async Task Commands_OfReadme_Exist()
    {
        string[] commands =
        [
            .. CodeBlock.Of(Readme()).Where(block => block.Language is "sh" or "bash" or "shell").SelectMany(block => block.Text.Split('\n'))
                .Select(line => line.Split(" #")[0].Trim()).Where(line => line.Length > 0 && line[0] != '#'),
        ];
        Assert.True(commands.Length > 0, "README.md shows no command in a block that begins with ```sh.");
        foreach (string command in commands) await CheckAsync(command);
    }

    private static SourceFile Readme() => SourceTree.Files("", "README.md").Single(file => file.Path == "README.md");

    private static CodeBlock First(SourceFile readme) => CodeBlock.Of(readme).FirstOrDefault(block => block.Language == "csharp")
        ?? throw new InvalidOperationException("README.md holds no block that begins with ```csharp: its first one is the program that this test runs.");

    private static async Task BuildAsync(string project, string name)
    {
        (int code, string output) = await DotnetCommand.RunAsync(
            project, ["build", name + ".csproj", "-c", "Release", "-v", "quiet"], TestContext.Current.CancellationToken);
        Assert.True(code == 0, $"Blocks that do not compile (a block that needs the names of the one before it begins with ```csharp continued):\n{output}");
    }

    private async Task CheckAsync(string command)
    {
        string[] words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        switch (words[0])
        {
            case "dotnet":
                CheckDotnet(command, words);
                break;
            case "forecast":
                await CheckToolAsync(command, words);
                break;
            default:
                Assert.True(ShellWords.Contains(words[0]) || IsOnThePath(words[0]), $"README.md shows '{command}': there is no '{words[0]}'.");
                break;
        }
    }

    private void CheckDotnet(string command, string[] words)
    {
        Assert.True(words.Length > 1 && DotnetVerbs.Contains(words[1]), $"README.md shows '{command}': is that a verb of dotnet?");
        int package = words[1] switch { "add" => Array.IndexOf(words, "package") + 1, "tool" => Array.IndexOf(words, "install") + 1, _ => 0 };
        if (package > 0)
        {
            string id = words.Skip(package).First(word => word[0] != '-');
            Assert.True(library.Ids.Contains(id) || PackedLibrary.Tools.Contains(id), $"README.md shows '{command}': there is no package '{id}'.");
        }

        int project = Array.IndexOf(words, "--project");
        if (project > 0)
            Assert.True(Path.Exists(Path.Combine(SourceTree.Root, words[project + 1])), $"README.md shows '{command}': there is no project '{words[project + 1]}'.");
    }

    private static async Task CheckToolAsync(string command, string[] words)
    {
        string folder = Path.Combine(SourceTree.Root, "src", "Forecasting.Cli", "bin", PackedLibrary.Configuration, "net10.0");
        string settings = Directory.EnumerateFiles(folder, "*.runtimeconfig.json").Single();
        string program = settings.Replace(".runtimeconfig.json", ".dll", StringComparison.Ordinal);
        string[] verb = words.Length > 1 && words[1][0] != '-' ? [words[1]] : [];
        (int code, string output) = await DotnetCommand.RunAsync(SourceTree.Root, [program, .. verb, "--help"], TestContext.Current.CancellationToken);
        Assert.True(code == 0, $"README.md shows '{command}': its help ended with {code}:\n{output}");
        string[] options = [.. words.Where(word => word.StartsWith("--", StringComparison.Ordinal)).Select(word => word.Split('=')[0])];
        Assert.All(options, option => Assert.True(output.Contains(option, StringComparison.Ordinal), $"README.md shows '{command}': the help knows no {option}."));
    }

    private static bool IsOnThePath(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, name)) || File.Exists(Path.Combine(folder, name + ".exe")));
}
