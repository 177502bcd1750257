using Forecasting.Accuracy.DataQuality;
using Forecasting.Preparation.Examination;
using Forecasting.Tables;

namespace Forecasting.Tests.Preparation.Examination;

/// <summary>The open sets in the folder that FORECASTING_DATA names.</summary>
internal static class OpenSets
{
    /// <summary>Examines a set, or skips the test where it is not there.</summary>
    public static TableExamination Examine(this OpenSet set) => set.Read().Examine(null, TestContext.Current.CancellationToken);

    /// <summary>Reads a set, or skips the test where it is not there.</summary>
    public static SeriesTable Read(this OpenSet set)
    {
        string? folder = Environment.GetEnvironmentVariable("FORECASTING_DATA");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), $"Real data: set FORECASTING_DATA to the folder with {set.File}.");
        Assert.SkipUnless(File.Exists(Path.Combine(folder!, set.File)), $"Real data: {set.File} is not in the folder that FORECASTING_DATA names.");
        return set.Read(folder!, TestContext.Current.CancellationToken);
    }
}
