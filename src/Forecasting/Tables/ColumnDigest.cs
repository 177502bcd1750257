using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Forecasting.Tables;

/// <summary>The SHA-256 of the values of a column, by which a file of ours is known to be undamaged when it is read again.</summary>
internal sealed class ColumnDigest : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _buffer = new byte[1 << 15];
    private int _used;

    /// <summary>Returns the key of the file's metadata that holds the digest of a column.</summary>
    public static string KeyOf(string column) => "forecasting.sha256." + column;

    /// <summary>Adds the cells of a typed column.</summary>
    /// <returns>False where the column is of a type that we do not write, which is a sign of damage.</returns>
    public bool TryAdd(Array cells)
    {
        switch (cells)
        {
            case double?[] numbers:
                foreach (double? number in numbers) Add(number ?? double.NaN);
                return true;
            case DateTime[] times:
                foreach (DateTime time in times) Add(time.Ticks - DateTime.UnixEpoch.Ticks);
                return times.Length == 0 || times[0].Kind == DateTimeKind.Utc;
            case long[] wholes:
                foreach (long whole in wholes) Add(whole);
                return true;
            case string[] texts:
                foreach (string text in texts) Add(text);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Adds a number; all NaN are one.</summary>
    public void Add(double value) => Add(BitConverter.DoubleToInt64Bits(double.IsNaN(value) ? double.NaN : value));

    /// <summary>Adds a whole number, or the ticks of a time.</summary>
    public void Add(long value)
    {
        if (_used + sizeof(long) > _buffer.Length) Flush();
        BinaryPrimitives.WriteInt64LittleEndian(_buffer.AsSpan(_used), value);
        _used += sizeof(long);
    }

    /// <summary>Adds a text, with its length.</summary>
    public void Add(string? text)
    {
        text ??= "";
        int most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (most <= _buffer.Length - sizeof(long))
        {
            // Straight into the buffer: a call of the hash per text costs more than the hash.
            if (_used + sizeof(long) + most > _buffer.Length) Flush();
            int count = Encoding.UTF8.GetBytes(text, _buffer.AsSpan(_used + sizeof(long)));
            Add((long)count);
            _used += count;
            return;
        }

        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Add(bytes.LongLength);
        Flush();
        _hash.AppendData(bytes);
    }

    /// <summary>Returns the digest of all that was added, in hexadecimal.</summary>
    public string Finish()
    {
        Flush();
        return Convert.ToHexStringLower(_hash.GetHashAndReset());
    }

    public void Dispose() => _hash.Dispose();

    private void Flush()
    {
        _hash.AppendData(_buffer, 0, _used);
        _used = 0;
    }
}
