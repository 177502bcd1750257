namespace Forecasting.Tables;

/// <summary>Reads the columns of a schema from a text table, row by row, into typed columns.</summary>
internal sealed class CsvTableReader
{
    private const int RowsBetweenChecks = 4096;

    private readonly SeriesSchema _schema;
    private readonly CsvRecordReader _records;
    private readonly TableHeader _header;
    private readonly TableFault _fault;
    private readonly TimeText _timeText;
    private readonly CsvTimes _times;
    private readonly NumberText _numbers;
    private readonly TableColumns _columns;
    private readonly SeriesCodes _series;
    private readonly string[] _covariates;

    private CsvTableReader(SeriesSchema schema, CsvRecordReader records, TableHeader header, CsvReadOptions options, TableFault fault)
    {
        _schema = schema;
        _records = records;
        _header = header;
        _fault = fault;
        _timeText = new TimeText(options, fault, schema.Time.ToString());
        _times = new CsvTimes(_timeText, schema, header.Time, fault) { Letters = options.HourLetters };
        _numbers = new NumberText(options, fault);
        _covariates = [.. schema.Covariates];
        _columns = new TableColumns(_covariates.Length);
        _series = new SeriesCodes(schema, _columns, fault);
    }

    public static SeriesTable Read(
        Stream stream, SeriesSchema schema, CsvReadOptions options, TableFault fault, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(schema);
        schema.Validate();
        long length = stream.CanSeek ? stream.Length : -1;
        using var records = new CsvRecordReader(CsvSource.Decode(stream, options, fault), options, fault);
        var findings = new List<Finding>();
        char delimiter = options.Delimiter ?? CsvHeader.DelimiterOf(records.PeekLine());
        records.SetDelimiter(delimiter);
        if (options.Delimiter is null && delimiter != ',')
            findings.Add(fault.Told("ING-041", FindingSeverity.Information, $"The fields were found to be separated by {(delimiter == '\t' ? "tabs" : $"'{delimiter}'")}; set Delimiter to be sure."));
        if (!records.Read()) throw fault.At("ING-001", "The file is empty (only a byte-order mark or blank lines); a header row was expected.");
        TableHeader header = CsvHeader.Read(records, schema, fault);
        var reader = new CsvTableReader(schema, records, header, options, fault);
        reader.ReadRows(length, cancellationToken);
        if (length >= 0 && stream.Length != length) throw fault.At("ING-060", $"The file changed while it was read: it had {length} bytes and has {stream.Length}; read it when its writer has ended.");
        if (reader._columns.Count == 0) throw fault.At("ING-002", "The file has a header but no data rows.");
        if (records.BlankLines > 0)
            findings.Add(fault.Told("ING-033", FindingSeverity.Information, $"{records.BlankLines} blank lines were passed over.", records.BlankLines));
        reader._timeText.Tell(findings);
        reader._series.Tell(findings);
        return new SeriesTable(schema, reader._columns, fault.File, findings) { HasOffsets = reader._timeText.HasOffsets, RowWord = "line" };
    }

    private void ReadRows(long length, CancellationToken cancellationToken)
    {
        while (_records.Read())
        {
            if (_columns.Count % RowsBetweenChecks == 0) cancellationToken.ThrowIfCancellationRequested();
            if (_columns.Count == RowsBetweenChecks) Expect(length);
            if (_records.FieldCount != _header.FieldCount) throw WrongCount();
            long line = _records.Line;
            long time = _times.Read(_records);
            double target = _header.Target < 0 ? double.NaN : _numbers.Read(_records.Field(_header.Target), line, _schema.Target);
            int row = _columns.Add(time, ReadKey(line), target, line);
            for (int c = 0; c < _covariates.Length; c++)
                _columns.Covariates[c][row] = _numbers.Read(_records.Field(_header.Covariates[c]), line, _covariates[c]);
        }
    }

    // The rows so far tell how many the file has; a packed one has more, and grows on.
    private void Expect(long length)
    {
        if (length > _records.BytesRead) _columns.Expect((long)(1.02 * RowsBetweenChecks * length / _records.BytesRead));
    }

    private SeriesDataException WrongCount()
    {
        int count = _records.FieldCount;
        bool trailing = count == _header.FieldCount + 1 && _records.Field(count - 1).IsEmpty;
        string hint = trailing ? "there is a separator at its end, remove it or name the column in the header" : "correct the line, or quote a field that holds the separator";
        return _fault.At("ING-032", $"This line has {count} fields, the header has {_header.FieldCount}: {hint}.", _records.Line);
    }

    private int ReadKey(long line)
    {
        _series.Begin();
        foreach (int place in _header.Keys) _series.AddKey(_records.Text(place));
        foreach (int place in _header.Static) _series.AddStatic(_records.Text(place));
        return _series.Code(line);
    }
}
