namespace Forecasting.Preparation;

/// <summary>What filling one column of one series met.</summary>
internal struct ColumnGaps
{
    /// <summary>Values present, those set aside included.</summary>
    public int Present;

    /// <summary>Cells filled.</summary>
    public int Imputed;

    /// <summary>Cells that stay missing.</summary>
    public int Left;

    /// <summary>The longest run of those.</summary>
    public int LongestLeft;

    /// <summary>The first of those.</summary>
    public int FirstLeft;

    /// <summary>The first cell filled.</summary>
    public int FirstImputed;

    /// <summary>Cells set aside as faults.</summary>
    public int Masked;

    /// <summary>Counts the cells of one series.</summary>
    /// <param name="values">The values as filled.</param>
    /// <param name="states">Their marks.</param>
    public void Count(ReadOnlySpan<double> values, ReadOnlySpan<CellState> states)
    {
        int run = 0;
        for (int i = 0; i < values.Length; i++)
        {
            if ((states[i] & CellState.Masked) != 0) Masked++;
            if ((states[i] & (CellState.Imputed | CellState.Aggregated)) == CellState.Imputed && Imputed++ == 0) FirstImputed = i;
            if (!double.IsNaN(values[i]))
            {
                run = 0;
                continue;
            }

            if (Left++ == 0) FirstLeft = i;
            LongestLeft = Math.Max(LongestLeft, ++run);
        }
    }
}
