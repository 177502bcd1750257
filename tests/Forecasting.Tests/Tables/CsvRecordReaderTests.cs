using System.IO.Compression;
using System.Text;
using CsCheck;
using Forecasting.Tables;
using Forecasting.Tests.Preparation.Examination;

namespace Forecasting.Tests.Tables;

/// <summary>The reader of records: its marks and lines, and all of it against a slow one that goes from character to character.</summary>
public class CsvRecordReaderTests
{
    private static readonly Gen<string> Field = Gen.OneOf(
        Gen.Char["ab1;é\u4E2D"].Array[0, 5].Select(chars => new string(chars)),
        Gen.Char["a,\"\n\r x"].Array[0, 90].Select(chars => $"\"{new string(chars).Replace("\"", "\"\"", StringComparison.Ordinal)}\""));

    private static readonly Gen<string> Line = Gen.Select(Field.Array[1, 6], Gen.OneOf(Gen.Const("\n"), Gen.Const("\r\n"), Gen.Const("\r"))).Select((fields, end) => string.Join(',', fields) + end);

    private static readonly Gen<string> Table = Line.Array[0, 30].Select(lines => string.Concat(lines));

    [Fact]
    public void Read_WellFormedText_IsReadAsByTheSlowReader() => Gen.Select(Table, Gen.Int[1, 9]).Sample((text, chunk) =>
        Assert.Equal(Slowly(text), Quickly(text, chunk)), iter: 2000);

    [Fact]
    public void Read_AnyText_IsReadOrRefusedAsByTheSlowReader() => Gen.Select(Gen.Char["ab,,\"\"\n\r"].Array[0, 40], Gen.Int[1, 9]).Sample((chars, chunk) =>
        Assert.Equal(Slowly(new string(chars)), Quickly(new string(chars), chunk)), iter: 5000);

    [Fact]
    public void Read_TextLongerThanTheBuffer_IsReadAsByTheSlowReader()
    {
        var random = new Random(9);
        var text = new StringBuilder();
        while (text.Length < 1_200_000)
        {
            text.Append("plain,\"quo\"\"ted,\n").Append('x', random.Next(300)).Append("\",").Append(random.Next());
            text.Append(random.Next(3) switch { 0 => "\n", 1 => "\r\n", _ => "\r" });
        }

        Assert.Equal(Slowly(text.ToString()), Quickly(text.ToString(), int.MaxValue));
    }

    [Fact]
    public void ReadCsv_GzipOfSeveralMembers_IsReadWhole()
    {
        byte[] packed = [.. Packed("time,load\n2024-01-01,1\n"), .. Packed("2024-01-02,2\n")];
        Assert.Equal(2, TableCases.Csv(packed).RowCount);
        Assert.Equal("ING-053", Assert.Throws<SeriesDataException>(() => TableCases.Csv(packed[..^9])).Code);
    }

    [Theory]
    [InlineData("# a comment, with commas\ntime;load\n2024-01-01 00:00;5\n")]
    [InlineData("\r\n\r\n# a comment\r\n\r\ntime|load\r\n2024-01-01 00:00|5\r\n")]
    [InlineData("\uFEFF# a comment\rtime\tload\r2024-01-01 00:00\t5")]
    public void Read_SeparatorNotDeclared_IsFoundInTheHeaderBehindComments(string text) => Assert.Equal(5, Panel(text).Target(0)[0]);

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    public void Read_StreamOfAFewBytesAtATime_FindsTheSeparator(string encoding)
    {
        string text = "time|load\n2024-01-01 00:00|5\n";
        byte[] bytes = encoding == "utf-8" ? Encoding.UTF8.GetBytes(text) : [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)];
        using var stream = new ChunkedStream(bytes, 1);
        Assert.Equal(5, Panel(stream, new CsvReadOptions { Encoding = encoding }).Target(0)[0]);
    }

    [Theory]
    [InlineData("# say \"hello\"\ntime,load\n2024-01-01 00:00,5\n")]
    [InlineData("#,\"never closed\ntime,load\n2024-01-01 00:00,5\n#,\"nor this")]
    public void Read_QuotesInComments_OpenNothing(string text) => Assert.Equal(5, Panel(text).Target(0)[0]);

    [Fact]
    public void ReadCsv_FileThatBeginsWithAnApostrophe_KeepsItInTheName()
    {
        using var rows = new MemoryStream("'t,v\n2024-01-01T00:00:00Z,5\n"u8.ToArray());
        SeriesTable table = SeriesTable.ReadCsvStream(rows, new SeriesSchema { Time = "'t", Target = "v", Zone = NodaTime.DateTimeZone.Utc }, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(5, table.ToPanel(TestContext.Current.CancellationToken).Target(0)[0]);
    }

    [Fact]
    public void Read_CommentsAndBlankLines_KeepTheLineNumbers()
    {
        var fault = Assert.Throws<SeriesDataException>(() => Panel("# one\n\ntime,load\r\n#,\"four\r\n\r2024-01-01 00:00,x\n"));
        Assert.Equal(("ING-080", 6), (fault.Code, fault.Findings[0].Line));
    }

    [Theory]
    [InlineData('\uFFFE')]
    [InlineData('\uFFFF')]
    [InlineData('\u0007')]
    public void Read_NoCharacterInAColumnName_IsRefused(char odd) =>
        Assert.Equal("ING-073", Assert.Throws<SeriesDataException>(() => Panel($"time,load,a{odd}b\n2024-01-01 00:00,5,6\n")).Code);

    [Theory]
    [InlineData('"')]
    [InlineData('\n')]
    [InlineData('\u2192')]
    public void Options_MarkThatCannotBeRead_Throws(char mark)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new CsvReadOptions { Delimiter = mark });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CsvReadOptions { Comment = mark });
    }

    // Each record as its line and its fields; a fault as its code.
    private static List<string> Quickly(string text, int chunk)
    {
        var fault = new TableFault("x");
        var records = new List<string>();
        try
        {
            using var reader = new CsvRecordReader(new ChunkedStream(Encoding.UTF8.GetBytes(text), chunk), new CsvReadOptions(), fault);
            reader.SetDelimiter(',');
            while (reader.Read())
                records.Add($"{reader.Line}:" + string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => Encoding.UTF8.GetString(reader.Field(i)))));
        }
        catch (SeriesDataException e)
        {
            records.Add(e.Code);
        }

        return records;
    }

    private static List<string> Slowly(string text)
    {
        var records = new List<string>();
        int at = 0;
        int line = 1;
        while (at < text.Length)
        {
            if (text[at] is '\n' or '\r')
            {
                at += text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1;
                line++;
                continue;
            }

            int first = line;
            var fields = new List<string>();
            while (true)
            {
                if (!TryField(text, ref at, ref line, out string field)) return [.. records, field];
                fields.Add(field);
                if (at >= text.Length || text[at] != ',') break;
                at++;
            }

            if (at < text.Length)
            {
                at += text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1;
                line++;
            }

            records.Add($"{first}:" + string.Join('|', fields));
        }

        return records;
    }

    private static bool TryField(string text, ref int at, ref int line, out string field)
    {
        var value = new StringBuilder();
        bool quoted = at < text.Length && text[at] == '"';
        if (quoted) at++;
        field = "ING-030";
        while (true)
        {
            if (at == text.Length)
            {
                if (quoted) return false;
                break;
            }

            char c = text[at];
            if (quoted && c == '"')
            {
                at++;
                if (at < text.Length && text[at] == '"')
                {
                    value.Append('"');
                    at++;
                    continue;
                }

                field = "ING-031";
                if (at < text.Length && text[at] is not (',' or '\n' or '\r')) return false;
                break;
            }

            if (!quoted && c is ',' or '\n' or '\r' && !quoted) break;
            field = "ING-031";
            if (!quoted && c == '"') return false;
            field = "ING-030";
            if (quoted && (c == '\n' || (c == '\r' && (at + 1 == text.Length || text[at + 1] != '\n')))) line++;
            value.Append(c);
            at++;
        }

        field = value.ToString();
        return true;
    }

    private static SeriesPanel Panel(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return Panel(stream, new CsvReadOptions { Comment = '#' });
    }

    private static SeriesPanel Panel(Stream stream, CsvReadOptions options)
    {
        return SeriesTable.ReadCsvStream(stream, TableCases.Plain, options).Panel();
    }

    private static byte[] Packed(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }

    /// <summary>A stream that gives few bytes at a time.</summary>
    private sealed class ChunkedStream(byte[] bytes, int chunk) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, chunk));

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, chunk)]);
    }
}
