namespace Forecasting.Tables;

/// <summary>A table of named columns, ready to be written: all rows, all digits; immutable.</summary>
/// <remarks>Forecasts, panels and backtests become one by <c>ToTable</c>; any columns of your own do by the constructor.</remarks>
public sealed class OutputTable
{
    /// <summary>Makes a table.</summary>
    /// <param name="columns">The columns, in order: at least one, of one length, none of the name of another.</param>
    /// <exception cref="ArgumentException">There is no column, their lengths differ, or two have one name.</exception>
    public OutputTable(params IReadOnlyList<OutputColumn> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        if (columns.Count == 0) throw new ArgumentException("A table has at least one column.", nameof(columns));
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (OutputColumn column in columns)
        {
            if (column.Count != columns[0].Count)
                throw new ArgumentException($"Column '{column.Name}' has {column.Count} cells, '{columns[0].Name}' has {columns[0].Count}.", nameof(columns));
            if (!names.Add(column.Name)) throw new ArgumentException($"Two columns are named '{column.Name}'.", nameof(columns));
        }

        Columns = [.. columns];
        RowCount = columns[0].Count;
    }

    /// <summary>Gets the columns, in order.</summary>
    public IReadOnlyList<OutputColumn> Columns { get; }

    /// <summary>Gets how many rows there are.</summary>
    public int RowCount { get; }

    /// <summary>Writes the table as a CSV file, whole or not at all; a file that is there is replaced.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="cancellationToken">Stops the work; the file then is as it was.</param>
    /// <remarks>
    /// UTF-8, lines that end in LF, fields quoted where they must be (RFC 4180). Times in ISO 8601 with the offset of their zone; numbers
    /// with all digits that tell them apart; a missing number is an empty field. A text that a spreadsheet would take for a formula is
    /// quoted with an apostrophe before it, which the reader of this library takes away again.
    /// </remarks>
    /// <exception cref="SeriesDataException">The file cannot be written (RES-010).</exception>
    public void WriteCsv(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        WholeFile.Write(path, stream => CsvTableWriter.Write(this, stream.Write, cancellationToken));
    }

    /// <summary>Writes the table as CSV in UTF-8 to a stream.</summary>
    /// <param name="stream">The stream; it stays open.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <inheritdoc cref="WriteCsv" path="/remarks"/>
    public void WriteCsvStream(Stream stream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        CsvTableWriter.Write(this, stream.Write, cancellationToken);
    }

    /// <summary>Writes the table as CSV to a writer of text.</summary>
    /// <param name="writer">The writer; it stays open.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <inheritdoc cref="WriteCsv" path="/remarks"/>
    public void WriteCsvText(TextWriter writer, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(writer);
        CsvTableWriter.Write(this, writer, cancellationToken);
    }

    /// <summary>Writes the table as a Parquet file, whole or not at all; a file that is there is replaced.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="cancellationToken">Stops the work; the file then is as it was.</param>
    /// <remarks>
    /// Times are timestamps adjusted to UTC, in microseconds, or in nanoseconds where one has digits below; a missing number is null. The
    /// metadata hold a digest of each column, by which the reader of this library knows a damaged file.
    /// </remarks>
    /// <exception cref="SeriesDataException">The file cannot be written (RES-010).</exception>
    public Task WriteParquetAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return WholeFile.WriteAsync(path, stream => ParquetTableWriter.WriteAsync(this, stream, cancellationToken));
    }

    /// <summary>Writes the table as a Parquet file to a stream.</summary>
    /// <param name="stream">The stream; it stays open.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <inheritdoc cref="WriteParquetAsync" path="/remarks"/>
    public Task WriteParquetStreamAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return ParquetTableWriter.WriteAsync(this, stream, cancellationToken);
    }
}
