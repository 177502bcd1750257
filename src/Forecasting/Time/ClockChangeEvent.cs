using NodaTime;

namespace Forecasting.Time;

/// <summary>One clock change inside a series, and which of its labels the series has.</summary>
public sealed record ClockChangeEvent
{
    /// <summary>Gets the first label that does not exist (spring) or that happens twice (autumn).</summary>
    public required LocalDateTime Label { get; init; }

    /// <summary>Gets a value indicating whether clocks go forward; if not, they go back.</summary>
    public required bool IsSpring { get; init; }

    /// <summary>Gets the number of labels of the grid that the change makes impossible or ambiguous.</summary>
    /// <value>Not negative; 4 for quarter-hours and a change of one hour.</value>
    public required int Labels { get; init; }

    /// <summary>Gets the number of those labels that no row has.</summary>
    public required int Absent { get; init; }

    /// <summary>Gets the number of those labels that one row has.</summary>
    public required int Once { get; init; }

    /// <summary>Gets the number of those labels that two or more rows have.</summary>
    public required int Twice { get; init; }

    /// <summary>Gets the number of those labels whose rows all hold no value.</summary>
    public required int Empty { get; init; }

    /// <summary>Gets the number of autumn labels with one row whose value looks like the sum of both times.</summary>
    public required int Summed { get; init; }

    /// <summary>Gets a value indicating whether some of the labels have rows and others have none, or some have one row and others two.</summary>
    public bool IsMixed => Labels != Absent && Labels != Once && Labels != Twice;
}
