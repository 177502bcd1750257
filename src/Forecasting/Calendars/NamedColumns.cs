using System.Globalization;
using System.Text;
using Forecasting.Tables;
using NodaTime;
using NodaTime.Text;

namespace Forecasting.Calendars;

/// <summary>Reads a small text table by the names of its columns, which may stand in any order.</summary>
internal sealed class NamedColumns : IDisposable
{
    private readonly CsvRecordReader _records;
    private readonly TableFault _fault;
    private readonly HolidayFileOptions _options;
    private readonly string[] _names;
    private readonly int[] _places;
    private readonly int _fields;

    /// <summary>Opens a table and reads its header.</summary>
    /// <param name="stream">The stream, which stays open.</param>
    /// <param name="columns">The names, the needed ones first; a column is asked for by its index here.</param>
    /// <param name="needed">How many of the columns must be there.</param>
    /// <param name="from">The options, and the place of the errors.</param>
    /// <exception cref="SeriesDataException">The bytes are no such table (FEA-032, ING-), or too many (FEA-036).</exception>
    public NamedColumns(Stream stream, string[] columns, int needed, (HolidayFileOptions Options, TableFault Fault) from)
    {
        (_options, _fault) = from;
        _names = columns;
        var table = new CsvReadOptions();
        _records = new CsvRecordReader(CsvSource.Decode(HolidayFile.ReadWithin(stream, _options.MaximumBytes, _fault), table, _fault), table, _fault);
        try
        {
            _records.SetDelimiter(CsvHeader.DelimiterOf(_records.PeekLine()));
            if (!_records.Read())
                throw _fault.At("ING-001", "The file is empty (only a byte-order mark or blank lines); a header row was expected.");
            _fields = _records.FieldCount;
            _places = Places(needed);
        }
        catch
        {
            _records.Dispose();
            throw;
        }
    }

    /// <summary>Gets the line on which the row begins, counted from 1.</summary>
    public long Line => _records.Line;

    /// <summary>Tells whether the table has a column.</summary>
    public bool Has(int column) => _places[column] >= 0;

    /// <summary>Moves to the next row.</summary>
    public bool Read()
    {
        if (!_records.Read())
            return false;
        // A packed file grows as it is read.
        if (_records.BytesRead > _options.MaximumBytes)
            throw HolidayFile.TooLarge(_options.MaximumBytes, _fault);
        if (_records.FieldCount != _fields)
        {
            throw _fault.At("ING-032", string.Create(
                CultureInfo.InvariantCulture,
                $"This line has {_records.FieldCount} fields, the header has {_fields}: correct the line, quote a field that holds the separator, or fetch the file again if it was cut short."), Line);
        }

        return true;
    }

    /// <summary>Gets a field of the row without blanks at its ends.</summary>
    public string Text(int column) => Encoding.UTF8.GetString(_records.Text(_places[column])).Trim();

    /// <summary>Gets a field that must not be empty.</summary>
    public string Filled(int column) => Text(column) is { Length: > 0 } text ? text : throw Fault(column, "The field is empty; fill it");

    /// <summary>Gets a date.</summary>
    public LocalDate Date(int column)
    {
        var text = Filled(column);
        return LocalDatePattern.Iso.Parse(text) is { Success: true, Value: { Year: >= 1 } date } ? date
            : throw Fault(column, $"{TableFault.Shown(text)} is no date such as 2025-05-03; write year, month and day like that");
    }

    /// <summary>Makes the error of a field.</summary>
    public SeriesDataException Fault(int column, string message) => _fault.At("FEA-031", message + ".", Line, _names[column]);

    public void Dispose() => _records.Dispose();

    private int[] Places(int needed)
    {
        var places = new int[_names.Length];
        Array.Fill(places, -1);
        var others = new List<string>();
        for (var field = 0; field < _fields; field++)
        {
            var name = Encoding.UTF8.GetString(_records.Text(field)).Trim();
            var column = Array.FindIndex(_names, n => string.Equals(n, name, StringComparison.OrdinalIgnoreCase));
            if (column < 0)
                others.Add(name);
            else if (places[column] >= 0)
                throw _fault.At("FEA-032", $"The column '{_names[column]}' is there twice; leave one out.", Line, _names[column]);
            else
                places[column] = field;
        }

        for (var column = 0; column < _names.Length; column++)
        {
            if (places[column] >= 0)
                continue;

            // Passed over, a misspelt region would mix the days of all.
            var near = others.Find(o => RegionNames.Edits(o.ToUpperInvariant(), _names[column].ToUpperInvariant()) <= 2 && o.Length > 2);
            if (near is not null || column < needed)
            {
                var advice = near is null ? $"it has {string.Join(", ", others.Take(10).Select(TableFault.Shown))}" : $"is {TableFault.Shown(near)} meant";
                throw _fault.At("FEA-032", $"There is no column '{_names[column]}' ({advice}); name the columns {string.Join(", ", _names)}, of which the first {needed} are needed.", Line);
            }
        }

        return places;
    }
}
