namespace Forecasting.Accuracy;

/// <summary>Scores that others published for a suite.</summary>
/// <param name="Metric">The name of the metric, one of <see cref="SuiteMetrics.Names"/>.</param>
/// <param name="Scores">Name and value; ratios are fractions.</param>
internal sealed record PublishedScores(string Metric, params (string Name, double Value)[] Scores)
{
    /// <summary>Gets what those who published them were told of the weather.</summary>
    /// <value>Null where they stand beside scores of any weather.</value>
    public Weather? Weather { get; init; }
}
