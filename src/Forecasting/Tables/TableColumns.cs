namespace Forecasting.Tables;

/// <summary>The columns of a table as they grow, row by row.</summary>
internal sealed class TableColumns(int covariates)
{
    private readonly Dictionary<SeriesKey, int> _codes = [];
    private readonly List<SeriesKey> _keys = [];
    private int _capacity;

    /// <summary>Gets how many rows there are.</summary>
    public int Count { get; private set; }

    public long[] Times { get; private set; } = [];

    public int[] KeyCodes { get; private set; } = [];

    public double[] Target { get; private set; } = [];

    public double[][] Covariates { get; } = [.. Enumerable.Range(0, covariates).Select(_ => Array.Empty<double>())];

    public long[] Lines { get; private set; } = [];

    public IReadOnlyList<SeriesKey> Keys => _keys;

    /// <summary>Gets the values of the static columns of each series, in the order of <see cref="Keys"/>.</summary>
    public List<string[]> Statics { get; } = [];

    /// <summary>Returns the code of a key, and whether it is new.</summary>
    public int CodeOf(SeriesKey key, out bool isNew)
    {
        isNew = _codes.TryAdd(key, _keys.Count);
        if (isNew) _keys.Add(key);
        return _codes[key];
    }

    /// <summary>Adds a row without its covariates, and returns its place.</summary>
    public int Add(long time, int keyCode, double target, long line)
    {
        if (Count == _capacity) Grow();
        int row = Count++;
        Times[row] = time;
        KeyCodes[row] = keyCode;
        Target[row] = target;
        Lines[row] = line;
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

    private void Grow()
    {
        _capacity = checked((int)Math.Min(Array.MaxLength, Math.Max(1024L, 2L * _capacity)));
        Times = Grown(Times);
        KeyCodes = Grown(KeyCodes);
        Target = Grown(Target);
        Lines = Grown(Lines);
        for (int c = 0; c < Covariates.Length; c++) Covariates[c] = Grown(Covariates[c]);
    }

    private T[] Grown<T>(T[] values)
    {
        Array.Resize(ref values, _capacity);
        return values;
    }
}
