using System.Runtime.CompilerServices;

namespace Forecasting.Tests.Preparation.Examination;

public class DataQualityDocumentTests
{
    [Fact]
    public async Task Document_OfFreshExaminations_IsTheSame()
    {
        string fresh = Fresh();
        Assert.Equal(await File.ReadAllTextAsync(PathOf(), TestContext.Current.CancellationToken), fresh, ignoreLineEndingDifferences: true);
    }

    /// <summary>Not a test but the command that writes the document.</summary>
    [Fact(Explicit = true)]
    public Task Write() => File.WriteAllTextAsync(PathOf(), Fresh(), TestContext.Current.CancellationToken);

    private static string Fresh() => DataQualityDocument.Of([.. OpenSet.All.Select(set => (set, set.Examine()))]);

    private static string PathOf([CallerFilePath] string path = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "..", "..", "docs", "data-quality.md"));
}
