namespace Forecasting.Tables;

/// <summary>A stream whose first bytes can be looked at before it is read.</summary>
internal sealed class PeekedStream : ReadOnlyStream
{
    private readonly Stream _inner;
    private readonly byte[] _head;
    private int _given;

    public PeekedStream(Stream inner, int count)
    {
        _inner = inner;
        _head = new byte[count];
        int read = inner.ReadAtLeast(_head, count, throwOnEndOfStream: false);
        _head = _head[..read];
    }

    /// <summary>Gets the first bytes: as many as were asked for, or all there are.</summary>
    public ReadOnlySpan<byte> Head => _head;

    public override int Read(Span<byte> buffer)
    {
        if (_given == _head.Length) return _inner.Read(buffer);
        int count = Math.Min(buffer.Length, _head.Length - _given);
        _head.AsSpan(_given, count).CopyTo(buffer);
        _given += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _inner.Dispose();
        base.Dispose(disposing);
    }
}
