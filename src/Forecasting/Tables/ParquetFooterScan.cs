using System.Buffers.Binary;

namespace Forecasting.Tables;

/// <summary>Checks the frame of a Parquet file and the sizes that its footer declares, before a library reads it.</summary>
internal static class ParquetFooterScan
{
    private const int FrameBytes = 12;
    private const int MostFooterBytes = 64 << 20;
    private const int DeepestSchema = 64;

    private static ReadOnlySpan<byte> Mark => "PAR1"u8;

    private static ReadOnlySpan<byte> EncryptedMark => "PARE"u8;

    /// <summary>Checks a file.</summary>
    /// <exception cref="SeriesDataException">It is no Parquet file, or declares more than it holds.</exception>
    public static async Task CheckAsync(Stream stream, TableFault fault, CancellationToken cancellationToken)
    {
        long length = stream.Length;
        if (length == 0) throw fault.At("ING-001", "The file is empty (0 bytes); a Parquet file was expected.");
        byte[] ends = new byte[FrameBytes];
        stream.Position = 0;
        int head = await stream.ReadAtLeastAsync(ends.AsMemory(0, 4), 4, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        if (head < 4 || !ends.AsSpan(0, 4).SequenceEqual(Mark)) throw NoParquet(ends.AsSpan(0, head), fault);
        if (length < FrameBytes) throw fault.At("ING-090", $"The file begins as Parquet, but has only {length} bytes; fetch it again.");
        stream.Position = length - 8;
        await stream.ReadExactlyAsync(ends.AsMemory(4, 8), cancellationToken).ConfigureAwait(false);
        if (ends.AsSpan(8).SequenceEqual(EncryptedMark)) throw Encrypted(fault);
        if (!ends.AsSpan(8).SequenceEqual(Mark)) throw fault.At("ING-090", "The file begins as Parquet, but does not end as such (PAR1): it was cut off; fetch it again.");
        int footer = BinaryPrimitives.ReadInt32LittleEndian(ends.AsSpan(4));
        if (footer <= 0 || footer > length - FrameBytes)
            throw fault.At("ING-091", $"The footer declares {footer} bytes, the file has {length - FrameBytes} for it; fetch it again.");
        if (footer > MostFooterBytes) throw fault.At("ING-091", $"The footer declares {footer} bytes; at most {MostFooterBytes} are read.");
        byte[] bytes = new byte[footer];
        stream.Position = length - 8 - footer;
        await stream.ReadExactlyAsync(bytes, cancellationToken).ConfigureAwait(false);
        try
        {
            CheckFooter(bytes);
        }
        catch (InvalidDataException e)
        {
            throw fault.Because(e, "ING-090", $"This is not a readable Parquet file: {e.Message}. Fetch it again.");
        }

        stream.Position = 0;
    }

    private static SeriesDataException NoParquet(ReadOnlySpan<byte> head, TableFault fault)
    {
        if (head.StartsWith(EncryptedMark)) return Encrypted(fault);
        string bytes = Convert.ToHexString(head);
        return fault.At("ING-090", $"This is not a Parquet file: it begins with the bytes {bytes}, not with PAR1. Use the reader of its form.");
    }

    private static SeriesDataException Encrypted(TableFault fault) =>
        fault.At("ING-090", "The Parquet file is encrypted (PARE); decrypt it first.");

    private static void CheckFooter(ReadOnlySpan<byte> footer)
    {
        var scan = new ThriftScan(footer);
        scan.Walk(ParquetGrammar.Footer);
        CheckSchema(scan.Children);
    }

    // The schema is a tree laid flat: each element says how many of the next ones are its children.
    private static void CheckSchema(List<long> children)
    {
        if (children.Count == 0) throw new InvalidDataException("its metadata have no schema");
        var open = new Stack<long>();
        for (int i = 0; i < children.Count; i++)
        {
            int left = children.Count - i - 1;
            if (children[i] < 0 || children[i] > left) throw new InvalidDataException($"its schema declares {children[i]} columns within one, and has {left}");
            if (i > 0 && open.Count == 0) throw new InvalidDataException("its schema has columns that belong nowhere");
            if (i > 0) open.Push(open.Pop() - 1);
            if (children[i] > 0) open.Push(children[i]);
            while (open.Count > 0 && open.Peek() == 0) open.Pop();
            if (open.Count > DeepestSchema) throw new InvalidDataException($"its schema is nested deeper than {DeepestSchema}");
        }

        if (open.Count > 0) throw new InvalidDataException("its schema ends before all its columns");
    }
}
