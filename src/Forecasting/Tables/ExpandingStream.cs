namespace Forecasting.Tables;

/// <summary>A stream that is being unpacked, which refuses to grow beyond what its packed size allows.</summary>
internal sealed class ExpandingStream(Stream inner, long packedBytes, int maximumExpansion, TableFault fault) : ReadOnlyStream
{
    // A small file may well expand more: a header row packs to little.
    private const long AlwaysAllowed = 16 << 20;

    private long _read;

    public override int Read(Span<byte> buffer)
    {
        int count;
        try
        {
            count = inner.Read(buffer);
        }
        catch (InvalidDataException e)
        {
            throw new SeriesDataException(fault.At("ING-053", $"The gzip file is damaged: {e.Message} Fetch it again.").Findings[0], e);
        }

        _read += count;
        long limit = Math.Max(AlwaysAllowed, packedBytes * maximumExpansion);
        if (packedBytes > 0 && _read > limit)
            throw fault.At("ING-052", $"The gzip file expands beyond {maximumExpansion} times its size of {packedBytes} bytes; raise MaximumExpansion if it is to be trusted.");
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}
