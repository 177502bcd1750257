using System.Buffers.Binary;
using System.IO.Compression;

namespace Forecasting.Tables;

/// <summary>The unpacked bytes of a stream of gzip. It knows when the file was cut off, where the stream beneath would simply end.</summary>
internal sealed class GzipSource : ReadOnlyStream
{
    private readonly Tail _tail;
    private readonly GZipStream _unpacked;
    private long _total;

    /// <summary>Initializes a new instance of the <see cref="GzipSource"/> class.</summary>
    /// <param name="packed">The packed bytes.</param>
    public GzipSource(Stream packed)
    {
        _tail = new Tail(packed);
        _unpacked = new GZipStream(_tail, CompressionMode.Decompress);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The file is damaged or was cut off.</exception>
    public override int Read(Span<byte> buffer)
    {
        int count = _unpacked.Read(buffer);
        _total += count;
        if (count == 0 && buffer.Length > 0 && !_tail.Ends(_total)) throw new InvalidDataException("It was cut off.");
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _unpacked.Dispose();
            _tail.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>Passes packed bytes on, and keeps the last four: they are the length of what was packed.</summary>
    private sealed class Tail(Stream inner) : ReadOnlyStream
    {
        private readonly byte[] _last = new byte[sizeof(uint)];
        private bool _hasMore;
        private long _position;

        private static ReadOnlySpan<byte> MemberMark => [0x1F, 0x8B, 0x08];

        public override int Read(Span<byte> buffer)
        {
            int count = inner.Read(buffer);
            // A second member has a length of its own. A mark across two reads is missed; one in packed bytes only weakens the check.
            if (buffer[..count].LastIndexOf(MemberMark) is >= 0 and { } mark && _position + mark > 0) _hasMore = true;
            _position += count;
            Span<byte> kept = buffer[..count];
            if (kept.Length > _last.Length) kept = kept[^_last.Length..];
            _last.AsSpan(kept.Length).CopyTo(_last);
            kept.CopyTo(_last.AsSpan(_last.Length - kept.Length));
            return count;
        }

        public bool Ends(long total)
        {
            uint length = BinaryPrimitives.ReadUInt32LittleEndian(_last);
            return _hasMore ? total > uint.MaxValue || length <= total : length == (uint)(total & uint.MaxValue);
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
