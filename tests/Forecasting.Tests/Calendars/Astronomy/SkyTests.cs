using Forecasting.Calendars.Astronomy;
using NodaTime;

namespace Forecasting.Tests.Calendars.Astronomy;

public sealed class SkyTests
{
    // Published to the minute of universal time (United States Naval Observatory, Earth's Seasons).
    [Theory]
    [InlineData(2000, 0, "2000-03-20T07:35")]
    [InlineData(2020, 0, "2020-03-20T03:50")]
    [InlineData(2020, 90, "2020-06-20T21:44")]
    [InlineData(2020, 180, "2020-09-22T13:31")]
    [InlineData(2020, 270, "2020-12-21T10:02")]
    [InlineData(2024, 0, "2024-03-20T03:06")]
    [InlineData(2024, 180, "2024-09-22T12:44")]
    public void TimeOf_EquinoxesAndSolstices_AreWithinTwoMinutes(int year, int longitude, string expected) =>
        AssertNear(Sun.TimeOf(longitude, year), expected);

    // Published to the minute of universal time (the same observatory, Phases of the Moon).
    [Theory]
    [InlineData("2000-01-21T04:40", true)]
    [InlineData("2018-01-31T13:27", true)]
    [InlineData("2023-08-31T01:36", true)]
    [InlineData("2024-03-25T07:00", true)]
    [InlineData("2000-01-06T18:14", false)]
    [InlineData("2024-04-08T18:21", false)]
    [InlineData("2024-12-01T06:21", false)]
    public void Phase_KnownMoons_AreWithinTwoMinutes(string expected, bool full)
    {
        var near = Dynamical(expected);
        var number = MoonPhase.NumberNear(near) - 1;
        var best = Enumerable.Range(number, 4).Select(n => full ? MoonPhase.Full(n) : MoonPhase.New(n)).MinBy(t => Math.Abs(t - near));

        AssertNear(best, expected);
    }

    [Fact]
    public void Elongation_AtThePhases_IsThatOfThePhase()
    {
        // Two independent series of the same source: a minute of time is 0.0085 degrees.
        for (var number = -120; number < 1240; number++)
        {
            Assert.InRange(Angle.Signed(Moon.Elongation(MoonPhase.New(number))), -0.01, 0.01);
            Assert.InRange(Angle.Signed(Moon.Elongation(MoonPhase.Full(number)) - 180), -0.01, 0.01);
        }
    }

    private static double Dynamical(string universal)
    {
        var time = NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(universal).Value;
        return JulianDay.Of(time.Date, 0) + (time.TimeOfDay.NanosecondOfDay / (double)NodaConstants.NanosecondsPerDay);
    }

    private static void AssertNear(double day, string expected) =>
        Assert.InRange((day - Dynamical(expected)) * 1440, -2, 2);
}
