using System.Buffers.Binary;
using System.Text;

namespace Forecasting.Tables;

/// <summary>Gives each key a code, in the order in which they are met, by the bytes of its fields: no text is made for a key that is known.</summary>
internal sealed class KeyTable
{
    private readonly List<(int Hash, int Start, int Length)> _keys = [];
    private byte[] _bytes = new byte[1024];
    private int _used;
    private int[] _slots = new int[64];
    private byte[] _joined = new byte[256];
    private int _joinedLength;
    private int _last = -1;

    /// <summary>Begins a key of several fields.</summary>
    public void Begin() => _joinedLength = 0;

    /// <summary>Adds a field to the key: its length goes before it, so that no two keys have the same bytes.</summary>
    public void Add(ReadOnlySpan<byte> field)
    {
        int needed = _joinedLength + sizeof(int) + field.Length;
        if (needed > _joined.Length) Array.Resize(ref _joined, Math.Max(needed, 2 * _joined.Length));
        BinaryPrimitives.WriteInt32LittleEndian(_joined.AsSpan(_joinedLength), field.Length);
        field.CopyTo(_joined.AsSpan(_joinedLength + sizeof(int)));
        _joinedLength = needed;
    }

    /// <summary>Returns the fields that were added, as text.</summary>
    public string[] Fields(int count)
    {
        string[] fields = new string[count];
        int at = 0;
        for (int i = 0; i < count; i++)
        {
            int length = BinaryPrimitives.ReadInt32LittleEndian(_joined.AsSpan(at));
            fields[i] = Encoding.UTF8.GetString(_joined, at + sizeof(int), length);
            at += sizeof(int) + length;
        }

        return fields;
    }

    /// <summary>Returns the code of the key whose fields were added.</summary>
    public int CodeOfFields(out bool isNew) => CodeOf(_joined.AsSpan(0, _joinedLength), out isNew);

    /// <summary>Returns the code of a key.</summary>
    /// <param name="key">The bytes of the key.</param>
    /// <param name="isNew">Whether it was met for the first time.</param>
    public int CodeOf(ReadOnlySpan<byte> key, out bool isNew)
    {
        isNew = false;
        // Rows of one series mostly stand together.
        if (_last >= 0 && key.SequenceEqual(BytesOf(_last))) return _last;
        int hash = HashOf(key);
        int slot = hash & (_slots.Length - 1);
        while (_slots[slot] != 0)
        {
            int code = _slots[slot] - 1;
            if (_keys[code].Hash == hash && key.SequenceEqual(BytesOf(code))) return _last = code;
            slot = (slot + 1) & (_slots.Length - 1);
        }

        isNew = true;
        return _last = Insert(key, hash, slot);
    }

    private ReadOnlySpan<byte> BytesOf(int code)
    {
        (_, int start, int length) = _keys[code];
        return _bytes.AsSpan(start, length);
    }

    private int Insert(ReadOnlySpan<byte> key, int hash, int slot)
    {
        int needed = checked(_used + key.Length);
        if (needed > _bytes.Length) Array.Resize(ref _bytes, (int)Math.Min(Array.MaxLength, Math.Max(needed, 2L * _bytes.Length)));
        key.CopyTo(_bytes.AsSpan(_used));
        _keys.Add((hash, _used, key.Length));
        _used = needed;
        _slots[slot] = _keys.Count;
        if (2 * _keys.Count > _slots.Length) Widen();
        return _keys.Count - 1;
    }

    private void Widen()
    {
        int[] slots = new int[checked(4 * _slots.Length)];
        for (int code = 0; code < _keys.Count; code++)
        {
            int slot = _keys[code].Hash & (slots.Length - 1);
            while (slots[slot] != 0) slot = (slot + 1) & (slots.Length - 1);
            slots[slot] = code + 1;
        }

        _slots = slots;
    }

    // Seeded per process, so that no file can be made to collide; codes do not depend on it.
    private static int HashOf(ReadOnlySpan<byte> key)
    {
        var hash = default(HashCode);
        hash.AddBytes(key);
        return hash.ToHashCode() & int.MaxValue;
    }
}
