using System.IO.Compression;
using System.Xml.Linq;

namespace Forecasting.Package.Tests;

[Collection<PackedCollection>]
public sealed class PackageTests(PackedLibrary library)
{
    [Fact]
    public void Package_EachOfThem_HasWhatAUserLooksFor()
    {
        foreach (string id in library.Ids)
        {
            using ZipArchive archive = ZipFile.OpenRead(library.FileOf(id, "nupkg"));
            string[] entries = [.. archive.Entries.Select(entry => entry.FullName)];
            Assert.Contains($"lib/net10.0/{id}.dll", entries);
            Assert.Contains($"lib/net10.0/{id}.xml", entries);
            Assert.Contains("README.md", entries);

            XElement metadata = Metadata(archive);
            Assert.Equal(id, Value(metadata, "id"));
            Assert.Equal("README.md", Value(metadata, "readme"));
            Assert.Equal("MIT", Value(metadata, "license"));
            Assert.Equal("expression", Child(metadata, "license").Attribute("type")!.Value);
            Assert.True(Value(metadata, "description").Length > 40, $"The description of {id} says little.");
            Assert.Contains("forecasting", Value(metadata, "tags"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Package_EachOfThem_LeadsBackToItsSource()
    {
        foreach (string id in library.Ids)
        {
            using ZipArchive archive = ZipFile.OpenRead(library.FileOf(id, "nupkg"));
            XElement repository = Child(Metadata(archive), "repository");
            Assert.Equal("git", repository.Attribute("type")!.Value);
            Assert.Matches("^[0-9a-f]{40}$", repository.Attribute("commit")!.Value);
        }
    }

    [Fact]
    public void Package_EachOfThem_HasSymbols()
    {
        foreach (string id in library.Ids)
        {
            using ZipArchive symbols = ZipFile.OpenRead(library.FileOf(id, "snupkg"));
            Assert.Contains($"lib/net10.0/{id}.pdb", symbols.Entries.Select(entry => entry.FullName));
        }
    }

    [Fact]
    public void Package_EachOfThem_DependsOnNothingThatOnlyABuildNeeds()
    {
        foreach (string id in library.Ids)
        {
            using ZipArchive archive = ZipFile.OpenRead(library.FileOf(id, "nupkg"));
            string[] needed = [.. Metadata(archive).Descendants().Where(element => element.Name.LocalName == "dependency").Select(element => element.Attribute("id")!.Value)];
            Assert.NotEmpty(needed);
            Assert.DoesNotContain(needed, name => name.Contains("Analyzers", StringComparison.Ordinal) || name.Contains("xunit", StringComparison.Ordinal));
        }
    }

    private static XElement Metadata(ZipArchive archive)
    {
        using Stream stream = archive.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        return Child(XDocument.Load(stream).Root!, "metadata");
    }

    private static XElement Child(XElement parent, string name) => parent.Elements().Single(element => element.Name.LocalName == name);

    private static string Value(XElement parent, string name) => Child(parent, name).Value;
}
