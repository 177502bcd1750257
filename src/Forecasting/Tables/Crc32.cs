namespace Forecasting.Tables;

/// <summary>The checksum of gzip and of Parquet pages: CRC-32 with the polynomial 0x04C11DB7, reflected.</summary>
internal struct Crc32
{
    private static readonly uint[] Table = MakeTable();

    private uint _inverted;

    /// <summary>Gets the checksum of the bytes so far.</summary>
    public readonly uint Value => _inverted;

    /// <summary>Adds bytes.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        uint state = ~_inverted;
        foreach (byte b in bytes) state = Table[(byte)(state ^ b)] ^ (state >> 8);
        _inverted = ~state;
    }

    private static uint[] MakeTable()
    {
        uint[] table = new uint[256];
        for (uint i = 0; i < 256; i++)
        {
            uint value = i;
            for (int bit = 0; bit < 8; bit++) value = (value & 1) == 1 ? 0xEDB88320 ^ (value >> 1) : value >> 1;
            table[i] = value;
        }

        return table;
    }
}
