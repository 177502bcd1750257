namespace Forecasting;

/// <summary>Gives a panel other targets: what a regression leaves of them, say.</summary>
internal static class PanelTargets
{
    /// <summary>Returns a panel with other targets at the same cells; they have no bounds, and nothing is filled in at earlier origins.</summary>
    /// <param name="history">The panel.</param>
    /// <param name="targets">The values of each series before the origin.</param>
    public static RegularPanel Replace(RegularPanel history, double[][] targets)
    {
        PanelCells cells = history.Cells;
        double[] values = GC.AllocateUninitializedArray<double>(cells.Offsets[^1]);
        Array.Fill(values, double.NaN);
        for (int s = 0; s < targets.Length; s++) targets[s].CopyTo(values.AsSpan(cells.Offsets[s]));
        PanelCells replaced = cells with { Schema = cells.Schema with { Least = null, Greatest = null }, Target = values };
        return new RegularPanel(replaced, replaced, null, history.Findings);
    }
}
