using System.Text;
using NodaTime;

namespace Forecasting.Tables;

/// <summary>Reads the columns of a schema from a text table, row by row, into typed columns.</summary>
internal sealed class CsvTableReader
{
    private const int RowsBetweenChecks = 4096;

    private readonly SeriesSchema _schema;
    private readonly CsvRecordReader _records;
    private readonly CsvHeader _header;
    private readonly CsvFault _fault;
    private readonly TimeText _times;
    private readonly NumberText _numbers;
    private readonly TableColumns _columns;
    private readonly string[] _covariates;
    private byte[] _lastKey = [];
    private int _lastCode = -1;

    private CsvTableReader(SeriesSchema schema, CsvRecordReader records, CsvHeader header, CsvReadOptions options, CsvFault fault)
    {
        _schema = schema;
        _records = records;
        _header = header;
        _fault = fault;
        _times = new TimeText(options, fault, schema.Time.ToString());
        _numbers = new NumberText(options, fault);
        _covariates = [.. schema.Covariates];
        _columns = new TableColumns(_covariates.Length);
    }

    public static SeriesTable Read(
        Stream stream, SeriesSchema schema, CsvReadOptions options, CsvFault fault, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(schema);
        schema.Validate();
        using var records = new CsvRecordReader(CsvSource.Decode(stream, options, fault), options, fault);
        var findings = new List<Finding>();
        char delimiter = options.Delimiter ?? CsvHeader.DelimiterOf(records.PeekLine());
        records.SetDelimiter(delimiter);
        if (options.Delimiter is null && delimiter != ',')
            Tell(findings, fault, "ING-041", $"The fields were found to be separated by {(delimiter == '\t' ? "tabs" : $"'{delimiter}'")}; set Delimiter to be sure.");
        if (!records.Read()) throw fault.At("ING-001", "The file is empty (only a byte-order mark or blank lines); a header row was expected.");
        CsvHeader header = CsvHeader.Read(records, schema, fault);
        var reader = new CsvTableReader(schema, records, header, options, fault);
        reader.ReadRows(cancellationToken);
        if (reader._columns.Count == 0) throw fault.At("ING-002", "The file has a header but no data rows.");
        if (records.BlankLines > 0)
            Tell(findings, fault, "ING-033", $"{records.BlankLines} blank lines were passed over.", records.BlankLines);
        if (reader._times.SawPoints && options.TimeFormat is null)
            Tell(findings, fault, "TIM-028", "Dates such as 31.03.2024 were read as day, month, year; set TimeFormat to be sure.");
        return new SeriesTable(schema, reader._columns, reader._times.HasOffsets, fault.File, findings);
    }

    private static void Tell(List<Finding> findings, CsvFault fault, string code, string message, long count = 1) =>
        findings.Add(new Finding { Code = code, Severity = FindingSeverity.Information, Message = message, File = fault.File, Count = count });

    private void ReadRows(CancellationToken cancellationToken)
    {
        while (_records.Read())
        {
            if (_columns.Count % RowsBetweenChecks == 0) cancellationToken.ThrowIfCancellationRequested();
            if (_records.FieldCount != _header.FieldCount) throw WrongCount();
            long line = _records.Line;
            long time = ReadTime(line);
            double target = _header.Target < 0 ? double.NaN : _numbers.Read(_records.Field(_header.Target), line, _schema.Target);
            int row = _columns.Add(time, ReadKey(line), target, line);
            for (int c = 0; c < _covariates.Length; c++)
                _columns.Covariates[c][row] = _numbers.Read(_records.Field(_header.Covariates[c]), line, _covariates[c]);
        }
    }

    private SeriesDataException WrongCount()
    {
        int count = _records.FieldCount;
        bool trailing = count == _header.FieldCount + 1 && _records.Field(count - 1).IsEmpty;
        string hint = trailing ? "there is a separator at its end, remove it or name the column in the header" : "correct the line, or quote a field that holds the separator";
        return _fault.At("ING-032", $"This line has {count} fields, the header has {_header.FieldCount}: {hint}.", _records.Line);
    }

    private long ReadTime(long line)
    {
        ReadOnlySpan<byte> first = _records.Field(_header.Time[0]);
        if (_header.Time.Length == 1) return _times.Read(first, line);
        // A date, and an hour as a number or a time of day.
        ReadOnlySpan<byte> second = _records.Field(_header.Time[1]).Trim((byte)' ');
        if (_header.Time.Length > 2) throw _fault.At("TIM-026", "A time may stand in two columns, a date and an hour or time of day.", line, _schema.Time.ToString());
        if (System.Buffers.Text.Utf8Parser.TryParse(second, out int hour, out int used) && used == second.Length)
        {
            return hour is >= 0 and <= 24
                ? _times.Read(first, line) + (hour * NodaConstants.TicksPerHour)
                : throw _fault.At("TIM-013", $"{CsvFault.Shown(second)} is no hour from 0 to 24; a 25th hour needs an offset, or its own label rule.", line, _schema.Time[1]);
        }

        byte[] joined = new byte[first.Length + 1 + second.Length];
        first.CopyTo(joined);
        joined[first.Length] = (byte)' ';
        second.CopyTo(joined.AsSpan(first.Length + 1));
        return _times.Read(joined, line);
    }

    private int ReadKey(long line)
    {
        if (_header.Keys.Length == 0) return _lastCode >= 0 ? _lastCode : _lastCode = NewCode(SeriesKey.Single);
        // Rows of one series mostly stand together: the last key is compared before it is looked up.
        if (_header.Keys.Length == 1 && _lastCode >= 0 && _records.Field(_header.Keys[0]).SequenceEqual(_lastKey)) return _lastCode;
        string[] values = new string[_header.Keys.Length];
        for (int k = 0; k < values.Length; k++)
        {
            ReadOnlySpan<byte> field = _records.Field(_header.Keys[k]);
            values[k] = Encoding.UTF8.GetString(field);
            if (values[k].Contains('\uFEFF', StringComparison.Ordinal))
                throw _fault.At("ING-020", $"There is an invisible character U+FEFF in the key {CsvFault.Shown(field)}; remove it.", line, _schema.Keys[k]);
        }

        _lastCode = NewCode(SeriesKey.Create(values));
        _lastKey = _records.Field(_header.Keys[0]).ToArray();
        return _lastCode;
    }

    private int NewCode(SeriesKey key)
    {
        int code = _columns.CodeOf(key, out bool isNew);
        if (isNew) _columns.Statics.Add([.. _header.Static.Select(place => Encoding.UTF8.GetString(_records.Field(place)))]);
        return code;
    }
}
