using System.Buffers;
using System.Globalization;
using System.Text;

namespace Forecasting.Tables;

/// <summary>Writes a table as CSV (RFC 4180, UTF-8 without a mark, lines that end in LF): the same bytes on every machine and in every culture.</summary>
internal sealed class CsvTableWriter
{
    private const int BufferBytes = 1 << 16;
    private const int MostNumberBytes = 32;
    private const int RowsBetweenChecks = 4096;

    private readonly OutputTable _table;
    private readonly WriteBytes _write;
    private readonly TimeFormatter?[] _formatters;
    private readonly SearchValues<byte> _special = SearchValues.Create(",\"\r\n"u8);
    private readonly byte[] _buffer = new byte[BufferBytes];
    private byte[] _utf8 = new byte[256];
    private int _used;

    private CsvTableWriter(OutputTable table, WriteBytes write)
    {
        _table = table;
        _write = write;
        _formatters = [.. table.Columns.Select(column => column is TimeOutput times ? new TimeFormatter(times.Zone) : null)];
    }

    /// <summary>Takes bytes that are ready.</summary>
    public delegate void WriteBytes(ReadOnlySpan<byte> bytes);

    public static void Write(OutputTable table, WriteBytes write, CancellationToken cancellationToken) =>
        new CsvTableWriter(table, write).Run(cancellationToken);

    public static void Write(OutputTable table, TextWriter writer, CancellationToken cancellationToken)
    {
        Decoder decoder = Encoding.UTF8.GetDecoder();
        char[] chars = new char[BufferBytes];
        Write(table, bytes => writer.Write(chars, 0, decoder.GetChars(bytes, chars, flush: false)), cancellationToken);
    }

    private void Run(CancellationToken cancellationToken)
    {
        for (int c = 0; c < _table.Columns.Count; c++)
        {
            if (c > 0) Add((byte)',');
            AddText(_table.Columns[c].Name);
        }

        Add((byte)'\n');
        for (int row = 0; row < _table.RowCount; row++)
        {
            if (row % RowsBetweenChecks == 0) cancellationToken.ThrowIfCancellationRequested();
            for (int c = 0; c < _table.Columns.Count; c++)
            {
                if (c > 0) Add((byte)',');
                AddCell(c, row);
            }

            Add((byte)'\n');
        }

        Flush();
    }

    private void AddCell(int column, int row)
    {
        switch (_table.Columns[column])
        {
            case TextOutput texts:
                AddText(texts.Values[row]);
                break;
            case NumberOutput numbers when !double.IsNaN(numbers.Values[row]):
                numbers.Values[row].TryFormat(Room(MostNumberBytes), out int digits, "R", CultureInfo.InvariantCulture);
                _used += digits;
                break;
            case WholeOutput wholes:
                wholes.Values[row].TryFormat(Room(MostNumberBytes), out int written, default, CultureInfo.InvariantCulture);
                _used += written;
                break;
            case TimeOutput times:
                int characters = _formatters[column]!.Write(times.Ticks[row], Room(TimeFormatter.MostBytes));
                _used += characters;
                break;
        }
    }

    private void AddText(string text)
    {
        int most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (most > _utf8.Length) _utf8 = new byte[2 * most];
        ReadOnlySpan<byte> bytes = _utf8.AsSpan(0, Encoding.UTF8.GetBytes(text, _utf8));
        bool guarded = FormulaGuard.IsNeeded(bytes);
        // A field of spaces at an end is quoted too, since some readers trim.
        bool quoted = guarded || bytes.ContainsAny(_special) || (bytes.Length > 0 && (bytes[0] == (byte)' ' || bytes[^1] == (byte)' '));
        if (quoted) Add((byte)'"');
        if (guarded) Add(FormulaGuard.Mark);
        if (!quoted)
        {
            Add(bytes);
            return;
        }

        for (int quote = bytes.IndexOf((byte)'"'); quote >= 0; quote = bytes.IndexOf((byte)'"'))
        {
            Add(bytes[..(quote + 1)]);
            Add((byte)'"');
            bytes = bytes[(quote + 1)..];
        }

        Add(bytes);
        Add((byte)'"');
    }

    private void Add(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            if (_used == BufferBytes) Flush();
            int count = Math.Min(bytes.Length, BufferBytes - _used);
            bytes[..count].CopyTo(_buffer.AsSpan(_used));
            _used += count;
            bytes = bytes[count..];
        }
    }

    private void Add(byte value)
    {
        if (_used == BufferBytes) Flush();
        _buffer[_used++] = value;
    }

    private Span<byte> Room(int bytes)
    {
        if (_used + bytes > BufferBytes) Flush();
        return _buffer.AsSpan(_used);
    }

    private void Flush()
    {
        _write(_buffer.AsSpan(0, _used));
        _used = 0;
    }
}
