namespace Forecasting.Evaluation.Calibration;

/// <summary>How far the quantiles of a backtest mean what they say.</summary>
public sealed record CalibrationReport
{
    /// <summary>Gets the name of the forecaster.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the histogram of the probability integral transform.</summary>
    public required PitHistogram Pit { get; init; }

    /// <summary>Gets for each level of the forecast the share of targets at or below its quantile.</summary>
    public required IReadOnlyList<LevelReliability> Levels { get; init; }

    /// <summary>Gets the coverage of the intervals of 50, 80 and 90 %, of those whose levels the forecast has.</summary>
    public required IReadOnlyList<IntervalReliability> Intervals { get; init; }
}
