namespace Forecasting.Tests.Tables;

/// <summary>A stream that is longer after it was read than before, as a file that something writes to.</summary>
internal sealed class GrowingStream(byte[] bytes) : MemoryStream(bytes)
{
    private int _grown;

    public override long Length => base.Length + _grown;

    public override int Read(Span<byte> buffer)
    {
        _grown = 10;
        return base.Read(buffer);
    }
}
