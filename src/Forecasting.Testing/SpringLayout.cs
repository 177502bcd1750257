namespace Forecasting.Testing;

/// <summary>How a table with local labels shows the hour that clocks going forward leave out.</summary>
public enum SpringLayout
{
    /// <summary>The labels that do not exist have no rows, which is right.</summary>
    Absent,

    /// <summary>The labels that do not exist have rows, with empty cells.</summary>
    Empty,
}
