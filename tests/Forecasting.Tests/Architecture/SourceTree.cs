using System.Runtime.CompilerServices;

namespace Forecasting.Tests.Architecture;

/// <summary>The files of the repository that this test was compiled from.</summary>
internal static class SourceTree
{
    /// <summary>Gets the folder that holds the solution.</summary>
    /// <exception cref="InvalidOperationException">It is not where this file was compiled: a test that reads sources must not pass without them.</exception>
    public static string Root { get; } = FindRoot();

    /// <summary>Gets every C# file under some folders; each of them has some.</summary>
    public static IReadOnlyList<SourceFile> Code(params ReadOnlySpan<string> folders)
    {
        var files = new List<SourceFile>();
        foreach (string folder in folders)
        {
            IReadOnlyList<SourceFile> found = Files(folder, "*.cs");
            Assert.True(found.Count > 0, $"There is no source under {folder}.");
            files.AddRange(found);
        }

        return files;
    }

    /// <summary>Gets the files under a folder, without what a build makes.</summary>
    public static IReadOnlyList<SourceFile> Files(string folder, string pattern)
    {
        string full = Path.Combine(Root, folder);
        if (!Directory.Exists(full)) return [];
        return
        [
            .. Directory.EnumerateFiles(full, pattern, SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
                .Where(path => !path.Split('/').Any(part => part is "bin" or "obj" or ".git" or "TestResults"))
                .Order(StringComparer.Ordinal)
                .Select(path => new SourceFile(path, File.ReadAllText(Path.Combine(Root, path)))),
        ];
    }

    private static string FindRoot([CallerFilePath] string path = "")
    {
        string? folder = Path.GetDirectoryName(path);
        while (folder is not null && !File.Exists(Path.Combine(folder, "Forecasting.sln"))) folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException($"The solution was not found above '{path}'.");
    }
}
