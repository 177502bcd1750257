using System.Globalization;

namespace Forecasting.Evaluation.Significance;

/// <summary>What one backtest says of a forecaster beside another: by how much it is better, and whether that may be chance.</summary>
public sealed record BacktestComparison
{
    /// <summary>Gets the name of the forecaster.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the name of the one that it is compared with.</summary>
    public required string Baseline { get; init; }

    /// <summary>Gets the metric.</summary>
    public required Metric Metric { get; init; }

    /// <summary>Gets the score of the forecaster, over all points.</summary>
    public required MetricValue Score { get; init; }

    /// <summary>Gets the score of the other.</summary>
    public required MetricValue BaselineScore { get; init; }

    /// <summary>Gets the skill: by what share the score is lower than that of the other, a ratio.</summary>
    /// <value>1 for a perfect forecaster, 0 for an equal one, negative for a worse one; null where a score is undefined or the other has no error.</value>
    public double? Skill => Score.Value is { } own && BaselineScore.Value is > 0 and var other ? 1 - (own / other) : null;

    /// <summary>Gets the interval of the skill from a block bootstrap.</summary>
    /// <value>Null where the skill is undefined, or there is one day alone.</value>
    public required BootstrapInterval? Interval { get; init; }

    /// <summary>Gets what counts as one loss of the tests.</summary>
    public required ComparisonUnit Unit { get; init; }

    /// <summary>Gets how many losses there are of both: days, or series.</summary>
    public required int Count { get; init; }

    /// <summary>Gets the test whether the losses differ on average; its autocovariances reach as far as the blocks of the bootstrap.</summary>
    public required DieboldMarianoResult DieboldMariano { get; init; }

    /// <summary>Gets the test whether they differ on average or in a way that the last difference tells.</summary>
    /// <value>Null where the losses are not in order of time.</value>
    public required GiacominiWhiteResult? GiacominiWhite { get; init; }

    /// <summary>Gets the p-value of the Diebold-Mariano test, adjusted by Holm for the comparisons that were made together.</summary>
    /// <value>Null where the test is undefined; the p-value itself where there was one comparison.</value>
    public double? AdjustedPValue { get; init; }

    /// <summary>Gets how many comparisons were made together.</summary>
    /// <value>At least 1. The default is 1.</value>
    public int Comparisons { get; init; } = 1;

    /// <summary>Gets whether the difference is more than chance: the interval leaves out no difference, and the adjusted p-value is below what the interval leaves out.</summary>
    public bool IsSignificant => Interval is { } interval && !interval.Holds(0) && AdjustedPValue < 1 - interval.Coverage;

    /// <summary>Says in a sentence which is better, by how much, how sure that is, and whether it is significant.</summary>
    public override string ToString()
    {
        if (Skill is not { } skill)
            return $"{Name} cannot be compared with {Baseline} by {Metric}: {Score.UndefinedReason ?? BaselineScore.UndefinedReason ?? "the latter has no error"}";
        string verdict = IsSignificant ? "significant" : "not significant";
        return string.Create(CultureInfo.InvariantCulture, $"{Name} is {Percent(Math.Abs(skill))} % {(skill < 0 ? "worse" : "better")} than {Baseline} by {Metric} ({Evidence(skill)}): {verdict}");
    }

    private string Evidence(double skill)
    {
        string counted = string.Create(CultureInfo.InvariantCulture, $"{Count} {(Unit == ComparisonUnit.Series ? "series" : Count == 1 ? "day" : "days")}");
        if (Interval is not { } interval) return $"no interval from {counted}";
        (double low, double high) = skill < 0 ? (-interval.High, -interval.Low) : (interval.Low, interval.High);
        string test = DieboldMariano.PValue is { } p ? $"Diebold-Mariano {Probability(p)}{Adjusted()}" : $"no Diebold-Mariano test: {DieboldMariano.UndefinedReason}";
        return $"{QuantileLevel.Percent(interval.Coverage)} % interval {Percent(low)} to {Percent(high)} % from {counted}, {test}";
    }

    private string Adjusted() => Comparisons > 1 && AdjustedPValue is { } p
        ? string.Create(CultureInfo.InvariantCulture, $", {Probability(p)} adjusted for {Comparisons}")
        : "";

    private static string Probability(double p) => p < 0.0001 ? "p < 0.0001" : "p = " + p.ToString(p < 0.01 ? "0.0000" : "0.000", CultureInfo.InvariantCulture);

    private static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture);
}
