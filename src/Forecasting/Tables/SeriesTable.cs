namespace Forecasting.Tables;

/// <summary>A table as it was read: rows in any order, local times, twins; immutable. Turn it into a <see cref="SeriesPanel"/>.</summary>
public sealed class SeriesTable
{
    private readonly TableColumns _columns;

    internal SeriesTable(SeriesSchema schema, TableColumns columns, bool hasOffsets, string file, IReadOnlyList<Finding> findings)
    {
        Schema = schema;
        _columns = columns;
        HasOffsets = hasOffsets;
        File = file;
        Findings = findings;
    }

    /// <summary>Gets what the columns are.</summary>
    public SeriesSchema Schema { get; }

    /// <summary>Gets how many rows there are.</summary>
    public int RowCount => _columns.Count;

    /// <summary>Gets the keys of the series, in the order in which they were met.</summary>
    public IReadOnlyList<SeriesKey> Keys => _columns.Keys;

    /// <summary>Gets whether the times carry an offset; without one they are local times of the schema's zone.</summary>
    public bool HasOffsets { get; }

    /// <summary>Gets what was met while reading: the separator that was found out, lines that were passed over.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>Gets the name of the source, for messages.</summary>
    internal string File { get; }

    internal TableColumns Columns => _columns;

    /// <summary>Reads a table from a CSV file, which may be packed by gzip.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="schema">What the columns are; others are left unread.</param>
    /// <param name="options">How the text is written; null for the defaults.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="SeriesDataException">The file cannot be read: the finding names line, column, value and remedy.</exception>
    public static SeriesTable ReadCsv(
        string path, SeriesSchema schema, CsvReadOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var fault = new CsvFault(Path.GetFileName(path));
        using FileStream stream = CsvSource.OpenFile(path, fault);
        return CsvTableReader.Read(stream, schema, options ?? new CsvReadOptions(), fault, cancellationToken);
    }

    /// <summary>Reads a table from a stream of CSV text, which may be packed by gzip.</summary>
    /// <param name="stream">The stream; it is read to its end and closed.</param>
    /// <param name="schema">What the columns are; others are left unread.</param>
    /// <param name="options">How the text is written; null for the defaults.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="SeriesDataException">The text cannot be read: the finding names line, column, value and remedy.</exception>
    public static SeriesTable ReadCsvStream(
        Stream stream, SeriesSchema schema, CsvReadOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return CsvTableReader.Read(stream, schema, options ?? new CsvReadOptions(), new CsvFault("stream"), cancellationToken);
    }

    /// <summary>Places the rows on the time line: the clock-change rule, the zone, the duplicates policy, the order.</summary>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The panel; what was repaired or left out is in its findings.</returns>
    /// <exception cref="SeriesDataException">A row cannot be placed, or is given twice: the finding names it and the remedy.</exception>
    public SeriesPanel ToPanel(CancellationToken cancellationToken = default) => TablePlacement.Place(this, cancellationToken);
}
