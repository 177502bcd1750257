using Forecasting.Cli.Options;
using NodaTime;

namespace Forecasting.Cli.Tests.Options;

public sealed class TimePointTests
{
    private static readonly DateTimeZone NewYork = DateTimeZoneProviders.Tzdb["America/New_York"];

    [Theory]
    [InlineData("2024-07-01", "2024-07-01T04:00:00Z")]
    [InlineData("2024-01-01T06:30", "2024-01-01T11:30:00Z")]
    [InlineData("2024-01-01 06:30:15", "2024-01-01T11:30:15Z")]
    [InlineData("2024-01-01T06:30Z", "2024-01-01T06:30:00Z")]
    [InlineData("2024-01-01T06:30:00+05:30", "2024-01-01T01:00:00Z")]
    [InlineData("2024-11-03T01:30-05:00", "2024-11-03T06:30:00Z")]
    public void In_Zone_GivesTheInstant(string text, string instant) => Assert.Equal(instant, TimePoint.Parse(text).In(NewYork, "--from").ToString());

    [Theory]
    [InlineData("2024-03-10T02:30", "does not exist")]
    [InlineData("2024-11-03T01:30", "happens twice")]
    public void In_ClockChange_AsksForTheOffset(string text, string says)
    {
        ArgumentException fault = Assert.Throws<ArgumentException>(() => TimePoint.Parse(text).In(NewYork, "--to"));

        Assert.Contains($"--to: {text} {says} in America/New_York", fault.Message, StringComparison.Ordinal);
        string offered = fault.Message[(fault.Message.LastIndexOf("such as ", StringComparison.Ordinal) + 8)..].TrimEnd('.');
        _ = TimePoint.Parse(offered).In(NewYork, "--to");
    }
}
