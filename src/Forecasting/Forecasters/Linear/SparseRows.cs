namespace Forecasting.Forecasters.Linear;

/// <summary>A block of sparse rows: for each row and term a column and a value.</summary>
internal sealed class SparseRows
{
    /// <summary>The rows of a block: enough to amortise a pass over the terms, few enough to stay in the cache.</summary>
    public const int BlockSize = 512;

    public SparseRows(int terms)
    {
        Columns = new int[BlockSize * terms];
        Values = new double[BlockSize * terms];
    }

    /// <summary>Gets or sets how many rows the block holds.</summary>
    public int Count { get; set; }

    public int[] Columns { get; }

    public double[] Values { get; }

    /// <summary>Gets scratch: the value of one term for each row.</summary>
    public double[] Products { get; } = new double[BlockSize];

    /// <summary>Gets scratch: the place within one term for each row.</summary>
    public int[] Places { get; } = new int[BlockSize];
}
