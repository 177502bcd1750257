using System.Text;
using Forecasting.Tables;
using NodaTime;

namespace Forecasting.Tests.Tables;

public sealed class CsvRecordReaderTests
{
    [Theory]
    [InlineData("# a comment, with commas\ntime;load\n2024-01-01 00:00;5\n")]
    [InlineData("\r\n\r\n# a comment\r\n\r\ntime|load\r\n2024-01-01 00:00|5\r\n")]
    [InlineData("\uFEFF# a comment\rtime\tload\r2024-01-01 00:00\t5")]
    public void Read_SeparatorNotDeclared_IsFoundInTheHeaderBehindComments(string text) => Assert.Equal(5, Read(text).Target(0)[0]);

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
        var schema = new SeriesSchema { Time = "time", Target = "load", Zone = DateTimeZone.Utc };
        return SeriesTable.ReadCsvStream(stream, schema, new CsvReadOptions { Comment = '#' }).ToPanel(TestContext.Current.CancellationToken);
    }
}
