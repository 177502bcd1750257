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
    }
}
