namespace Forecasting.Preparation;

/// <summary>The kinds of readings that are likely to be wrong though they are numbers.</summary>
[Flags]
public enum DataFaults
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>One or a few readings far from their neighbours and from the same hour of the neighbouring days (REPORT-02).</summary>
    Spikes = 1,

    /// <summary>The same reading, not zero, over and over: a stuck meter (REPORT-05).</summary>
    FlatLines = 2,

    /// <summary>Zeros in a series that is otherwise well above zero: missing readings written as 0 (REPORT-01).</summary>
    Zeros = 4,

    /// <summary>A lasting step of the level from one day to the next; masked, all but the latest level is set aside (REPORT-04).</summary>
    LevelShifts = 8,

    /// <summary>Hours far below all that is usual for the series (REPORT-06).</summary>
    Outages = 16,

    /// <summary>All of them.</summary>
    All = Spikes | FlatLines | Zeros | LevelShifts | Outages,
}
