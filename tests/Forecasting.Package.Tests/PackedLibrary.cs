using System.Xml.Linq;
using Forecasting.Tests.Architecture;

namespace Forecasting.Package.Tests;

/// <summary>The packages of the library, made in a folder of their own from what was built; removed in the end.</summary>
public sealed class PackedLibrary : IAsyncLifetime
{
#if DEBUG
    internal const string Configuration = "Debug";
#else
    internal const string Configuration = "Release";
#endif

    // A version of its own for each run: the machine's package cache keeps what it has seen.
    internal string Version { get; } = $"0.0.1-test.{Guid.NewGuid():N}";

    internal string Folder { get; } = Directory.CreateTempSubdirectory("forecasting-package-").FullName;

    internal string Feed => Path.Combine(Folder, "packages");

    /// <summary>Gets the ids of the packages, those of tools left out.</summary>
    internal IReadOnlyList<string> Ids { get; } = [.. Packable(tools: false)];

    /// <summary>Gets the ids of the tools.</summary>
    internal static IReadOnlyList<string> Tools { get; } = [.. Packable(tools: true)];

    internal string FileOf(string id, string extension) => Path.Combine(Feed, $"{id}.{Version}.{extension}");

    public async ValueTask InitializeAsync()
    {
        Assert.Contains("Forecasting", Ids);
        foreach (string id in Ids)
        {
            (int code, string output) = await DotnetCommand.RunAsync(
                SourceTree.Root,
                ["pack", $"src/{id}/{id}.csproj", "-c", Configuration, "--no-build", "-o", Feed, $"-p:PackageVersion={Version}", "-v", "quiet"],
                CancellationToken.None);
            Assert.True(code == 0, $"'dotnet pack src/{id}' ended with {code}:\n{output}");
        }
    }

    /// <summary>Writes a console project that has the packages, and nothing of the repository's own settings.</summary>
    internal string WriteProject(string name, IEnumerable<string> ids)
    {
        string project = Path.Combine(Folder, name);
        Directory.CreateDirectory(project);
        foreach (string file in (string[])["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"])
            File.WriteAllText(Path.Combine(project, file), "<Project />");
        var document = new XDocument(new XElement(
            "Project",
            new XAttribute("Sdk", "Microsoft.NET.Sdk"),
            new XElement(
                "PropertyGroup",
                new XElement("OutputType", "Exe"),
                new XElement("TargetFramework", "net10.0"),
                new XElement("ImplicitUsings", "enable"),
                new XElement("Nullable", "enable"),
                new XElement("RestoreAdditionalProjectSources", Feed),
                new XElement("UseAppHost", "false")),
            new XElement("ItemGroup", ids.Select(id => new XElement("PackageReference", new XAttribute("Include", id), new XAttribute("Version", Version))))));
        document.Save(Path.Combine(project, name + ".csproj"));
        return project;
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        string cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        // The cache writes ids in small letters.
        foreach (string package in Directory.EnumerateDirectories(cache, "forecasting*"))
        {
            string kept = Path.Combine(package, Version);
            if (!Directory.Exists(kept)) continue;
            Directory.Delete(kept, recursive: true);
            if (!Directory.EnumerateFileSystemEntries(package).Any()) Directory.Delete(package);
        }

        return ValueTask.CompletedTask;
    }

    private static IEnumerable<string> Packable(bool tools) => SourceTree.Files("src", "*.csproj")
        .Where(file => file.Text.Contains("<IsPackable>true", StringComparison.Ordinal))
        .Where(file => file.Text.Contains("<PackAsTool>true", StringComparison.Ordinal) == tools)
        .Select(file => file.Folder["src/".Length..]);
}
