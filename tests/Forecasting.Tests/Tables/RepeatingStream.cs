using System.Text;

namespace Forecasting.Tests.Tables;

/// <summary>A stream of a head and then one text over and over, made while it is read.</summary>
internal sealed class RepeatingStream(string head, string repeated, long total) : Stream
{
    private readonly byte[] _head = Encoding.UTF8.GetBytes(head);
    private readonly byte[] _repeated = Encoding.UTF8.GetBytes(repeated);
    private long _at;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => _at; set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        int count = (int)Math.Min(buffer.Length, total - _at);
        for (int i = 0; i < count; i++, _at++)
            buffer[i] = _at < _head.Length ? _head[_at] : _repeated[(_at - _head.Length) % _repeated.Length];
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
