namespace Forecasting.Cli.Output;

/// <summary>How the cells of the target of a panel came to their values.</summary>
internal readonly record struct CellCounts
{
    public CellCounts(RegularPanel panel)
    {
        for (int s = 0; s < panel.SeriesCount; s++)
        {
            ReadOnlySpan<double> target = panel.Target(s);
            ReadOnlySpan<CellState> states = panel.TargetStates(s);
            All += target.Length;
            for (int i = 0; i < target.Length; i++)
            {
                if (double.IsNaN(target[i])) Missing++;
                else if (states[i].HasFlag(CellState.Imputed)) Imputed++;
            }
        }
    }

    public long All { get; }

    public long Imputed { get; }

    public long Missing { get; }

    public long Observed => All - Imputed - Missing;
}
