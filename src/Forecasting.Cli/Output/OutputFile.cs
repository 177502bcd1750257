using System.Text;

namespace Forecasting.Cli.Output;

/// <summary>Writes a file whole or not at all: beside its place first, then moved there.</summary>
internal static class OutputFile
{
    /// <summary>Writes text as UTF-8 without a byte-order mark.</summary>
    /// <exception cref="SeriesDataException">The file cannot be written (RES-010); what was there before is as it was.</exception>
    public static void Write(string path, Action<TextWriter> write)
    {
        string draft = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            using (var writer = new StreamWriter(draft, false, new UTF8Encoding(false), 1 << 16))
                write(writer);
            File.Move(draft, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SeriesDataException(
                new Finding
                {
                    Code = "RES-010",
                    Severity = FindingSeverity.Error,
                    File = path,
                    Message = $"The file cannot be written: {e.Message} Nothing was changed; name another place with --out.",
                },
                e);
        }
        finally
        {
            File.Delete(draft);
        }
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
