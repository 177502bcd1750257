using System.Globalization;

namespace Forecasting.Accuracy;

/// <summary>Writes the scores of a suite beside the published ones, the best first.</summary>
internal static class ScoreTable
{
    /// <summary>Writes the tables of a suite, one for each kind of weather.</summary>
    public static void Write(TextWriter output, IReadOnlyList<SuiteScore> scores)
    {
        foreach (IGrouping<Weather, SuiteScore> group in scores.GroupBy(score => score.Weather)) WriteOne(output, [.. group]);
    }

    private static void WriteOne(TextWriter output, SuiteScore[] scores)
    {
        SuiteScore first = scores[0];
        string weather = first.Weather == Weather.Actual ? "actual weather" : "no weather";
        output.WriteLine();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{first.Suite}: {first.Published.Metric}, {first.Aggregation} ({weather}, {first.Origins} origins, {first.Scored} values)"));
        IEnumerable<(string Name, double? Value, SuiteScore? Ours)> rows =
            [.. scores.Select(score => (score.Forecaster, score.Leading, (SuiteScore?)score)),
                .. first.Published.Scores.Select(one => (one.Name, (double?)one.Value, (SuiteScore?)null))];
        foreach ((string name, double? value, SuiteScore? ours) in rows.OrderBy(row => row.Value ?? double.PositiveInfinity))
            output.WriteLine($"  {(ours is null ? ' ' : '*')} {Shown(value),12}  {name}{Further(ours)}");
    }

    private static string Further(SuiteScore? score)
    {
        if (score is null) return " (published)";
        IEnumerable<string> parts = score.Metrics
            .Where(metric => metric.Value is not null && metric.Key != score.Published.Metric)
            .Select(metric => $"{metric.Key} {Shown(metric.Value)}")
            .Concat(score.Details.Select(detail => $"{detail.Key} {Shown(detail.Value)}"))
            .Concat(score.Evidence.Comparisons.Select(one => $"{one.Metric} {Shown(100 * one.Skill)} % below {one.With} (p {Shown(one.DieboldMariano)})"));
        return string.Create(
            CultureInfo.InvariantCulture, $"  [{string.Join(", ", parts)}; fit {score.FitSeconds:F1} s, forecast {score.ForecastSeconds:F1} s]");
    }

    private static string Shown(double? value) => value is { } number ? number.ToString("G5", CultureInfo.InvariantCulture) : "undefined";
}
