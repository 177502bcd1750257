namespace Forecasting.Preparation;

/// <summary>What filling the gaps of one series met.</summary>
internal struct SeriesGaps
{
    /// <summary>Cells that had no row.</summary>
    public int Inserted;

    /// <summary>The longest run of such cells.</summary>
    public int Longest;

    /// <summary>The first such cell, or -1.</summary>
    public int First;

    /// <summary>Rows moved onto the grid.</summary>
    public int Snapped;

    /// <summary>The cell after the last with a target.</summary>
    public int End;

    /// <summary>The fault for which the series is refused, or null.</summary>
    public Finding? Fault;
}
