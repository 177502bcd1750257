using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Forecasting.Tables;

/// <summary>Reads the records of a UTF-8 text table (RFC 4180) from a stream, field by field, without copying.</summary>
/// <remarks>
/// A record lies whole in the buffer, which grows up to the longest line allowed. Own code rather than a library's: errors
/// name the line where a quote was opened, and memory stays bounded.
/// </remarks>
internal sealed class CsvRecordReader : IDisposable
{
    private readonly Stream _stream;
    private readonly CsvReadOptions _options;
    private readonly CsvFault _fault;
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(1 << 18);
    private (int Start, int Length, bool Escaped)[] _fields = new (int, int, bool)[16];
    private SearchValues<byte> _stops = SearchValues.Create(",\"\r\n"u8);
    private byte _delimiter = (byte)',';
    private int _start;
    private int _end;
    private long _offset;
    private bool _finished;
    private bool _quoteIsOpen;

    public CsvRecordReader(Stream stream, CsvReadOptions options, CsvFault fault)
    {
        _stream = stream;
        _options = options;
        _fault = fault;
        Fill();
        if (_buffer.AsSpan(0, _end).StartsWith(Encoding.UTF8.Preamble)) _start = 3;
    }

    /// <summary>Gets the line on which the record begins, counted from 1.</summary>
    public long Line { get; private set; }

    /// <summary>Gets how many lines without a character were passed over.</summary>
    public long BlankLines { get; private set; }

    /// <summary>Gets how many fields the record has.</summary>
    public int FieldCount { get; private set; }

    private long NextLine { get; set; } = 1;

    private ReadOnlySpan<byte> Rest => _buffer.AsSpan(_start, _end - _start);

    public void SetDelimiter(char delimiter)
    {
        _delimiter = (byte)delimiter;
        _stops = SearchValues.Create([_delimiter, (byte)'"', (byte)'\r', (byte)'\n']);
    }

    /// <summary>Returns the line of the next record as it stands, without reading it.</summary>
    public ReadOnlySpan<byte> PeekLine()
    {
        if (!MoveToRecord()) return [];
        // A stream may give a few bytes at a time: less than the line would show another separator, or none.
        int end;
        while ((end = Rest.IndexOfAny((byte)'\r', (byte)'\n')) < 0 && Fill())
        {
        }

        return end < 0 ? Rest : Rest[..end];
    }

    /// <summary>Gets a field of the record; a quoted one without its quotes.</summary>
    public ReadOnlySpan<byte> Field(int index)
    {
        (int start, int length, bool escaped) = _fields[index];
        ReadOnlySpan<byte> raw = _buffer.AsSpan(start, length);
        return escaped ? Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(raw).Replace("\"\"", "\"", StringComparison.Ordinal)) : raw;
    }

    /// <summary>Moves to the next record.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Read()
    {
        if (!MoveToRecord()) return false;
        int length;
        while (!TryParse(out length))
        {
            if (!Fill()) _finished = true;
        }

        CheckText(_buffer.AsSpan(_start - length, length));
        return true;
    }

    public void Dispose()
    {
        byte[] buffer = Interlocked.Exchange(ref _buffer, []);
        if (buffer.Length > 0) ArrayPool<byte>.Shared.Return(buffer);
        _stream.Dispose();
    }

    // Passes over blank lines and comments; false where no record is left.
    private bool MoveToRecord()
    {
        while (_start < _end || Fill())
        {
            Line = NextLine;
            bool blank = _buffer[_start] is (byte)'\n' or (byte)'\r';
            if (!blank && !(_options.Comment is { } comment && _buffer[_start] == comment)) return true;
            if (!TryPassLine()) Fill();
            else if (blank) BlankLines++;
        }

        return false;
    }

    // A comment is passed over as it stands: its quotes open nothing.
    private bool TryPassLine()
    {
        int stop = Rest.IndexOfAny((byte)'\r', (byte)'\n');
        int at = _start + stop;
        // A carriage return at the end of the buffer may be half of a line end.
        if (!_finished && (stop < 0 || (_buffer[at] == (byte)'\r' && at + 1 == _end))) return false;
        _start = stop < 0 ? _end : AfterLineEnd(at);
        NextLine++;
        return true;
    }

    // Parses the record at _start and moves behind it, or says that more bytes are needed; it then begins again.
    private bool TryParse(out int length)
    {
        int at = _start;
        long lines = 1;
        FieldCount = 0;
        length = 0;
        while (true)
        {
            bool parsed = at < _end && _buffer[at] == (byte)'"' ? TryQuoted(ref at, ref lines) : TryPlain(ref at);
            if (!parsed) return false;
            if (at < _end && _buffer[at] == _delimiter)
            {
                at++;
                if (at == _end && !_finished) return false;
                continue;
            }

            if (at < _end && _buffer[at] == (byte)'\r' && at + 1 == _end && !_finished) return false;
            int after = at < _end ? AfterLineEnd(at) : at;
            length = after - _start;
            _start = after;
            NextLine += lines;
            return true;
        }
    }

    private bool TryPlain(ref int at)
    {
        int stop = _buffer.AsSpan(at, _end - at).IndexOfAny(_stops);
        if (stop < 0)
        {
            if (!_finished) return false;
            stop = _end - at;
        }
        else if (_buffer[at + stop] == (byte)'"')
        {
            throw _fault.At("ING-031", $"There is a quote inside the unquoted field {FieldCount + 1}; quote the whole field, and double a quote inside it.", Line);
        }

        Add(at, stop, false);
        at += stop;
        return true;
    }

    private bool TryQuoted(ref int at, ref long lines)
    {
        int from = at + 1;
        int close = from;
        bool escaped = false;
        _quoteIsOpen = true;
        while (true)
        {
            int quote = _buffer.AsSpan(close, _end - close).IndexOf((byte)'"');
            if (quote < 0) return _finished ? throw Unclosed() : false;
            close += quote;
            if (close + 1 == _end && !_finished) return false;
            if (close + 1 == _end || _buffer[close + 1] != (byte)'"') break;
            escaped = true;
            close += 2;
        }

        _quoteIsOpen = false;
        int next = close + 1;
        if (next < _end && _buffer[next] != _delimiter && _buffer[next] is not ((byte)'\r' or (byte)'\n'))
            throw _fault.At("ING-031", $"There is text behind the closing quote of field {FieldCount + 1}; double a quote that belongs to the text.", Line);
        Add(from, close - from, escaped);
        lines += _buffer.AsSpan(from, close - from).Count((byte)'\n');
        at = next;
        return true;
    }

    private SeriesDataException Unclosed() =>
        _fault.At("ING-030", $"The quote opened in field {FieldCount + 1} of this line never closes; close it, or double a quote that belongs to the text.", Line);

    private void Add(int start, int length, bool escaped)
    {
        if (FieldCount == _fields.Length) Array.Resize(ref _fields, 2 * FieldCount);
        _fields[FieldCount++] = (start, length, escaped);
    }

    private int AfterLineEnd(int at) =>
        _buffer[at] == (byte)'\r' && at + 1 < _end && _buffer[at + 1] == (byte)'\n' ? at + 2 : at + 1;

    // Moves what is left to the front and reads on; false at the end of the stream.
    private bool Fill()
    {
        if (_finished) return false;
        int rest = _end - _start;
        if (rest > _options.MaximumLineBytes)
        {
            if (_quoteIsOpen) throw Unclosed();
            throw _fault.At("ING-050", $"The line is longer than {_options.MaximumLineBytes} bytes; raise MaximumLineBytes if it is no damage.", Line);
        }

        byte[] target = _buffer;
        if (rest > _buffer.Length / 2) target = ArrayPool<byte>.Shared.Rent(2 * _buffer.Length);
        _buffer.AsSpan(_start, rest).CopyTo(target);
        if (target != _buffer)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = target;
        }

        _offset += _start;
        _start = 0;
        _end = rest;
        int read;
        try
        {
            read = _stream.Read(_buffer, _end, _buffer.Length - _end);
        }
        catch (DecoderFallbackException e)
        {
            throw new SeriesDataException(_fault.At("ING-011", $"The text is not in the declared encoding: {e.Message}", NextLine).Findings[0], e);
        }

        _end += read;
        _finished = read == 0;
        return read > 0;
    }

    private void CheckText(ReadOnlySpan<byte> record)
    {
        int nul = record.IndexOf((byte)0);
        if (nul >= 0) throw _fault.At("ING-010", $"There is a NUL byte at position {nul + 1} of this line; the file is damaged, or is no text.", Line);
        if (Utf8.IsValid(record)) return;
        int at = 0;
        while (Rune.DecodeFromUtf8(record[at..], out _, out int used) == OperationStatus.Done) at += used;
        throw _fault.At(
            "ING-011", $"Byte 0x{record[at]:X2} at offset {_offset + _start - record.Length + at} is not UTF-8; set the encoding, latin1 for example.", Line);
    }
}
