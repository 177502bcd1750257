using CsCheck;
using Forecasting.Time;
using NodaTime;

namespace Forecasting.Tests.Time;

public class HorizonTests
{
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    [Theory]
    [InlineData("96", "96")]
    [InlineData("48h", "PT48H")]
    [InlineData("PT48H", "PT48H")]
    [InlineData("90m", "PT90M")]
    [InlineData("PT120M", "PT2H")]
    [InlineData("7d", "P7D")]
    [InlineData("P7D", "P7D")]
    public void Parse_Text_GivesCanonicalText(string text, string expected)
    {
        Assert.Equal(expected, Horizon.Parse(text).ToString());
        Assert.Equal(Horizon.Parse(text), Horizon.Parse(expected));
    }

    [Theory]
    [InlineData("")]
    [InlineData("h")]
    [InlineData("two days")]
    [InlineData("-1")]
    [InlineData("1.5h")]
    [InlineData("99999999999")]
    public void Parse_Nonsense_Throws(string text) => Assert.Throws<ArgumentException>(() => Horizon.Parse(text));

    [Theory]
    [InlineData("0")]
    [InlineData("10001")]
    [InlineData("0h")]
    [InlineData("3661d")]
    public void Parse_OutOfRange_ThrowsWithNumbers(string text)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Horizon.Parse(text));
        Assert.Matches("[0-9]", error.Message);
    }

    [Theory]
    [InlineData(2024, 3, 31, 23)]
    [InlineData(2024, 10, 27, 25)]
    [InlineData(2024, 6, 1, 24)]
    public void StepsFrom_OneLocalDay_FollowsTheClock(int year, int month, int day, int hours)
    {
        var origin = new LocalDateTime(year, month, day, 0, 0).InZoneStrictly(Berlin).ToInstant();
        var hourly = TimeGrid.AlignedTo(Frequency.Hours(1), Berlin, origin);
        var quarters = TimeGrid.AlignedTo(Frequency.Minutes(15), Berlin, origin);
        Assert.Equal(hours, Horizon.Days(1).StepsFrom(hourly, hourly.FloorIndex(origin)));
        Assert.Equal(4 * hours, Horizon.Days(1).StepsFrom(quarters, quarters.FloorIndex(origin)));
        Assert.Equal(24, Horizon.Hours(24).StepsFrom(hourly, hourly.FloorIndex(origin)));
        Assert.Equal(5, Horizon.Steps(5).StepsFrom(hourly, hourly.FloorIndex(origin)));
        Assert.Equal(25, Horizon.Days(1).MaxSteps(hourly));
        Assert.Equal(100, Horizon.Days(1).MaxSteps(quarters));
    }

    [Fact]
    public void StepsFrom_SkippedMidnight_EndsAtMidnight()
    {
        var zone = DateTimeZoneProviders.Tzdb["America/Sao_Paulo"];
        var origin = zone.AtStartOfDay(new LocalDate(2018, 11, 4)).ToInstant();
        var grid = TimeGrid.AlignedTo(Frequency.Hours(1), zone, origin);
        Assert.Equal(23, Horizon.Days(1).StepsFrom(grid, grid.FloorIndex(origin)));
    }

    [Fact]
    public void StepsFrom_ShorterThanAStep_IsOne()
    {
        var daily = TimeGrid.AlignedTo(Frequency.Days(1), Berlin, new LocalDateTime(2024, 6, 1, 0, 0).InZoneStrictly(Berlin).ToInstant());
        Assert.Equal(1, Horizon.Hours(12).StepsFrom(daily, 0));
        Assert.Equal(7, Horizon.Days(7).StepsFrom(daily, 0));
    }

    [Fact]
    public void StepsFrom_TooManySteps_ThrowsWithNumbers()
    {
        var minutes = TimeGrid.AlignedTo(Frequency.Minutes(1), Berlin, Instant.FromUtc(2024, 1, 1, 0, 0));
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Horizon.Days(7).StepsFrom(minutes, 0));
        Assert.Contains("10,080", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Horizon.Days(7).MaxSteps(minutes));
    }

    [Fact]
    public void MaxSteps_AnyOriginAndZone_IsNotExceeded()
    {
        string[] zones = ["Europe/Berlin", "America/Sao_Paulo", "Australia/Lord_Howe", "Pacific/Apia", "Africa/Casablanca", "UTC"];
        string[] steps = ["PT15M", "PT1H", "P1D", "P2D", "P1W", "P1M", "P1M/end", "P1D/business"];
        Gen.Select(Gen.Int[0, zones.Length - 1].Select(i => zones[i]), Gen.Int[0, steps.Length - 1].Select(i => steps[i]), Gen.Int[1, 60], Gen.Bool, Gen.Int[0, 20_000]).Sample((id, step, count, days, offset) =>
        {
            var zone = DateTimeZoneProviders.Tzdb[id];
            var grid = TimeGrid.AlignedTo(Frequency.Parse(step), zone, zone.AtStartOfDay(new LocalDate(2011, 10, 31)).ToInstant());
            var horizon = days ? Horizon.Days(count) : Horizon.Hours(count);
            var origin = grid.FloorIndex(Instant.FromUtc(2010, 1, 1, 0, 0)) + (grid.Frequency.IsFixed ? offset * 5 : offset % 3000);
            return horizon.StepsFrom(grid, origin) <= horizon.MaxSteps(grid);
        });
    }
}
