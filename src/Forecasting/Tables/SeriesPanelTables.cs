namespace Forecasting.Tables;

/// <summary>Reads panels straight from files.</summary>
public static class SeriesPanelTables
{
    extension(SeriesPanel)
    {
        /// <summary>Reads a panel from a CSV file, which may be packed by gzip.</summary>
        /// <param name="path">The path of the file.</param>
        /// <param name="schema">What the columns are; others are left unread.</param>
        /// <param name="options">How the text is written; null for the defaults.</param>
        /// <param name="cancellationToken">Stops the work.</param>
        /// <returns>The panel; what was met is in its findings.</returns>
        /// <exception cref="SeriesDataException">The file cannot be read, or a row cannot be placed: the finding names line, column, value and remedy.</exception>
        public static SeriesPanel ReadCsv(
            string path, SeriesSchema schema, CsvReadOptions? options = null, CancellationToken cancellationToken = default) =>
            SeriesTable.ReadCsv(path, schema, options, cancellationToken).ToPanel(cancellationToken);

        /// <summary>Reads a panel from a stream of CSV text, which may be packed by gzip.</summary>
        /// <param name="stream">The stream; it is read to its end and closed.</param>
        /// <param name="schema">What the columns are; others are left unread.</param>
        /// <param name="options">How the text is written; null for the defaults.</param>
        /// <param name="cancellationToken">Stops the work.</param>
        /// <returns>The panel; what was met is in its findings.</returns>
        /// <exception cref="SeriesDataException">The text cannot be read, or a row cannot be placed: the finding names line, column, value and remedy.</exception>
        public static SeriesPanel ReadCsvStream(
            Stream stream, SeriesSchema schema, CsvReadOptions? options = null, CancellationToken cancellationToken = default) =>
            SeriesTable.ReadCsvStream(stream, schema, options, cancellationToken).ToPanel(cancellationToken);

        /// <summary>Reads a panel from a Parquet file.</summary>
        /// <param name="path">The path of the file.</param>
        /// <param name="schema">What the columns are; others are left unread.</param>
        /// <param name="options">How times are written that are text or whole numbers; null for the defaults.</param>
        /// <param name="cancellationToken">Stops the work.</param>
        /// <returns>The panel; what was met is in its findings.</returns>
        /// <inheritdoc cref="SeriesTable.ReadParquetAsync" path="/remarks"/>
        /// <exception cref="SeriesDataException">The file cannot be read, or a row cannot be placed: the finding names column, row and remedy.</exception>
        public static async Task<SeriesPanel> ReadParquetAsync(
            string path, SeriesSchema schema, TableReadOptions? options = null, CancellationToken cancellationToken = default) =>
            (await SeriesTable.ReadParquetAsync(path, schema, options, cancellationToken).ConfigureAwait(false)).ToPanel(cancellationToken);
    }
}
