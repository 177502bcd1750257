namespace Forecasting.Preparation.Examination;

/// <summary>What a table shows before anything is repaired: each of its series, and what was met.</summary>
public sealed record TableExamination
{
    /// <summary>Gets the series, in the order of their keys.</summary>
    public required IReadOnlyList<SeriesExamination> Series { get; init; }

    /// <summary>Gets all that was met: first what concerns the whole table, then series by series.</summary>
    /// <value>An error is what the table cannot be used with as it stands, by the rules that its schema has now.</value>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Writes the examination for people: a line a series, at most 20 of them, and a line for each code of the findings.</summary>
    /// <returns>The text, its lines separated by line feeds.</returns>
    public override string ToString() => ExaminationText.Whole(this);
}
