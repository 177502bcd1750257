namespace Forecasting.Time;

/// <summary>How the labels of one series meet the clock changes of its zone. All counts are of labels, not of rows or of changes.</summary>
public sealed record ClockChangeCounts
{
    /// <summary>Gets the clock changes inside the series that touch a label of its grid, in order of time.</summary>
    public required IReadOnlyList<ClockChangeEvent> Events { get; init; }

    /// <summary>Gets the number of labels between the first and the last that no row has, counted on the plain grid.</summary>
    public required long MissingLabels { get; init; }

    /// <summary>Gets the number of rows beyond the first at their label.</summary>
    public required long DuplicatedLabels { get; init; }

    /// <summary>Gets the number of labels that do not exist, and that the series does not have: as it should be.</summary>
    public int SpringAbsent => Sum(spring: true, e => e.Absent);

    /// <summary>Gets the number of labels that do not exist, though the series has them.</summary>
    public int SpringPresent => Sum(spring: true, e => e.Once + e.Twice);

    /// <summary>Gets the number of labels that do not exist, though the series has them, with no value.</summary>
    /// <value>Part of <see cref="SpringPresent"/>.</value>
    public int SpringEmpty => Sum(spring: true, e => e.Empty);

    /// <summary>Gets the number of labels that happen twice, and that the series does not have.</summary>
    public int AutumnAbsent => Sum(spring: false, e => e.Absent);

    /// <summary>Gets the number of labels that happen twice, and that the series has once.</summary>
    public int AutumnOnce => Sum(spring: false, e => e.Once);

    /// <summary>Gets the number of labels that happen twice, and that the series has twice: as it should be.</summary>
    public int AutumnTwice => Sum(spring: false, e => e.Twice);

    /// <summary>Gets the number of labels that happen twice, and that the series has once, with the sum of both values.</summary>
    /// <value>Part of <see cref="AutumnOnce"/>; 0 where no values were given.</value>
    public int AutumnSummed => Sum(spring: false, e => e.Summed);

    /// <summary>Gets how many of the missing labels the clock changes explain.</summary>
    public int MissingExplained => SpringAbsent + AutumnAbsent;

    /// <summary>Gets how many of the duplicated labels the clock changes explain.</summary>
    public int DuplicatedExplained => AutumnTwice;

    private int Sum(bool spring, Func<ClockChangeEvent, int> count)
    {
        var sum = 0;
        foreach (var change in Events)
        {
            if (change.IsSpring == spring)
                sum += count(change);
        }

        return sum;
    }
}
