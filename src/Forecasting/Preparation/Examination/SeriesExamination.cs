using System.Text.Json;
using Forecasting.Time;

namespace Forecasting.Preparation.Examination;

/// <summary>What the rows of one series show before anything is repaired.</summary>
/// <remarks>
/// Labels are the times as the source gave them. Without an offset they are counted by the plain clock, so that the hour which a
/// clock change skips counts as missing and the one which it repeats as duplicated; <see cref="ClockChanges"/> says how much of that
/// the zone explains. Times with an offset are instants: none is missing or duplicated because of a clock change, and
/// <see cref="ClockChanges"/> then counts the labels of the wall clock of the zone.
/// </remarks>
public sealed record SeriesExamination
{
    /// <summary>Gets the key of the series.</summary>
    public required SeriesKey Key { get; init; }

    /// <summary>Gets how many rows the series has.</summary>
    public required long Rows { get; init; }

    /// <summary>Gets the spacing: that of the schema, or that of the times.</summary>
    /// <value>Null where the schema names none and no single one fits the times; <see cref="Evidence"/> says why.</value>
    public required Frequency? Frequency { get; init; }

    /// <summary>Gets how sure the times make the inferred frequency.</summary>
    /// <value>From 0 to 1; below 0.5 where none was found.</value>
    public double Confidence => Evidence.Confidence;

    /// <summary>Gets what the times say about the frequency.</summary>
    public required FrequencyEvidence Evidence { get; init; }

    /// <summary>Gets the earliest label in ISO form.</summary>
    /// <value>For example <c>2012-01-01T00:00:00</c>; times with an offset are given in universal time, with a <c>Z</c>.</value>
    public required string First { get; init; }

    /// <summary>Gets the latest label in ISO form.</summary>
    /// <value>See <see cref="First"/>.</value>
    public required string Last { get; init; }

    /// <summary>Gets how many labels of the grid between the first and the last have no row.</summary>
    /// <value>Not negative; 0 where there is no frequency, and so no grid.</value>
    public required long MissingLabels { get; init; }

    /// <summary>Gets how many rows there are beyond the first at their label.</summary>
    /// <value>Not negative.</value>
    public required long DuplicatedLabels { get; init; }

    /// <summary>Gets how the labels meet the clock changes of the schema's zone, at the start of the interval that they name.</summary>
    /// <value>Null without a zone, without a frequency, and for steps of a day and longer.</value>
    public required ClockChangeCounts? ClockChanges { get; init; }

    /// <summary>Gets how many values are missing (NaN) in each numeric column: the target first, then the others as in the schema.</summary>
    public required IReadOnlyList<MissingCount> Missing { get; init; }

    /// <summary>Gets how many values of the target are zero.</summary>
    /// <value>Not negative.</value>
    public required long Zeros { get; init; }

    /// <summary>Gets how often the target stays the same, not zero, for 24 hours or longer (7 steps where a step is a day or longer).</summary>
    /// <value>
    /// Not negative. A run is cells of the grid that follow one another and hold the same number; a missing value or label ends it, an hour
    /// that the clock skips or repeats does not. From the first to the last of them pass 24 hours, so 25 hourly readings make a run.
    /// <see cref="FaultLimits.FlatLine"/> sets another length.
    /// </value>
    public required int StuckRuns { get; init; }

    /// <summary>Gets how often the target stays zero for as long.</summary>
    /// <value>Not negative; see <see cref="StuckRuns"/>.</value>
    public required int ZeroRuns { get; init; }

    /// <summary>Gets what was met in the series, with the remedies.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Writes the examination as a JSON object.</summary>
    /// <remarks>
    /// The members are <c>series, rows, frequency, confidence, first, last, missing_labels, duplicated_labels, spring_absent,
    /// spring_present, autumn_absent, autumn_once, autumn_twice, autumn_summed, nan, zeros, stuck_runs, findings</c>. Where
    /// <see cref="ClockChanges"/> is null its counts are 0.
    /// </remarks>
    /// <param name="writer">Takes the object; it is not flushed.</param>
    public void WriteJson(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ExaminationJson.Write(writer, this);
    }

    /// <summary>Writes the examination on one line.</summary>
    /// <returns>The series, its span and its counts, those that are zero left out.</returns>
    public override string ToString() => ExaminationText.Line(this);
}
