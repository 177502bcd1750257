using NodaTime;

namespace Forecasting.Time;

/// <summary>The frequency found in the times of one series, or why there is none, with the evidence.</summary>
public sealed record FrequencyEvidence
{
    /// <summary>Gets the frequency.</summary>
    /// <value><see langword="null"/> where no single answer fits; <see cref="Explanation"/> then says why.</value>
    public required Frequency? Frequency { get; init; }

    /// <summary>Gets how sure the answer is.</summary>
    /// <value>
    /// From 0 to 1: the share of rows on the grid, lowered for few rows, many gaps and jitter. Below 0.5 where there is no frequency.
    /// </value>
    public required double Confidence { get; init; }

    /// <summary>Gets the frequencies tried, the best first.</summary>
    /// <value>Empty where there are fewer than 3 distinct times.</value>
    public required IReadOnlyList<FrequencyCandidate> Candidates { get; init; }

    /// <summary>Gets the number of distinct times.</summary>
    /// <value>Not negative.</value>
    public required int DistinctTimes { get; init; }

    /// <summary>Gets the number of rows beyond the first at their time.</summary>
    /// <value>Not negative.</value>
    public required int DuplicatedRows { get; init; }

    /// <summary>Gets the number of distinct times that are not exactly on the grid.</summary>
    /// <value>0 where there is no frequency.</value>
    public required long OffGridRows { get; init; }

    /// <summary>Gets the root mean square distance of the rows from the grid, with the drift taken out, in seconds.</summary>
    /// <value>0 where rows are on the grid but for single strays.</value>
    public required double JitterSeconds { get; init; }

    /// <summary>Gets by how much the clock of the rows runs slow against the grid, in seconds a day.</summary>
    /// <value>0 where no drift stands out from the jitter; negative where the clock runs fast.</value>
    public required double DriftSecondsPerDay { get; init; }

    /// <summary>Gets where in a step the cells start.</summary>
    /// <value>
    /// For a fixed step the time since a whole number of steps from 1970-01-01T00:00; for a calendar step the local time of the day.
    /// </value>
    public required Duration Phase { get; init; }

    /// <summary>Gets one sentence that a person can read.</summary>
    public required string Explanation { get; init; }

    /// <summary>Gets a time on the grid, in the ticks that were given.</summary>
    internal long SampleTicks { get; init; }
}
