namespace Forecasting.Tables;

/// <summary>Lays out the columns of a table whose rows are those of series, one behind the other.</summary>
internal sealed class SeriesRows
{
    private readonly SeriesSchema _schema;
    private readonly IReadOnlyList<SeriesKey> _keys;
    private readonly int[] _lengths;
    private readonly int _count;
    private readonly OutputNames _names;
    private readonly List<OutputColumn> _columns = [];

    public SeriesRows(SeriesSchema schema, IReadOnlyList<SeriesKey> keys, int[] lengths)
    {
        _schema = schema;
        _keys = keys;
        _lengths = lengths;
        foreach (int length in lengths) _count = checked(_count + length);
        _names = new OutputNames([schema.Time[0], schema.Target, .. schema.Keys, .. schema.Covariates, .. schema.Static]);
    }

    /// <summary>Reads the values of a series.</summary>
    public delegate ReadOnlySpan<double> SeriesNumbers(int series);

    /// <summary>Adds the key columns.</summary>
    public void AddKeys()
    {
        for (int k = 0; k < _schema.Keys.Count; k++)
        {
            int place = k;
            Add(_schema.Keys[k], (series, _) => _keys[series][place]);
        }
    }

    /// <summary>Adds the static columns that are no keys.</summary>
    public void AddStatics(Func<int, int, string> read)
    {
        for (int c = 0; c < _schema.Static.Count; c++)
        {
            int place = c;
            if (!_schema.Keys.Contains(_schema.Static[c])) Add(_schema.Static[c], (series, _) => read(series, place));
        }
    }

    /// <summary>Adds the time column.</summary>
    public void AddTimes(Func<int, int, long> read)
    {
        long[] ticks = new long[_count];
        int at = 0;
        for (int s = 0; s < _lengths.Length; s++)
        {
            for (int i = 0; i < _lengths[s]; i++) ticks[at++] = read(s, i);
        }

        _columns.Add(new TimeOutput(_schema.Time[0], ticks, _schema.CalendarZone));
    }

    /// <summary>Adds a column of numbers; what a series lacks at its end is missing.</summary>
    /// <param name="name">The name.</param>
    /// <param name="read">Reads the values of a series.</param>
    /// <param name="named">Whether the schema gives the name.</param>
    public void AddNumbers(string name, SeriesNumbers read, bool named = false)
    {
        double[] values = new double[_count];
        int at = 0;
        for (int s = 0; s < _lengths.Length; s++)
        {
            ReadOnlySpan<double> given = read(s);
            Span<double> place = values.AsSpan(at, _lengths[s]);
            given.CopyTo(place);
            place[given.Length..].Fill(double.NaN);
            at += _lengths[s];
        }

        _columns.Add(new NumberOutput(named ? name : _names.Free(name), values));
    }

    /// <summary>Adds a column of text of our own.</summary>
    public void AddTexts(string name, Func<int, int, string> read) => Add(_names.Free(name), read);

    /// <summary>Adds a column of whole numbers of our own.</summary>
    public void AddWholes(string name, Func<int, int, long> read)
    {
        long[] values = new long[_count];
        int at = 0;
        for (int s = 0; s < _lengths.Length; s++)
        {
            for (int i = 0; i < _lengths[s]; i++) values[at++] = read(s, i);
        }

        _columns.Add(new WholeOutput(_names.Free(name), values));
    }

    public OutputTable ToTable() => new(_columns);

    private void Add(string name, Func<int, int, string> read)
    {
        string[] values = new string[_count];
        int at = 0;
        for (int s = 0; s < _lengths.Length; s++)
        {
            for (int i = 0; i < _lengths[s]; i++) values[at++] = read(s, i);
        }

        _columns.Add(new TextOutput(name, values));
    }
}
