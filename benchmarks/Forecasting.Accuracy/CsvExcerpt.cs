using System.IO.Compression;
using System.Text;

namespace Forecasting.Accuracy;

/// <summary>Takes some rows of a text table, where a protocol leaves others out.</summary>
internal static class CsvExcerpt
{
    /// <summary>Reads the header and the lines that are wanted.</summary>
    /// <param name="path">The file, which may be packed by gzip.</param>
    /// <param name="isWanted">Whether a line is wanted.</param>
    /// <returns>The text.</returns>
    public static Stream Open(string path, Func<string, bool> isWanted)
    {
        var excerpt = new MemoryStream();
        using (var writer = new StreamWriter(excerpt, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" })
        {
            bool isHeader = true;
            foreach (string line in Lines(path))
            {
                if (isHeader || isWanted(line)) writer.WriteLine(line);
                isHeader = false;
            }
        }

        excerpt.Position = 0;
        return excerpt;
    }

    /// <summary>Reads the lines of a file, which may be packed by gzip.</summary>
    public static IEnumerable<string> Lines(string path)
    {
        using FileStream file = File.OpenRead(path);
        using Stream unpacked = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(unpacked, Encoding.UTF8);
        while (reader.ReadLine() is { } line) yield return line;
    }
}
