namespace Forecasting.Cli.Options;

/// <summary>The form of a table's file, which its name tells.</summary>
internal static class FileForm
{
    /// <summary>Returns whether a file is Parquet; any other is CSV.</summary>
    public static bool IsParquet(string path) => path.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase);
}
