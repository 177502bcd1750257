using Forecasting.Evaluation.Significance;

namespace Forecasting.Accuracy;

/// <summary>What a suite says of a forecaster beside another forecast of the same targets.</summary>
/// <param name="With">The name of the other.</param>
/// <param name="Metric">The name of the metric.</param>
/// <param name="Scores">The scores of the forecaster and of the other, over the targets that both have; null where undefined.</param>
/// <param name="Count">How many losses the tests have, days or series.</param>
/// <param name="Skill">By what share the score is lower than that of the other; null where it is undefined.</param>
/// <param name="Interval">Its interval; null where there is none.</param>
/// <param name="DieboldMariano">The p-value of the test of Diebold and Mariano; null where it is undefined.</param>
/// <param name="GiacominiWhite">The p-value of the test of Giacomini and White; null where it is undefined.</param>
internal sealed record ForecastEvidence(
    string With, string Metric, (double? Own, double? Other) Scores, int Count, double? Skill, BootstrapInterval? Interval, double? DieboldMariano, double? GiacominiWhite)
{
    /// <summary>Takes what a comparison of two backtests found.</summary>
    public static ForecastEvidence Of(BacktestComparison comparison) => new(
        comparison.Baseline,
        comparison.Metric.Name,
        (comparison.Score.Value, comparison.BaselineScore.Value),
        comparison.Count,
        comparison.Skill,
        comparison.Interval,
        comparison.DieboldMariano.PValue,
        comparison.GiacominiWhite?.PValue);
}
