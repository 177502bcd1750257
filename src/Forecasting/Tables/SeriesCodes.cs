namespace Forecasting.Tables;

/// <summary>Gives the rows of a table the codes of their series, and keeps the static values of each.</summary>
internal sealed class SeriesCodes(SeriesSchema schema, TableColumns columns, TableFault fault)
{
    private readonly KeyTable _keys = new();
    private readonly KeyTable _statics = new();
    private readonly List<int> _staticOf = [];
    private long _unsteady;
    private Finding? _firstUnsteady;

    /// <summary>Begins the key of a row.</summary>
    public void Begin()
    {
        _keys.Begin();
        _statics.Begin();
    }

    /// <summary>Adds the value of the next key column.</summary>
    public void AddKey(ReadOnlySpan<byte> field) => _keys.Add(field);

    /// <summary>Adds the value of the next static column.</summary>
    public void AddStatic(ReadOnlySpan<byte> field) => _statics.Add(field);

    /// <summary>Returns the code of the series of the row.</summary>
    public int Code(long line)
    {
        int code = _keys.CodeOfFields(out bool isNew);
        if (isNew) Insert(line);
        if (schema.Static.Count == 0) return code;
        int values = _statics.CodeOfFields(out _);
        if (isNew) _staticOf.Add(values);
        else if (_staticOf[code] != values) NoteUnsteady(code, line);
        return code;
    }

    /// <summary>Tells which static values changed within their series.</summary>
    public void Tell(List<Finding> findings)
    {
        if (_firstUnsteady is { } first) findings.Add(first with { Count = _unsteady });
    }

    private void Insert(long line)
    {
        string[] values = _keys.Fields(schema.Keys.Count);
        for (int k = 0; k < values.Length; k++)
        {
            if (values[k].Contains('\uFEFF', StringComparison.Ordinal))
                throw fault.At("ING-020", $"There is an invisible character U+FEFF in the key {TableFault.Shown(values[k])}; remove it.", line, schema.Keys[k]);
        }

        columns.AddKey(SeriesKey.Create(values), _statics.Fields(schema.Static.Count));
    }

    private void NoteUnsteady(int code, long line)
    {
        _unsteady++;
        _firstUnsteady ??= new Finding
        {
            Code = "ING-102",
            Severity = FindingSeverity.Warning,
            Series = columns.Keys[code],
            File = fault.File,
            Line = line,
            Column = schema.Static.ToString(),
            Message = "Rows have other values in their static columns than the first row of their series, whose values were kept; name a column that changes in KnownInAdvance or ObservedOnly.",
        };
    }
}
