namespace Forecasting.Accuracy;

/// <summary>The score of one forecaster in one suite.</summary>
internal sealed record SuiteScore
{
    /// <summary>Gets the name of the suite.</summary>
    public required string Suite { get; init; }

    /// <summary>Gets the name of the forecaster.</summary>
    public required string Forecaster { get; init; }

    /// <summary>Gets what was known of the weather.</summary>
    public required Weather Weather { get; init; }

    /// <summary>Gets how many origins were forecast from.</summary>
    public required int Origins { get; init; }

    /// <summary>Gets how many series were forecast.</summary>
    public required int Series { get; init; }

    /// <summary>Gets how many points were scored.</summary>
    public required long Scored { get; init; }

    /// <summary>Gets how the metrics are aggregated.</summary>
    public required string Aggregation { get; init; }

    /// <summary>Gets the metrics by name; null where the suite does not define one.</summary>
    public required IReadOnlyDictionary<string, double?> Metrics { get; init; }

    /// <summary>Gets what the suite is of, for a table.</summary>
    public required string Title { get; init; }

    /// <summary>Gets the unit of the target, or of what its errors are given in.</summary>
    public required string Unit { get; init; }

    /// <summary>Gets the published scores.</summary>
    public required PublishedScores Published { get; init; }

    /// <summary>Gets published scores by further metrics.</summary>
    public required IReadOnlyList<PublishedScores> AlsoPublished { get; init; }

    /// <summary>Gets what the suite says of the forecaster beyond its scores.</summary>
    public required SuiteEvidence Evidence { get; init; }

    /// <summary>Gets further figures that the protocol asks for, such as the score of each year.</summary>
    public IReadOnlyDictionary<string, double?> Details { get; init; } = new Dictionary<string, double?>();

    /// <summary>Gets whether the published figures of the baselines were reproduced to their printed digits; null where there is none.</summary>
    public bool? IsBaselineReproduced { get; init; }

    /// <summary>Gets how long the fits took, in seconds of all threads.</summary>
    public required double FitSeconds { get; init; }

    /// <summary>Gets how long the forecasts took, in seconds of all threads.</summary>
    public required double ForecastSeconds { get; init; }

    /// <summary>Gets the seed.</summary>
    public required int Seed { get; init; }

    /// <summary>Gets the value of the metric that the published scores are of.</summary>
    public double? Leading => Metrics[Published.Metric];
}
