using System.Text;
using Forecasting.Tables;
using NodaTime;

namespace Forecasting.Tests.Tables;

public sealed class ShortNumberTimeTests
{
    // A mark after a single digit ('/' comes before '0') must end the number, not overflow.
    [Theory]
    [InlineData("2003/3/1 1:00", 2003, 3, 1, 1)]
    [InlineData("1.3.2003 1:00", 2003, 3, 1, 1)]
    [InlineData("2003-3-1 01:00", 2003, 3, 1, 1)]
    [InlineData("01.01.2015 00:00 - 01.01.2015 01:00", 2015, 1, 1, 0)]
    public void ReadCsvStream_NumbersOfOneDigit_AreRead(string time, int year, int month, int day, int hour)
    {
        SeriesPanel panel = Read($"time,load\n{time},5\n", "time");

        Assert.Equal(Instant.FromUtc(year, month, day, hour, 0), panel.TimeAt(0, 0));
    }

    [Fact]
    public void ReadCsvStream_DateAndHourColumns_AreOneTime()
    {
        SeriesPanel panel = Read("date,hour,load\n2003/3/1,1,5\n2003/3/1,24,6\n", ["date", "hour"]);

        Assert.Equal(Instant.FromUtc(2003, 3, 1, 1, 0), panel.TimeAt(0, 0));
        Assert.Equal(Instant.FromUtc(2003, 3, 2, 0, 0), panel.TimeAt(0, 1));
    }

    private static SeriesPanel Read(string text, ColumnNames time)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var schema = new SeriesSchema { Time = time, Target = "load", Zone = DateTimeZone.Utc };
        return SeriesTable.ReadCsvStream(stream, schema).ToPanel(TestContext.Current.CancellationToken);
    }
}
