using System.CommandLine;
using Forecasting.Tables;

namespace Forecasting.Cli.Options;

/// <summary>The file that a command reads, and how.</summary>
internal sealed class InputOptions
{
    private readonly Argument<string> _file = new("FILE") { Description = "The table: a Parquet file (.parquet), or a CSV file, which may be packed by gzip." };
    private readonly SchemaOptions _schema = new();
    private readonly TableOptions _table = new();

    public void AddTo(Command command)
    {
        command.Add(_file);
        _schema.AddTo(command);
        _table.AddTo(command);
    }

    public string File(ParseResult parse) => parse.GetRequiredValue(_file);

    public Task<SeriesTable> ReadTableAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        string file = File(parse);
        _table.RequireText(parse, file);
        return ReadAsync(file, _schema.Read(parse), parse, cancellationToken);
    }

    public async Task<SeriesPanel> ReadPanelAsync(ParseResult parse, CancellationToken cancellationToken) =>
        (await ReadTableAsync(parse, cancellationToken)).ToPanel(cancellationToken);

    /// <summary>Reads the table, and one of future values, the columns known in advance without the target, where it is named.</summary>
    public async Task<(SeriesPanel Rows, SeriesPanel? Future)> ReadPanelsAsync(string? future, ParseResult parse, CancellationToken cancellationToken)
    {
        if (future is null) return (await ReadPanelAsync(parse, cancellationToken), null);
        string file = File(parse);
        _table.RequireText(parse, file, future);
        SeriesSchema schema = _schema.Read(parse);
        SeriesTable known = await ReadAsync(future, schema.ForFuture(), parse, cancellationToken);
        SeriesTable rows = await ReadAsync(file, schema, parse, cancellationToken);
        return (rows.ToPanel(cancellationToken), known.ToPanel(cancellationToken));
    }

    /// <summary>Refuses a path where nothing is.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static void RequireFile(string file)
    {
        if (!Path.Exists(file)) throw new FileNotFoundException($"There is no file '{file}' in {Directory.GetCurrentDirectory()}; check its path.");
    }

    private Task<SeriesTable> ReadAsync(string file, SeriesSchema schema, ParseResult parse, CancellationToken cancellationToken)
    {
        RequireFile(file);
        CsvReadOptions options = _table.Read(parse);
        return FileForm.IsParquet(file)
            ? SeriesTable.ReadParquetAsync(file, schema, options, cancellationToken)
            : Task.FromResult(SeriesTable.ReadCsv(file, schema, options, cancellationToken));
    }
}
