using System.Text;
using Forecasting.Tables;
using NodaTime;

namespace Forecasting.Tests.Tables;

public sealed class CsvRecordEdgeTests
{
    [Theory]
    [InlineData("# a comment, with commas\ntime;load\n2024-01-01 00:00;5\n")]
    [InlineData("\r\n\r\n# a comment\r\n\r\ntime|load\r\n2024-01-01 00:00|5\r\n")]
    [InlineData("\uFEFF# a comment\rtime\tload\r2024-01-01 00:00\t5")]
    public void Read_SeparatorNotDeclared_IsFoundInTheHeaderBehindComments(string text) => Assert.Equal(5, Read(text).Target(0)[0]);

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    public void Read_StreamOfAFewBytesAtATime_FindsTheSeparator(string encoding)
    {
        string text = "time|load\n2024-01-01 00:00|5\n";
        byte[] bytes = encoding == "utf-8" ? Encoding.UTF8.GetBytes(text) : [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)];
        using var stream = new TricklingStream(bytes);
        Assert.Equal(5, Read(stream, new CsvReadOptions { Encoding = encoding }).Target(0)[0]);
    }

    [Theory]
    [InlineData("# say \"hello\"\ntime,load\n2024-01-01 00:00,5\n")]
    [InlineData("#,\"never closed\ntime,load\n2024-01-01 00:00,5\n#,\"nor this")]
    public void Read_QuotesInComments_OpenNothing(string text) => Assert.Equal(5, Read(text).Target(0)[0]);

    [Fact]
    public void Read_CommentsAndBlankLines_KeepTheLineNumbers()
    {
        var fault = Assert.Throws<SeriesDataException>(() => Read("# one\n\ntime,load\r\n#,\"four\r\n\r2024-01-01 00:00,x\n"));
        Assert.Equal(("ING-080", 6), (fault.Code, fault.Findings[0].Line));
    }

    [Theory]
    [InlineData('\uFFFE')]
    [InlineData('\uFFFF')]
    [InlineData('\u0007')]
    public void Read_NoCharacterInAColumnName_IsRefused(char odd) =>
        Assert.Equal("ING-073", Assert.Throws<SeriesDataException>(() => Read($"time,load,a{odd}b\n2024-01-01 00:00,5,6\n")).Code);

    [Theory]
    [InlineData('"')]
    [InlineData('\n')]
    [InlineData('\u2192')]
    public void Options_MarkThatCannotBeRead_Throws(char mark)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new CsvReadOptions { Delimiter = mark });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CsvReadOptions { Comment = mark });
    }

    private static SeriesPanel Read(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return Read(stream, new CsvReadOptions { Comment = '#' });
    }

    private static SeriesPanel Read(Stream stream, CsvReadOptions options)
    {
        var schema = new SeriesSchema { Time = "time", Target = "load", Zone = DateTimeZone.Utc };
        return SeriesTable.ReadCsvStream(stream, schema, options).ToPanel(TestContext.Current.CancellationToken);
    }

    /// <summary>Gives a byte at a time, as a slow connection may.</summary>
    private sealed class TricklingStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 1));

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 1)]);
    }
}
