using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Forecasting.Tables;
using NodaTime;
using NodaTime.Text;

namespace Forecasting.Downloads;

/// <summary>Keeps answers as files: a line with the digest of the rest, a line with the time and the address, then the answer.</summary>
internal sealed class DownloadCache(string folder, DownloadSubject subject)
{
    private const string Mark = "forecasting-answer 1 ";

    /// <summary>Returns the answer and when it was fetched; null where there is none, or one that is damaged or of another address.</summary>
    public (byte[] Body, Instant Fetched)? Find(Uri address, int maximumBytes)
    {
        byte[] whole;
        try
        {
            // Another process may put a newer file in its place meanwhile.
            using var stream = new FileStream(PathOf(address), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (stream.Length > maximumBytes + 4096L)
                return null;
            whole = new byte[stream.Length];
            stream.ReadExactly(whole);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }

        var first = Array.IndexOf(whole, (byte)'\n');
        if (first < 0 || Encoding.ASCII.GetString(whole, 0, first) != Mark + Digest(whole.AsSpan(first + 1)))
            return null;
        var second = Array.IndexOf(whole, (byte)'\n', first + 1);
        if (second < 0)
            return null;
        var words = Encoding.UTF8.GetString(whole, first + 1, second - first - 1).Split(' ');
        return words.Length == 2 && words[1] == address.AbsoluteUri && InstantPattern.ExtendedIso.Parse(words[0]) is { Success: true, Value: var fetched }
            ? (whole[(second + 1)..], fetched) : null;
    }

    /// <summary>Keeps an answer, whole or not at all.</summary>
    /// <exception cref="SeriesDataException">The folder cannot be written to (RES-010).</exception>
    public void Keep(Uri address, DownloadAnswer answer)
    {
        byte[] rest = [.. Encoding.UTF8.GetBytes($"{InstantPattern.ExtendedIso.Format(answer.Fetched)} {address.AbsoluteUri}\n"), .. answer.Body];
        var path = PathOf(address);
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TableFault(Path.GetFileName(folder)).Because(e, "RES-010", $"The folder of kept {subject.Name} cannot be made: {e.Message} Name another CacheFolder.");
        }

        WholeFile.Write(path, stream =>
        {
            stream.Write(Encoding.ASCII.GetBytes(Mark + Digest(rest) + "\n"));
            stream.Write(rest);
        });
    }

    // A name of the digest alone: no text of the address can leave the folder.
    private string PathOf(Uri address) =>
        Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{Digest(Encoding.UTF8.GetBytes(address.AbsoluteUri))[..24]}.answer"));

    private static string Digest(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
