using System.Text;
using Forecasting.Tables;
using NodaTime;

namespace Forecasting.Tests.Tables;

/// <summary>Each fault of a table has its own code and the line on which it begins.</summary>
public sealed class CsvFaultTests
{
    private const string Head = "time,load,note\n";

    [Theory]
    [InlineData("ING-001", null, "")]
    [InlineData("ING-001", null, "\r\n\r\n")]
    [InlineData("ING-002", null, Head)]
    [InlineData("ING-010", 2, Head + "2024-01-01 00:00,5\0,a\n")]
    [InlineData("ING-030", 2, Head + "2024-01-01 00:00,5,\"a\n2024-01-01 01:00,5,a\n")]
    [InlineData("ING-031", 3, Head + "2024-01-01 00:00,5,a\n2024-01-01 01:00,\"5\"x,a\n")]
    [InlineData("ING-031", 2, Head + "2024-01-01 00:00,5,a\"\n")]
    [InlineData("ING-032", 2, Head + "2024-01-01 00:00,5\n")]
    [InlineData("ING-032", 3, Head + "2024-01-01 00:00,5,a\r\n2024-01-01 01:00,5,a,\r\n")]
    [InlineData("ING-070", 1, "time,load,load\n2024-01-01 00:00,5,6\n")]
    [InlineData("ING-071", 1, "time,,load\n2024-01-01 00:00,5,6\n")]
    [InlineData("ING-072", null, "time,Load\n2024-01-01 00:00,5\n")]
    [InlineData("ING-080", 3, Head + "2024-01-01 00:00,5,a\n2024-01-01 01:00,5 kW,a\n")]
    [InlineData("ING-080", 4, Head + "2024-01-01 00:00,5,\"a\nb\"\n2024-01-01 01:00,1.234.5,a\n")]
    [InlineData("ING-081", 2, Head + "2024-01-01 00:00,-1e400,a\n")]
    [InlineData("ING-082", 2, Head + "2024-01-01 00:00,-Infinity,a\n")]
    [InlineData("ING-100", 3, Head + "2024-01-01 00:00,5,a\n2024-01-01 00:00,5,a\n")]
    [InlineData("ING-101", 3, Head + "2024-01-01 00:00,5,a\n2024-01-01 00:00,6,a\n")]
    public void ReadCsvStream_Fault_HasItsCodeAndLine(string code, int? line, string text)
    {
        Finding finding = Refused(Encoding.UTF8.GetBytes(text));
        Assert.Equal(code, finding.Code);
        if (line is not null) Assert.Equal(line, finding.Line);
        Assert.Equal("stream", finding.File);
    }

    [Fact]
    public void ReadCsvStream_BytesOfAnotherEncoding_AreRefused() =>
        Assert.Equal("ING-011", Refused([.. Encoding.UTF8.GetBytes(Head + "2024-01-01 00:00,5,"), 0xE4, 0x0A]).Code);

    private static Finding Refused(byte[] bytes)
    {
        var schema = new SeriesSchema { Time = "time", Target = "load", Zone = DateTimeZone.Utc };
        using var stream = new MemoryStream(bytes);
        return Assert.Throws<SeriesDataException>(() => SeriesTable.ReadCsvStream(stream, schema).ToPanel()).Findings[0];
    }
}
