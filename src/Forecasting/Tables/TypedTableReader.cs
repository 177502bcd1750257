using System.Text;

namespace Forecasting.Tables;

/// <summary>Reads the columns of a schema from blocks of typed columns: the same rules as for text, with rows in the place of lines.</summary>
internal sealed class TypedTableReader
{
    private readonly SeriesSchema _schema;
    private readonly TableFault _fault;
    private readonly TimeText _timeText;
    private readonly TypedTimes _times;
    private readonly TableColumns _columns;
    private readonly SeriesCodes _series;
    private readonly string[] _covariates;
    private byte[] _utf8 = new byte[256];

    public TypedTableReader(IEnumerable<string> names, SeriesSchema schema, TableReadOptions? options, TableFault fault)
    {
        ArgumentNullException.ThrowIfNull(schema);
        schema.Validate();
        _schema = schema;
        _fault = fault;
        Header = TableHeader.Of([.. names], schema, fault);
        _timeText = new TimeText(options ?? new TableReadOptions(), fault, schema.Time.ToString());
        _times = new TypedTimes(_timeText, schema, fault);
        _covariates = [.. schema.Covariates];
        _columns = new TableColumns(_covariates.Length);
        _series = new SeriesCodes(schema, _columns, fault);
    }

    /// <summary>Gets where the columns of the schema stand.</summary>
    public TableHeader Header { get; }

    /// <summary>Gets how many rows there are so far.</summary>
    public int RowCount => _columns.Count;

    /// <summary>Makes room for as many rows as there will be.</summary>
    public void Expect(long rows) => _columns.Expect(rows);

    /// <summary>Reads a block of rows.</summary>
    /// <param name="columns">The columns by their places; those that <see cref="TableHeader.Needed"/> names are there.</param>
    /// <param name="count">How many rows the block has.</param>
    public void Append(Array?[] columns, int count)
    {
        long firstRow = RowCount + 1L;
        long[] times = _times.Read([.. Header.Time.Select(place => columns[place]!)], count, firstRow);
        string[][] keys = [.. Header.Keys.Select((place, k) => Texts(columns[place]!, count, _schema.Keys[k], false))];
        string[][] statics = [.. Header.Static.Select((place, k) => Texts(columns[place]!, count, _schema.Static[k], true))];
        _columns.Expect(firstRow - 1 + count);
        int first = RowCount;
        Span<double> target = _columns.Target.AsSpan(first, count);
        if (Header.Target < 0) target.Fill(double.NaN);
        else ReadNumbers(columns[Header.Target]!, target, _schema.Target);
        for (int c = 0; c < _covariates.Length; c++) ReadNumbers(columns[Header.Covariates[c]]!, _columns.Covariates[c].AsSpan(first, count), _covariates[c]);
        for (int i = 0; i < count; i++)
        {
            long row = firstRow + i;
            _series.Begin();
            foreach (string[] key in keys) _series.AddKey(Utf8(key[i]));
            foreach (string[] value in statics) _series.AddStatic(Utf8(value[i]));
            _columns.Add(times[i], _series.Code(row), target[i], row);
        }
    }

    /// <summary>Returns the table of all blocks.</summary>
    public SeriesTable Finish()
    {
        if (RowCount == 0) throw _fault.At("ING-002", "The table has columns but no rows.");
        var findings = new List<Finding>();
        _timeText.Tell(findings);
        _series.Tell(findings);
        return new SeriesTable(_schema, _columns, _fault.File, findings) { HasOffsets = _timeText.HasOffsets };
    }

    private string[] Texts(Array cells, int count, string column, bool fractions) => TypedTexts.Read(cells, count, fractions)
        ?? throw _fault.At("ING-093", $"The column holds {CellType.NameOf(cells)}; {(fractions ? "a description of a series" : "what identifies a series")} is text or a whole number.", RowCount + 1L, column);

    private void ReadNumbers(Array cells, Span<double> numbers, string column)
    {
        if (!TypedNumbers.TryRead(cells, numbers))
            throw _fault.At("ING-093", $"The column holds {CellType.NameOf(cells)}, where numbers are wanted; convert them, or name another column.", RowCount + 1L, column);
        int wrong = numbers.IndexOfAny(double.PositiveInfinity, double.NegativeInfinity);
        if (wrong >= 0)
            throw _fault.At("ING-082", "The value is not finite; correct it, or leave it empty (null or NaN).", RowCount + 1L + wrong, column);
    }

    private ReadOnlySpan<byte> Utf8(string text)
    {
        int most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (most > _utf8.Length) _utf8 = new byte[2 * most];
        return _utf8.AsSpan(0, Encoding.UTF8.GetBytes(text, _utf8));
    }
}
