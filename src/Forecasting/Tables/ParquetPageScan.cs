using System.Buffers;
using Parquet.Meta;

namespace Forecasting.Tables;

/// <summary>Walks over the pages of a column of a Parquet file and checks what they declare against the bytes that are there, and their checksums.</summary>
internal sealed class ParquetPageScan(Stream stream, TableFault fault, (long Bytes, int Expansion) most)
{
    private const int MostHeaderBytes = 1 << 20;

    // A small page may well expand more: one value over and over packs to little.
    private const long AlwaysAllowed = 16 << 20;

    private long _declared;

    /// <summary>Checks the pages of a column in one row group.</summary>
    /// <param name="column">What the footer says of the column.</param>
    /// <param name="rows">How many rows the group has.</param>
    /// <param name="name">The name of the column.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task CheckAsync(ColumnMetaData column, long rows, string name, CancellationToken cancellationToken)
    {
        long start = Math.Min(column.DataPageOffset, column.DictionaryPageOffset is > 0 and { } dictionary ? dictionary : long.MaxValue);
        long size = column.TotalCompressedSize;
        if (column.NumValues != rows) throw Damaged(name, $"the column declares {column.NumValues} values for {rows} rows");
        if (start < 4 || size < 0 || start > stream.Length - size)
            throw fault.At("ING-091", $"The pages of the column are declared as {size} bytes at {start}, the file has {stream.Length}; fetch it again.", column: name);
        long values = 0;
        long end = start + size;
        while (values < rows)
        {
            Page page = await ReadHeaderAsync(start, end, name, cancellationToken).ConfigureAwait(false);
            if (page.Compressed < 0 || page.Compressed > end - start - page.HeaderBytes)
                throw fault.At("ING-091", $"A page declares {page.Compressed} bytes, the column has {end - start - page.HeaderBytes} left; fetch the file again.", column: name);
            _declared += Math.Max(0L, page.Uncompressed);
            if (page.Uncompressed < 0 || page.Uncompressed > Math.Max(AlwaysAllowed, page.Compressed * most.Expansion) || _declared > most.Bytes)
                throw fault.At("ING-091", $"A page of {page.Compressed} bytes declares {page.Uncompressed} bytes unpacked, and all so far {_declared}; raise MaximumExpansion if the file is to be trusted.", column: name);
            if (page.Values < 0 || page.Values > rows - values) throw Damaged(name, $"its pages hold {values + page.Values} values for {rows} rows");
            if (page.Checksum is { } checksum) await CheckSumAsync(start + page.HeaderBytes, page.Compressed, checksum, name, cancellationToken).ConfigureAwait(false);
            values += page.Values;
            start += page.HeaderBytes + page.Compressed;
        }
    }

    private async Task<Page> ReadHeaderAsync(long start, long end, string name, CancellationToken cancellationToken)
    {
        // A header is small, but holds statistics: the smallest and the largest text of the page.
        for (int take = 256; ; take = Math.Min(4 * take, MostHeaderBytes))
        {
            int length = (int)Math.Min(take, end - start);
            byte[] bytes = ArrayPool<byte>.Shared.Rent(Math.Max(1, length));
            try
            {
                stream.Position = start;
                await stream.ReadExactlyAsync(bytes.AsMemory(0, length), cancellationToken).ConfigureAwait(false);
                return HeaderOf(bytes.AsSpan(0, length));
            }
            catch (InvalidDataException e)
            {
                if (length < take || take == MostHeaderBytes)
                    throw fault.Because(e, "ING-090", $"This is not a readable Parquet file: of the column '{name}' a page's {e.Message[4..]}. Fetch it again.");
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(bytes);
            }
        }
    }

    private static Page HeaderOf(ReadOnlySpan<byte> bytes)
    {
        new ThriftScan(bytes).Walk(ParquetGrammar.PageHeader);
        var scan = new ThriftScan(bytes);
        var page = new Page(0, 0, 0, null, 0);
        bool isData = false;
        int id = 0;
        while (scan.NextField(ref id, out int type))
        {
            if (type is 4 or 5 or 6)
            {
                long value = scan.Integer();
                if (id == 1) isData = value is 0 or 3;
                else if (id == 2) page = page with { Uncompressed = value };
                else if (id == 3) page = page with { Compressed = value };
                else if (id == 4) page = page with { Checksum = (uint)(value & uint.MaxValue) };
            }
            else if (type == 12 && id is 5 or 7 or 8)
            {
                long values = ValuesOf(ref scan, page, id == 8);
                if (id != 7) page = page with { Values = values };
                else if (values < 0 || values > page.Uncompressed) throw new InvalidDataException($"its metadata have a dictionary of {values} values in {page.Uncompressed} bytes");
            }
            else
            {
                scan.Skip(type);
            }
        }

        // A dictionary holds no values of rows; a page of nothing would never end the walk.
        if (isData && page.Values == 0 && page.Compressed == 0) throw new InvalidDataException("its metadata have a page of nothing");
        return page with { HeaderBytes = scan.Position, Values = isData ? page.Values : 0 };
    }

    // All three kinds of page begin with the number of their values; one with levels of its own says how long these are.
    private static long ValuesOf(ref ThriftScan scan, Page page, bool hasLevels)
    {
        long values = 0;
        int id = 0;
        while (scan.NextField(ref id, out int type))
        {
            if (type is not (4 or 5 or 6))
            {
                scan.Skip(type, 1);
                continue;
            }

            long value = scan.Integer();
            if (id == 1) values = value;
            if (hasLevels && id is 5 or 6 && (value < 0 || value > page.Compressed)) throw new InvalidDataException("its metadata have levels longer than their page");
        }

        return values;
    }

    private async Task CheckSumAsync(long start, long length, uint checksum, string name, CancellationToken cancellationToken)
    {
        byte[] bytes = ArrayPool<byte>.Shared.Rent((int)Math.Min(1 << 16, Math.Max(1, length)));
        var sum = new Crc32();
        stream.Position = start;
        while (length > 0)
        {
            int count = (int)Math.Min(length, bytes.Length);
            await stream.ReadExactlyAsync(bytes.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
            sum.Add(bytes.AsSpan(0, count));
            length -= count;
        }

        ArrayPool<byte>.Shared.Return(bytes);
        if (sum.Value != checksum) throw Damaged(name, "a page does not have the checksum that it declares");
    }

    private SeriesDataException Damaged(string column, string what) =>
        fault.At("ING-090", $"This is not a readable Parquet file: {what}. Fetch it again.", column: column);

    private readonly record struct Page(long Uncompressed, long Compressed, long Values, uint? Checksum, int HeaderBytes);
}
