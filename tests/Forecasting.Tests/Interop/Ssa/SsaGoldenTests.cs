using System.Numerics;
using System.Text.Json;
using Forecasting.Interop;
using Forecasting.Interop.Ssa;

namespace Forecasting.Tests.Interop.Ssa;

/// <summary>Holds the compatible behaviour to what Microsoft.ML.TimeSeries, run on Microsoft.ML 5.0.1, has computed.</summary>
public sealed class SsaGoldenTests
{
    public static IEnumerable<TheoryDataRow<string>> Names => SsaGolden.Names.DefaultIfEmpty("").Select(name => new TheoryDataRow<string>(name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Case_OfMlNet_IsReproduced(string name)
    {
        SsaGolden golden = Load(name);
        if (golden.IsException)
        {
            var exception = Record.Exception(() =>
            {
                using var engine = SsaAgreement.Fit(golden).CreateTimeSeriesEngine<SsaAgreement.Row, SsaAgreement.Prediction>(new Microsoft.ML.MLContext());
                engine.Predict();
            });
            Assert.Equal(golden.ExceptionType, exception?.GetType().FullName);
            Assert.Equal(golden.Message, exception!.Message);
            return;
        }

        var agreement = SsaAgreement.Of(golden);
        Assert.True(agreement.Holds, agreement.ToString());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Model_OfMlNet_IsReproduced(string name)
    {
        SsaGolden golden = Load(name);
        Assert.SkipWhen(golden.IsException, "An exception has no model.");
        SsaFit fit = SsaFit.Of(golden.Series, golden.Parameters, golden.HasBounds);
        Assert.Equal(golden.Info.GetProperty("isTrained").GetBoolean(), fit.IsTrained);
        Assert.Equal(golden.Info.GetProperty("isNaive").GetBoolean(), fit.IsNaive);
        Assert.Equal(golden.Model.GetProperty("windowSizeUsed").GetInt32(), fit.Model.Window);

        float[] state = SsaGolden.Floats(golden.Model.GetProperty("state"));
        float size = state.Max(Math.Abs);
        // Single precision on another order of additions.
        Assert.All(state.Zip(fit.Model.State.ToArray()), pair => Assert.Equal(pair.First, pair.Second, size * 2e-4f));
        if (fit.Model.Rank != golden.Model.GetProperty("rank").GetInt32() || golden.Parameters.ShouldStabilize) return;
        float[] alpha = SsaGolden.Floats(golden.Model.GetProperty("alpha"));
        Assert.All(alpha.Zip(fit.Model.Alpha.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-3f));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Roots_OfMlNet_AreMovedAlike(string name)
    {
        SsaGolden golden = Load(name);
        Assert.SkipWhen(golden.IsException, "An exception has no roots.");
        Assert.SkipUnless(golden.Info.GetProperty("rootsAfter").ValueKind == JsonValueKind.Array, "The model is not stabilised.");
        SsaFit fit = SsaFit.Of(golden.Series, golden.Parameters, golden.HasBounds);
        Assert.SkipUnless(fit.Model.Rank == golden.Model.GetProperty("rank").GetInt32(), "The ranks differ by rounding, and so do the roots.");
        SsaStability stability = Assert.IsType<SsaStability>(fit.Stability);

        Assert.Equal(golden.Info.GetProperty("polynomialTrend").GetBoolean(), stability.HasPolynomialTrend);
        Assert.Equal(golden.Info.GetProperty("artificialSeasonalityRemoved").GetBoolean(), stability.RemovedSeason);
        Assert.Equal(golden.Info.GetProperty("exponentialTrendFactor").GetDouble(), stability.Cap, 1e-6);
        // A root answers a change of the coefficients, which are rounded to seven digits, by more the nearer it is to another.
        foreach ((string list, IReadOnlyList<Complex> ours) in (ReadOnlySpan<(string, IReadOnlyList<Complex>)>)[("rootsBefore", stability.Before), ("rootsAfter", stability.After)])
        {
            foreach (JsonElement root in golden.Info.GetProperty(list).EnumerateArray())
            {
                var their = new Complex(root[0].GetDouble(), root[1].GetDouble());
                Assert.InRange(ours.Min(our => Complex.Abs(our - their)), 0, 1e-4);
            }
        }
    }

    [Fact]
    public void Cases_OfMlNet_AgreeToSinglePrecisionMostly()
    {
        SsaAgreement[] all = [.. Agreements()];
        double[] forecasts = [.. all.Select(agreement => agreement.Forecast).Order()];
        double[] bounds = [.. all.Where(agreement => agreement.Exception is null).Select(agreement => agreement.Bounds).Order()];
        // A single has seven digits; the bounds add a root and a difference.
        Assert.InRange(forecasts[forecasts.Length / 2], 0, 5e-6);
        Assert.InRange(bounds[bounds.Length / 2], 0, 1e-4);
    }

    /// <summary>Writes the table of agreement.</summary>
    [Fact(Explicit = true)]
    public void Agreement_WithMlNet_Table()
    {
        ITestOutputHelper output = TestContext.Current.TestOutputHelper!;
        output.WriteLine("| case | rank there | rank here | forecast | bounds | tolerances | verdict |");
        output.WriteLine("| --- | --- | --- | --- | --- | --- | --- |");
        foreach (SsaAgreement agreement in Agreements()) output.WriteLine(agreement.ToString());
    }

    private static IEnumerable<SsaAgreement> Agreements()
    {
        Load(SsaGolden.Names.FirstOrDefault() ?? "");
        return SsaGolden.Names.Select(SsaGolden.Load).Where(golden => !golden.IsException).Select(SsaAgreement.Of);
    }

    private static SsaGolden Load(string name)
    {
        Assert.SkipWhen(name.Length == 0, "Golden files: set FORECASTING_GOLDEN to the folder that holds ssa_mlnet.");
        return SsaGolden.Load(name);
    }
}
