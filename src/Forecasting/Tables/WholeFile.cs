namespace Forecasting.Tables;

/// <summary>Writes a file whole or not at all: into a file beside it, which takes its name when all is on the disk.</summary>
internal static class WholeFile
{
    /// <summary>Writes a file; one that is there is replaced.</summary>
    /// <exception cref="SeriesDataException">The file cannot be written (RES-010); one that was there is as it was.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        try
        {
            string full = Path.GetFullPath(path);
            string temporary = TemporaryOf(full);
            try
            {
                using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
                {
                    write(stream);
                    stream.Flush(flushToDisk: true);
                }

                File.Move(temporary, full, overwrite: true);
            }
            finally
            {
                File.Delete(temporary);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw Unwritten(path, e);
        }
    }

    /// <inheritdoc cref="Write"/>
    public static async Task WriteAsync(string path, Func<Stream, Task> write)
    {
        try
        {
            string full = Path.GetFullPath(path);
            string temporary = TemporaryOf(full);
            try
            {
                var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.Asynchronous);
                await using (stream.ConfigureAwait(false))
                {
                    await write(stream).ConfigureAwait(false);
#pragma warning disable CA1849 // Only this one reaches the disk.
                    stream.Flush(flushToDisk: true);
#pragma warning restore CA1849
                }

                File.Move(temporary, full, overwrite: true);
            }
            finally
            {
                File.Delete(temporary);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw Unwritten(path, e);
        }
    }

    private static string TemporaryOf(string path) => $"{path}.tmp-{Guid.NewGuid():N}";

    private static SeriesDataException Unwritten(string path, Exception cause) =>
        new TableFault(Path.GetFileName(path)).Because(cause, "RES-010", $"The file cannot be written: {cause.Message} Nothing was changed; free space, or name another place.");
}
