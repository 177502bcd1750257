namespace Forecasting.Testing;

/// <summary>What was done to a synthetic series, so that what is seen is not the true demand.</summary>
public enum SyntheticFaultKind
{
    /// <summary>The rows of a run of steps are not in the table.</summary>
    MissingRows,

    /// <summary>The rows are there, their demand cells are empty.</summary>
    EmptyDemand,

    /// <summary>The rows are there, their temperature cells are empty; the demand is true.</summary>
    EmptyTemperature,

    /// <summary>A row stands twice, both times the same.</summary>
    IdenticalDuplicate,

    /// <summary>A row stands twice with different demand. The first has the value of <see cref="SyntheticFault.TrueValue"/>, shifted levels apart.</summary>
    DifferentDuplicate,

    /// <summary>The meter repeats one reading. The run counts that first reading, which is right, and all its repeats.</summary>
    Stuck,

    /// <summary>Missing readings were written as zero.</summary>
    ZeroForMissing,

    /// <summary>One reading is several times too high.</summary>
    Spike,

    /// <summary>All readings from here on are multiplied by one factor, to the end of the series.</summary>
    LevelShift,

    /// <summary>Supply failed: what was drawn fell, to zero for a meter, and to a part for a city that was then brought back.</summary>
    Outage,

    /// <summary>The series begins later than the others: all earlier rows are absent.</summary>
    LateStart,

    /// <summary>The series ends before the others: all later rows are absent.</summary>
    EarlyEnd,

    /// <summary>The steps to be forecast: weather is given, demand is empty.</summary>
    Future,

    /// <summary>Clocks went forward and the labels that do not exist have no rows. Nothing is lost.</summary>
    SpringAbsent,

    /// <summary>Clocks went forward and the labels that do not exist have rows with empty cells.</summary>
    SpringEmpty,

    /// <summary>Clocks went back and both passes have rows under the same labels. Nothing is lost.</summary>
    AutumnTwice,

    /// <summary>Clocks went back and only the first pass has rows.</summary>
    AutumnOnce,

    /// <summary>Clocks went back and neither pass has rows.</summary>
    AutumnAbsent,

    /// <summary>Clocks went back and one row for each label holds the sum of both passes.</summary>
    AutumnSummed,
}
