using Forecasting.Time;
using NodaTime;

namespace Forecasting.Tests.Time;

public class TimeGridTests
{
    private static readonly DateTimeZone Berlin = Zone("Europe/Berlin");

    [Fact]
    public void InstantAt_LocalDays_AreAsLongAsTheClockSays()
    {
        var grid = TimeGrid.AlignedTo(Frequency.Days(1), Berlin, At(Berlin, 2024, 3, 30, 0));
        Assert.True(grid.TryIndexOf(At(Berlin, 2024, 3, 31, 0), out var spring));
        Assert.True(grid.TryIndexOf(At(Berlin, 2024, 10, 27, 0), out var autumn));
        Assert.Equal(Duration.FromHours(23), grid.InstantAt(spring + 1) - grid.InstantAt(spring));
        Assert.Equal(Duration.FromHours(25), grid.InstantAt(autumn + 1) - grid.InstantAt(autumn));
        Assert.Equal(new LocalDateTime(2024, 10, 28, 0, 0), grid.LocalAt(autumn + 1));
    }

    [Fact]
    public void InstantAt_SkippedMidnight_StartsTheDayAtOne()
    {
        var zone = Zone("America/Sao_Paulo");
        var grid = TimeGrid.AlignedTo(Frequency.Days(1), zone, At(zone, 2018, 11, 3, 0));
        Assert.True(grid.TryIndexOf(At(zone, 2018, 11, 4, 1), out var index));
        Assert.Equal(new LocalDateTime(2018, 11, 4, 1, 0), grid.LocalAt(index));
        Assert.Equal(Duration.FromHours(23), grid.InstantAt(index + 1) - grid.InstantAt(index));
        // The first instant of the odd day stands for midnight, so it gives the same grid.
        Assert.Equal(grid, TimeGrid.AlignedTo(Frequency.Days(1), zone, At(zone, 2018, 11, 4, 1)));
    }

    [Theory]
    [InlineData("P1D")]
    [InlineData("P1D/business")]
    public void InstantAt_DayLeftOut_HasNoCell(string frequency)
    {
        var zone = Zone("Pacific/Apia");
        var grid = TimeGrid.AlignedTo(Frequency.Parse(frequency), zone, At(zone, 2012, 1, 2, 0));
        Assert.True(grid.TryIndexOf(At(zone, 2011, 12, 29, 0), out var index));
        var next = grid.LocalAt(index + 1).Date;
        Assert.Equal(frequency == "P1D" ? new LocalDate(2011, 12, 31) : new LocalDate(2012, 1, 2), next);
        Assert.True(grid.TryIndexOf(grid.TicksAt(index + 1), out var back));
        Assert.Equal(index + 1, back);
    }

    [Fact]
    public void AlignedTo_EqualPhase_GivesEqualGrids()
    {
        foreach (var text in new[] { "PT15M", "PT1H", "PT7H", "P1D", "P3D", "P1W", "P1M", "P3M", "P1Y", "P1M/end", "P3M/end", "P1D/business" })
        {
            var grid = TimeGrid.AlignedTo(Frequency.Parse(text), Berlin, At(Berlin, 2021, 12, 31, 0));
            for (var index = 1000; index < 1100; index++)
            {
                var other = TimeGrid.AlignedTo(grid.Frequency, Berlin, grid.InstantAt(index));
                // A month grid on the 31st goes through shorter months on their last day, which by itself looks like another phase.
                if (grid.Frequency.Kind == FrequencyKind.Month && grid.LocalAt(index).Day != 31)
                    continue;
                Assert.Equal(grid, other);
                Assert.Equal(grid.GetHashCode(), other.GetHashCode());
                Assert.Equal(grid.TicksAt(77), other.TicksAt(77));
                Assert.Equal(grid, new TimeGrid(grid.Frequency, Berlin, other.Anchor));
            }
        }
    }

    [Fact]
    public void Equals_OtherPhaseStepOrZone_IsFalse()
    {
        var sample = At(Berlin, 2021, 1, 1, 0);
        var grid = TimeGrid.AlignedTo(Frequency.Hours(1), Berlin, sample);
        Assert.NotEqual(grid, TimeGrid.AlignedTo(Frequency.Hours(1), Berlin, sample + Duration.FromMinutes(15)));
        Assert.NotEqual(grid, TimeGrid.AlignedTo(Frequency.Minutes(30), Berlin, sample));
        Assert.NotEqual(grid, TimeGrid.AlignedTo(Frequency.Hours(1), DateTimeZone.Utc, sample));
    }

    [Theory]
    [InlineData("PT15M")]
    [InlineData("PT1H")]
    [InlineData("P1D")]
    [InlineData("P2D")]
    [InlineData("P1W")]
    [InlineData("P1M")]
    [InlineData("P3M")]
    [InlineData("P1Y")]
    [InlineData("P1M/end")]
    [InlineData("P1D/business")]
    public void FloorAndCeilingIndex_AnyInstant_BracketIt(string text)
    {
        foreach (var id in new[] { "Europe/Berlin", "America/Sao_Paulo", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu", "UTC" })
        {
            var zone = Zone(id);
            var grid = TimeGrid.AlignedTo(Frequency.Parse(text), zone, At(zone, 2012, 2, 29, 0));
            var random = new Random(7);
            for (var i = 0; i < 300; i++)
            {
                var instant = Instant.FromUnixTimeSeconds(random.NextInt64(1_000_000_000, 1_900_000_000));
                var floor = grid.FloorIndex(instant);
                Assert.True(grid.InstantAt(floor) <= instant && instant < grid.InstantAt(floor + 1));
                Assert.Equal(floor + 1, grid.CeilingIndex(instant));
                Assert.False(grid.TryIndexOf(instant, out _));
                Assert.Equal(floor, grid.CeilingIndex(grid.InstantAt(floor)));
                Assert.True(grid.TryIndexOf(grid.InstantAt(floor), out var same));
                Assert.Equal(floor, same);
            }
        }
    }

    [Fact]
    public void InstantAt_MonthEnd_IsTheLastDay()
    {
        var grid = TimeGrid.AlignedTo(Frequency.MonthEnd, Berlin, At(Berlin, 2024, 1, 31, 0));
        Assert.True(grid.TryIndexOf(At(Berlin, 2024, 1, 31, 0), out var index));
        int[] days = [31, 29, 31, 30, 31, 30];
        for (var i = 0; i < days.Length; i++)
            Assert.Equal(days[i], grid.LocalAt(index + i).Day);
    }

    [Fact]
    public void Constructor_AnchorOffTheCalendar_Throws()
    {
        Assert.Throws<ArgumentException>(() => new TimeGrid(Frequency.MonthEnd, Berlin, At(Berlin, 2024, 1, 30, 0)));
        Assert.Throws<ArgumentException>(() => new TimeGrid(Frequency.BusinessDays, Berlin, At(Berlin, 2024, 1, 6, 0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TimeGrid(Frequency.Hours(1), Berlin, Instant.FromUtc(-50, 1, 1, 0, 0)));
    }

    [Fact]
    public void TicksAt_OutsideTheYears_Throws()
    {
        foreach (var text in new[] { "PT1H", "P1D", "P1M", "P1D/business" })
        {
            var grid = TimeGrid.AlignedTo(Frequency.Parse(text), Berlin, At(Berlin, 2024, 1, 31, 0));
            Assert.Throws<ArgumentOutOfRangeException>(() => grid.TicksAt(long.MaxValue));
            Assert.Throws<ArgumentOutOfRangeException>(() => grid.TicksAt(long.MinValue));
            Assert.False(grid.TryIndexOf(long.MaxValue, out _));
        }
    }

    [Fact]
    public void LocalParts_EveryZoneAndStep_AgreeWithNodaTime()
    {
        var parts = new LocalParts[2000];
        var ticks = new long[parts.Length];
        foreach (var id in new[] { "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "America/Sao_Paulo", "Asia/Kathmandu", "Africa/Casablanca" })
        {
            foreach (var text in new[] { "PT15M", "PT1H", "PT13H", "P1D", "P1W", "P1M", "P1M/end", "P1D/business" })
            {
                var grid = TimeGrid.AlignedTo(Frequency.Parse(text), Zone(id), At(Zone(id), 2018, 8, 31, 0));
                var first = grid.FloorIndex(At(Zone(id), 2018, 10, 20, 0)) - (text == "PT15M" ? 0 : 900);
                grid.LocalParts(first, parts);
                grid.FillTicks(first, ticks);
                for (var i = 0; i < parts.Length; i++)
                {
                    var local = grid.LocalAt(first + i);
                    var p = parts[i];
                    Assert.Equal(grid.TicksAt(first + i), ticks[i]);
                    Assert.Equal(local.Date, new LocalDate(p.Year, p.Month, p.Day));
                    Assert.Equal((local.Hour, local.Minute, (int)local.DayOfWeek, local.DayOfYear), (p.Hour, p.Minute, p.IsoWeekday, p.DayOfYear));
                    Assert.Equal(Period.DaysBetween(new LocalDate(1970, 1, 1), local.Date), p.EpochDay);
                    Assert.Equal((local.Hour * 60) + local.Minute, p.MinuteOfDay);
                }
            }
        }
    }

    [Fact]
    public void CivilDate_EveryDay_AgreesWithNodaTime()
    {
        for (var day = -720_000; day < 100_000; day += 1)
        {
            var expected = new LocalDate(1970, 1, 1).PlusDays(day);
            var actual = new CivilDate(day);
            if (expected.Year != actual.Year || expected.Month != actual.Month || expected.Day != actual.Day
                || expected.DayOfYear != actual.DayOfYear || (int)expected.DayOfWeek != actual.IsoWeekday
                || CivilDate.EpochDayOf(actual.MonthIndex, actual.Day) != day)
                Assert.Fail($"{expected} differs.");
        }
    }

    private static DateTimeZone Zone(string id) => DateTimeZoneProviders.Tzdb[id];

    private static Instant At(DateTimeZone zone, int year, int month, int day, int hour) =>
        new LocalDateTime(year, month, day, hour, 0).InZoneStrictly(zone).ToInstant();
}
