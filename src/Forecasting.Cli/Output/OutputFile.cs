using Forecasting.Cli.Options;
using Forecasting.Tables;

namespace Forecasting.Cli.Output;

/// <summary>Writes a table to the file that <c>--out</c> names: Parquet where its name says so, else CSV.</summary>
internal static class OutputFile
{
    /// <summary>Writes a table, whole or not at all.</summary>
    /// <exception cref="SeriesDataException">The file cannot be written (RES-010); what was there before is as it was.</exception>
    public static Task WriteAsync(string path, OutputTable table, CancellationToken cancellationToken)
    {
        if (FileForm.IsParquet(path)) return table.WriteParquetAsync(path, cancellationToken);
        table.WriteCsv(path, cancellationToken);
        return Task.CompletedTask;
    }

    /// <summary>Refuses early, before minutes of work, a path that nothing can be written to.</summary>
    /// <exception cref="ArgumentException">The folder is not there, or the path is one.</exception>
    public static void Require(string path)
    {
        if (Directory.Exists(path)) throw new ArgumentException($"--out: '{path}' is a folder; name a file in it.");
        string? folder = Path.GetDirectoryName(Path.GetFullPath(path));
        if (!Directory.Exists(folder)) throw new ArgumentException($"--out: there is no folder '{folder}'; make it first.");
    }
}
