using System.Text;

namespace Forecasting.Tables;

/// <summary>Opens the bytes of a text table as UTF-8: unpacks gzip, turns other encodings into UTF-8, refuses what is no text.</summary>
internal static class CsvSource
{
    private static ReadOnlySpan<byte> GzipMark => [0x1F, 0x8B];

    private static ReadOnlySpan<byte> LittleEndianMark => [0xFF, 0xFE];

    private static ReadOnlySpan<byte> BigEndianMark => [0xFE, 0xFF];

    private static ReadOnlySpan<byte> OldWorkbookMark => [0xD0, 0xCF, 0x11, 0xE0];

    /// <summary>Looks at the first bytes and returns the stream of UTF-8 text behind them.</summary>
    public static Stream Decode(Stream stream, CsvReadOptions options, TableFault fault)
    {
#pragma warning disable CA2000 // The reader of the records disposes the chain of streams from its end.
        var peeked = new PeekedStream(stream, 8);
        ReadOnlySpan<byte> head = peeked.Head;
        if (head.IsEmpty) throw fault.At("ING-001", "The file is empty (0 bytes); a header row was expected.");
        if (head.StartsWith(GzipMark))
        {
            long packed = stream.CanSeek ? stream.Length : 0;
            var unpacked = new PeekedStream(new ExpandingStream(new GzipSource(peeked), packed, options.MaximumExpansion, fault), 8);
            if (unpacked.Head.IsEmpty) throw fault.At("ING-001", "The packed file is empty (0 bytes); a header row was expected.");
            return Text(unpacked, options, fault);
        }

        return Text(peeked, options, fault);
#pragma warning restore CA2000
    }

    private static Stream Text(PeekedStream stream, CsvReadOptions options, TableFault fault)
    {
        ReadOnlySpan<byte> head = stream.Head;
        string? kind = Kind(head);
        if (kind is not null) throw fault.At("ING-012", $"The file begins as {kind}, not as text; unpack or export it as CSV, or use the reader of that format.");
        if (head.StartsWith(LittleEndianMark) || options.Encoding == "utf-16")
            return Transcoded(stream, new UnicodeEncoding(false, true, true));
        if (head.StartsWith(BigEndianMark)) return Transcoded(stream, new UnicodeEncoding(true, true, true));
        if (options.Encoding == "latin1") return Transcoded(stream, Encoding.Latin1);
        int nul = head.IndexOf((byte)0);
        if (nul >= 0)
        {
            string what = head.ContainsAnyExcept((byte)0) ? "this looks like UTF-16; set the encoding to utf-16" : "the file consists of NUL bytes; restore it from its source";
            throw fault.At("ING-010", $"There is a NUL byte at offset {nul}: {what}.");
        }

        return stream;
    }

    private static Stream Transcoded(Stream stream, Encoding encoding) =>
        Encoding.CreateTranscodingStream(stream, encoding, new UTF8Encoding(false, true));

    private static string? Kind(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("PK\x03\x04"u8)) return "a ZIP archive (or an Excel workbook)";
        if (head.StartsWith("PAR1"u8) || head.StartsWith("PARE"u8)) return "a Parquet file";
        if (head.StartsWith(OldWorkbookMark)) return "an old Excel workbook";
        if (head.StartsWith("ARROW1"u8)) return "an Arrow file";
        if (head.StartsWith(GzipMark)) return "a gzip file within a gzip file";
        return null;
    }
}
