namespace Forecasting;

/// <summary>How a cell of a <see cref="RegularPanel"/> came to its value.</summary>
[Flags]
public enum CellState : byte
{
    /// <summary>As the source gave it.</summary>
    Observed = 0,

    /// <summary>The source had no row for this time.</summary>
    Inserted = 1,

    /// <summary>The source had a row, but no value in it.</summary>
    Missing = 2,

    /// <summary>The source's value was set aside as a fault: a spike, a stuck meter, a zero that stands for nothing.</summary>
    Masked = 4,

    /// <summary>The value was filled in.</summary>
    Imputed = 8,

    /// <summary>The value was aggregated from several shorter intervals.</summary>
    Aggregated = 16,

    /// <summary>The source gave this time more than once.</summary>
    Duplicated = 32,

    /// <summary>The value was placed, copied or split by the rule for clock changes.</summary>
    ClockChange = 64,
}
