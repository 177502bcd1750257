using System.Runtime.CompilerServices;
using Forecasting.Accuracy.DataQuality;

namespace Forecasting.Tests.Preparation.Examination;

/// <summary>Holds docs/data-quality.md to what <c>Forecasting.Accuracy data-quality</c> writes.</summary>
public class DataQualityDocumentTests
{
    [Fact]
    public async Task Document_OfFreshExaminations_IsTheSame()
    {
        string fresh = DataQualityDocument.Of([.. OpenSet.All.Select(set => (set, set.Examine()))]);
        Assert.Equal(await File.ReadAllTextAsync(PathOf(), TestContext.Current.CancellationToken), fresh, ignoreLineEndingDifferences: true);
    }

    private static string PathOf([CallerFilePath] string path = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "..", "..", "docs", "data-quality.md"));
}
