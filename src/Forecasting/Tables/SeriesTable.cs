namespace Forecasting.Tables;

/// <summary>A table as it was read: rows in any order, local times, twins; immutable. Turn it into a <see cref="SeriesPanel"/>.</summary>
public sealed class SeriesTable
{
    private readonly TableColumns _columns;

    internal SeriesTable(SeriesSchema schema, TableColumns columns, string file, IReadOnlyList<Finding> findings)
    {
        Schema = schema;
        _columns = columns;
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
    public bool HasOffsets { get; internal init; }

    /// <summary>Gets what was met while reading: the separator that was found out, lines that were passed over.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>Gets the name of the source, for messages.</summary>
    internal string File { get; }

    /// <summary>Gets what the source calls a row, for messages: a line, or a row.</summary>
    internal string RowWord { get; init; } = "row";

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
        var fault = new TableFault(Path.GetFileName(path));
        using FileStream stream = TableFile.Open(path, fault, FileOptions.SequentialScan);
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
        return CsvTableReader.Read(stream, schema, options ?? new CsvReadOptions(), new TableFault("stream"), cancellationToken);
    }

    /// <summary>Reads a table from a Parquet file.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="schema">What the columns are; others are left unread.</param>
    /// <param name="options">How times are written that are text or whole numbers; null for the defaults.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <remarks>
    /// A timestamp that is adjusted to UTC is an instant; one that is not, a date, and the old 96-bit form, which says nothing of a zone,
    /// are read on the clock of the schema's zone. Numbers may be whole, float, double or decimal; null is a missing value.
    /// </remarks>
    /// <exception cref="SeriesDataException">The file cannot be read: the finding names the column, the row and the remedy.</exception>
    public static async Task<SeriesTable> ReadParquetAsync(
        string path, SeriesSchema schema, TableReadOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var fault = new TableFault(Path.GetFileName(path));
        FileStream stream = TableFile.Open(path, fault, FileOptions.Asynchronous | FileOptions.RandomAccess);
        await using (stream.ConfigureAwait(false))
            return await ParquetTableReader.ReadAsync(stream, schema, options ?? new TableReadOptions(), fault, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads a table from a stream that holds a Parquet file.</summary>
    /// <param name="stream">The stream; it stays open. One that cannot seek is first copied into memory.</param>
    /// <param name="schema">What the columns are; others are left unread.</param>
    /// <param name="options">How times are written that are text or whole numbers; null for the defaults.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="SeriesDataException">The file cannot be read: the finding names the column, the row and the remedy.</exception>
    public static Task<SeriesTable> ReadParquetStreamAsync(
        Stream stream, SeriesSchema schema, TableReadOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return ParquetTableReader.ReadAsync(stream, schema, options ?? new TableReadOptions(), new TableFault("stream"), cancellationToken);
    }

    /// <summary>Makes a table of rows that are held in code.</summary>
    /// <typeparam name="T">The type of a row.</typeparam>
    /// <param name="rows">The rows, in any order; they are read once.</param>
    /// <param name="columns">How each column is read from a row; columns that the schema does not name are not read.</param>
    /// <param name="schema">What the columns are.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <remarks>
    /// A time is a <see cref="DateTimeOffset"/>, an <see cref="NodaTime.Instant"/> or a <see cref="DateTime"/> of kind Utc, which are
    /// instants; or a <see cref="DateTime"/> of kind Unspecified, a <see cref="NodaTime.LocalDateTime"/>, a date or text without offset,
    /// which are read on the clock of the schema's zone. Every cell is boxed on the way: for millions of rows
    /// <see cref="FromColumns"/> is faster.
    /// </remarks>
    /// <exception cref="SeriesDataException">A column is missing, or a cell cannot be read: the finding names the row and the remedy.</exception>
    public static SeriesTable FromRows<T>(
        IEnumerable<T> rows, RowColumns<T> columns, SeriesSchema schema, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(columns);
        return RowTable.FromRows(rows, columns, schema, cancellationToken);
    }

    /// <summary>Makes a table of columns that are held in code.</summary>
    /// <param name="columns">
    /// The columns by name, all of one length: times as for <see cref="FromRows"/>, numbers of any kind (null or NaN where missing), keys as
    /// text or whole numbers. They are read at once and not kept.
    /// </param>
    /// <param name="schema">What the columns are; others are left unread.</param>
    /// <param name="options">How times are written that are text or whole numbers; null for the defaults.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="SeriesDataException">A column is missing, or a cell cannot be read: the finding names the row and the remedy.</exception>
    public static SeriesTable FromColumns(
        IReadOnlyDictionary<string, Array> columns, SeriesSchema schema, TableReadOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(columns);
        return RowTable.FromColumns("columns", columns, schema, (options, cancellationToken));
    }

    /// <summary>Places the rows on the time line: the clock-change rule, the zone, the duplicates policy, the order.</summary>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The panel; what was repaired or left out is in its findings.</returns>
    /// <exception cref="SeriesDataException">A row cannot be placed, or is given twice: the finding names it and the remedy.</exception>
    public SeriesPanel ToPanel(CancellationToken cancellationToken = default) => TablePlacement.Place(this, cancellationToken);
}
