using System.CommandLine;
using Forecasting.Tables;

namespace Forecasting.Cli.Options;

/// <summary>The file that a command reads, and how.</summary>
internal sealed class InputOptions
{
    private readonly Argument<string> _file = new("FILE") { Description = "The table: a CSV file, which may be packed by gzip." };
    private readonly SchemaOptions _schema = new();
    private readonly TableOptions _table = new();

    public void AddTo(Command command)
    {
        command.Add(_file);
        _schema.AddTo(command);
        _table.AddTo(command);
    }

    public string File(ParseResult parse) => parse.GetRequiredValue(_file);

    public SeriesTable ReadTable(ParseResult parse, CancellationToken cancellationToken)
    {
        string file = File(parse);
        RequireFile(file);
        return SeriesTable.ReadCsv(file, _schema.Read(parse), _table.Read(parse), cancellationToken);
    }

    public SeriesPanel ReadPanel(ParseResult parse, CancellationToken cancellationToken) =>
        ReadTable(parse, cancellationToken).ToPanel(cancellationToken);

    /// <summary>Reads a table of future values: the columns known in advance, without the target.</summary>
    public SeriesPanel ReadFuture(string file, ParseResult parse, CancellationToken cancellationToken)
    {
        RequireFile(file);
        return SeriesPanel.ReadCsv(file, _schema.Read(parse).ForFuture(), _table.Read(parse), cancellationToken);
    }

    /// <summary>Refuses a path where nothing is.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static void RequireFile(string file)
    {
        if (!Path.Exists(file)) throw new FileNotFoundException($"There is no file '{file}' in {Directory.GetCurrentDirectory()}; check its path.");
    }
}
