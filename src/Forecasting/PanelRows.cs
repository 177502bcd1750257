namespace Forecasting;

/// <summary>The columns of many series one behind the other; series <c>s</c> holds the rows from <c>Offsets[s]</c> to <c>Offsets[s + 1]</c>.</summary>
/// <param name="Offsets">One more than there are series.</param>
/// <param name="Ticks">Unix ticks of 100 ns.</param>
/// <param name="Target">The target.</param>
/// <param name="Covariates">The numeric columns, known in advance first.</param>
internal sealed record PanelRows(int[] Offsets, long[] Ticks, double[] Target, double[][] Covariates)
{
    /// <summary>Gets the states of the rows, or null where all are as given.</summary>
    public CellState[]? States { get; init; }

    /// <summary>Gets the static columns: a value per series.</summary>
    public string[][] Statics { get; init; } = [];
}
