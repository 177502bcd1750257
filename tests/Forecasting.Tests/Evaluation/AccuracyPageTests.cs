using Forecasting.Accuracy.Page;
using Forecasting.Tests.Architecture;

namespace Forecasting.Tests.Evaluation;

/// <summary>Holds docs/accuracy.md to what <c>Forecasting.Accuracy page</c> writes.</summary>
public sealed class AccuracyPageTests
{
    private const string Results = "benchmarks/Forecasting.Accuracy/results.jsonl";

    private const string Naive = """
        {"suite":"s","forecaster":"seasonal-naive","weather":"none","origins":100,"series":1,"scored":2400,"metrics":{"mape":0.08,"coverage50":0.5,"coverage80":0.8,"coverage90":0.9},"published":{"seen (trained on it)":0.01,"known":0.05},"title":"A suite","unit":"MW","published_metric":"mape","published_also":{},"losses":100,"intervals":{"mape":[0.07,0.09]},"pit":[0.25,0.25,0.25,0.25],"coverage_band":{"coverage80":[0.78,0.82]},"coverage_hour_deviation":{"coverage80":0.02},"comparisons":[]}
        """;

    [Fact]
    public void Page_OfTheRepository_IsWhatTheCommandWrites()
    {
        string file = Path.Combine(SourceTree.Root, Results);
        Assert.SkipUnless(File.Exists(file), $"There is no {Results}: all suites are still to be scored.");
        // A line that says: make the page anew with the command page.
        Assert.Equal(AccuracyDocument.Of(ResultLine.Read(File.ReadLines(file))), File.ReadAllText(Path.Combine(SourceTree.Root, "docs/accuracy.md")).ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData(0.03, 0.02, 0.04, "better: it lies above our interval")]
    [InlineData(0.05, 0.04, 0.06, "not told apart: it lies inside our interval")]
    [InlineData(0.07, 0.06, 0.08, "worse: it lies below our interval")]
    public void Of_PrintedScore_IsSetBesideTheIntervalOfTheBest(double score, double low, double high, string verdict)
    {
        string page = Page(Naive, Linear(score, low, high, 0.5, 0.3, 0.6, 0.001));
        Assert.Contains(FormattableString.Invariant($"| A suite | none | MAPE | known 5.00 % | `linear` {100 * score:F2} % | {100 * low:F2} % to {100 * high:F2} % | {verdict} |"), page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.5, 0.3, 0.6, 0.01, "50.0 % | 30.0 to 60.0 % | 0.010 | 0.020 | 0.040 | better |")]
    [InlineData(0.5, 0.3, 0.6, 0.03, "50.0 % | 30.0 to 60.0 % | 0.030 | 0.060 | 0.040 | no |")]
    [InlineData(-0.5, -0.8, -0.3, 0.0004, "-50.0 % | -80.0 to -30.0 % | 0.0004 | 0.0008 | 0.040 | worse |")]
    [InlineData(0.5, -0.1, 0.6, 0.00001, "50.0 % | -10.0 to 60.0 % | < 0.0001 | < 0.0001 | 0.040 | no |")]
    public void Of_SeveralForecasters_AdjustsPAndSaysWhatIsBeyondChance(double skill, double low, double high, double p, string row)
    {
        string other = Linear(0.07, 0.06, 0.08, 0.1, -0.1, 0.2, 0.5).Replace("linear", "ssa", StringComparison.Ordinal);
        string page = Page(Naive, Linear(0.03, 0.02, 0.04, skill, low, high, p), other);
        Assert.Contains("| A suite | none | MAPE | seasonal-naive | `linear` | " + row, page, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_ForecastOfOthers_IsTheTargetThatIsTested()
    {
        string line = Linear(0.03, 0.02, 0.04, -0.2, -0.4, -0.1, 0.00001).Replace("\"with\":\"seasonal-naive\"", "\"with\":\"the operator\"", StringComparison.Ordinal);
        Assert.Contains("| the operator 6.00 % | `linear` 3.00 % | 2.00 % to 4.00 % | 20.0 % worse (10.0 to 40.0 %), p < 0.0001 |", Page(Naive, line), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_FewDays_SaysSo()
    {
        string line = Linear(0.03, 0.02, 0.04, 0.5, 0.3, 0.6, 0.001).Replace("\"count\":100", "\"count\":2", StringComparison.Ordinal).Replace("\"losses\":100", "\"losses\":2", StringComparison.Ordinal);
        string page = Page(Naive, line);
        Assert.Contains("| `linear` 3.00 % | - | lower, from too few days to tell |", page, StringComparison.Ordinal);
        Assert.Contains("| `linear` | 50.0 % | - | 0.0010 | 0.0010 | 0.040 | too few days |", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_LinesOfOneForecaster_CountsTheLast()
    {
        string page = Page(Naive, Linear(0.03, 0.02, 0.04, 0.5, 0.3, 0.6, 0.001), Linear(0.02, 0.01, 0.03, 0.6, 0.4, 0.7, 0.001));
        Assert.Contains("| A suite | none | MAPE | 8.00 % | **2.00 %** |", page, StringComparison.Ordinal);
        Assert.DoesNotContain("3.00 %**", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_Calibration_IsInTheTable() => Assert.Contains(
        "| A suite | none | `seasonal-naive` | 50.0 % | 80.0 % | 78.0 to 82.0 % | 90.0 % | 2.0 % | 0.0 % |", Page(Naive), StringComparison.Ordinal);

    private static string Page(params string[] lines) => AccuracyDocument.Of(ResultLine.Read(lines));

    private static string Linear(double score, double low, double high, double skill, double from, double to, double p) => FormattableString.Invariant($$"""
        {"suite":"s","forecaster":"linear","weather":"none","origins":100,"series":1,"scored":2400,"metrics":{"mape":{{score}},"coverage50":0.5,"coverage80":0.8,"coverage90":0.9},"published":{"seen (trained on it)":0.01,"known":0.05},"title":"A suite","unit":"MW","published_metric":"mape","published_also":{},"losses":100,"intervals":{"mape":[{{low}},{{high}}]},"pit":[0.25,0.25,0.25,0.25],"coverage_band":{"coverage80":[0.78,0.82]},"coverage_hour_deviation":{"coverage80":0.02},"comparisons":[{"with":"seasonal-naive","metric":"mape","score":{{score}},"with_score":0.06,"count":100,"skill":{{skill}},"interval":[{{from}},{{to}}],"dm_p":{{p}},"gw_p":0.04}]}
        """);
}
