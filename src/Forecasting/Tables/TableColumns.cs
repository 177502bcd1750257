namespace Forecasting.Tables;

/// <summary>The columns of a table as they grow, row by row.</summary>
internal sealed class TableColumns(int covariates)
{
    private readonly List<SeriesKey> _keys = [];
    private int _capacity;

    /// <summary>Gets how many rows there are.</summary>
    public int Count { get; private set; }

    public long[] Times { get; private set; } = [];

    public int[] KeyCodes { get; private set; } = [];

    public double[] Target { get; private set; } = [];

    public double[][] Covariates { get; } = [.. Enumerable.Range(0, covariates).Select(_ => Array.Empty<double>())];

    public RowLines Lines { get; } = new();

    public IReadOnlyList<SeriesKey> Keys => _keys;

    /// <summary>Gets the values of the static columns of each series, in the order of <see cref="Keys"/>.</summary>
    public List<string[]> Statics { get; } = [];

    /// <summary>Adds a series; its code is its place.</summary>
    public void AddKey(SeriesKey key, string[] statics)
    {
        _keys.Add(key);
        Statics.Add(statics);
    }

    /// <summary>Adds a row without its covariates, and returns its place.</summary>
    public int Add(long time, int keyCode, double target, long line)
    {
        if (Count == _capacity) Grow(Math.Max(4096L, 2L * _capacity));
        int row = Count++;
        Times[row] = time;
        KeyCodes[row] = keyCode;
        Target[row] = target;
        Lines.Add(line);
        return row;
    }

    /// <summary>Returns the rows of each series, in the order of <see cref="Keys"/>; rows stay in their order.</summary>
    public int[][] RowsBySeries()
    {
        int[] counts = new int[Keys.Count];
        for (int i = 0; i < Count; i++) counts[KeyCodes[i]]++;
        int[][] rows = [.. counts.Select(count => new int[count])];
        Array.Clear(counts);
        for (int i = 0; i < Count; i++) rows[KeyCodes[i]][counts[KeyCodes[i]]++] = i;
        return rows;
    }

    /// <summary>Makes room for as many rows as are to be expected, so that the columns need not be copied as they grow.</summary>
    public void Expect(long rows)
    {
        if (rows > _capacity) Grow(Math.Max(rows, Math.Min(2L * _capacity, rows + (rows / 4))));
    }

    private void Grow(long rows)
    {
        _capacity = checked((int)Math.Min(Array.MaxLength, rows));
        Times = Grown(Times);
        KeyCodes = Grown(KeyCodes);
        Target = Grown(Target);
        for (int c = 0; c < Covariates.Length; c++) Covariates[c] = Grown(Covariates[c]);
    }

    private T[] Grown<T>(T[] values)
    {
        T[] grown = GC.AllocateUninitializedArray<T>(_capacity);
        values.AsSpan(0, Math.Min(Count, values.Length)).CopyTo(grown);
        return grown;
    }
}
