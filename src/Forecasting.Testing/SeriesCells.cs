namespace Forecasting.Testing;

/// <summary>What a table shows of one series, step by step, while faults are being put in.</summary>
internal sealed class SeriesCells
{
    /// <summary>Starts with the true demand, nothing for the future.</summary>
    public SeriesCells(double[] demand, int futureSteps)
    {
        Seen = (double[])demand.Clone();
        Seen.AsSpan(demand.Length - futureSteps).Fill(double.NaN);
        Absent = new bool[demand.Length];
        NoTemperature = new bool[demand.Length];
        Taken = new bool[demand.Length];
        Taken.AsSpan(demand.Length - futureSteps).Fill(true);
        From = 0;
        To = demand.Length;
    }

    /// <summary>Demand as seen; NaN is an empty cell.</summary>
    public double[] Seen { get; }

    /// <summary>Whether the row is not in the table.</summary>
    public bool[] Absent { get; }

    /// <summary>Whether the temperature cell is empty.</summary>
    public bool[] NoTemperature { get; }

    /// <summary>Whether the step has a fault already or must keep free of them.</summary>
    public bool[] Taken { get; }

    /// <summary>The demand of a second row of the same step, by step.</summary>
    public Dictionary<int, double> Twins { get; } = [];

    /// <summary>The first step that has rows.</summary>
    public int From { get; set; }

    /// <summary>The step after the last that has rows.</summary>
    public int To { get; set; }

    /// <summary>Whether a level shift has been put in.</summary>
    public bool Shifted { get; set; }

    /// <summary>Whether a run and two steps on either side are free and inside the series.</summary>
    public bool IsFree(int start, int length)
    {
        if (start < From + 2 || start + length + 2 > To)
            return false;
        return !Taken.AsSpan(start - 2, length + 4).Contains(true);
    }
}
