using Forecasting.Forecasters.Boosting;

namespace Forecasting.Tests.Forecasters.Boosting;

public sealed class LightGbmLibraryTests
{
    [Theory]
    [InlineData("libgomp.so.1: cannot open shared object file", "linux-x64", "apt-get install libgomp1")]
    [InlineData("Library not loaded: libomp.dylib", "osx-x64", "brew install libomp")]
    [InlineData("lib_lightgbm not found", "linux-x64", "runtimes/linux-x64/native")]
    [InlineData("lib_lightgbm not found", "linux-arm64", "train on one of those and predict here")]
    public void Remedy_WhatIsMissing_SaysWhatToDo(string loaderMessage, string platform, string expected) =>
        Assert.Contains(expected, LightGbmLibrary.Remedy(loaderMessage, platform), StringComparison.Ordinal);

    // The parser of the native library reads memory out of bounds on crafted models: it must never be handed one.
    [Fact]
    public void Product_NeverReadsModelsOrPredictsNatively()
    {
        string[] imported = [.. typeof(LightGbmNative).GetMethods(System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic)
            .Select(method => method.Name)];
        Assert.Contains(nameof(LightGbmNative.BoosterCreate), imported);
        Assert.DoesNotContain(imported, name => name.Contains("Load", StringComparison.Ordinal) || name.Contains("Predict", StringComparison.Ordinal));
    }
}
