namespace Forecasting.Tables;

/// <summary>Opens the files that tables are read from.</summary>
internal static class TableFile
{
    /// <summary>Opens a regular file for reading.</summary>
    /// <exception cref="SeriesDataException">It is not there, is no regular file, or may not be read.</exception>
    public static FileStream Open(string path, TableFault fault, FileOptions options)
    {
        try
        {
            string full = Path.GetFullPath(path);
            if (File.GetAttributes(full).HasFlag(FileAttributes.Directory)) throw fault.At("ING-061", "This is a folder, not a file; name the file.");
            if (full.StartsWith("/dev/", StringComparison.Ordinal)) throw fault.At("ING-061", "This is a device, not a file; name a regular file.");
            // A pipe has no length; opened for reading alone it would wait for a writer without end.
            if (new FileInfo(full) is { Length: 0 } && IsPipe(full)) throw fault.At("ING-061", "This is a pipe, not a file; open it as a stream.");
            return new FileStream(full, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, options);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw fault.Because(e, "ING-061", "There is no such file.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw fault.Because(e, "ING-061", $"The file cannot be opened: {e.Message}");
        }
    }

    private static bool IsPipe(string path)
    {
        if (OperatingSystem.IsWindows()) return false;
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            return !stream.CanSeek;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
