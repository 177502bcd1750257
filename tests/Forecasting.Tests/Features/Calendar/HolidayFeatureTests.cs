using Forecasting.Calendars;
using Forecasting.Features;
using NodaTime;

namespace Forecasting.Tests.Features.Calendar;

public sealed class HolidayFeatureTests
{
    private const int Holiday = 0;
    private const int Eve = 1;
    private const int After = 2;
    private const int Bridge = 3;

    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
    private static readonly DateTimeZone Cairo = DateTimeZoneProviders.Tzdb["Africa/Cairo"];

    [Fact]
    public void Holidays_LocalMidnight_BeginsWithTheLocalDate()
    {
        // 2024-07-03 20:00 in New York; July 4th begins four hours later.
        RegularPanel panel = FeatureCase.Clock(FeatureCase.NewYork, Instant.FromUtc(2024, 7, 4, 0, 0), 48, "US-NY");
        float[] holiday = Feature.Holidays().Values(panel, Holiday);
        Assert.Equal([0, 0, 0, 0, 1], holiday[..5]);
        Assert.Equal(24, holiday.Sum());
    }

    [Fact]
    public void Holidays_Neighbours_AreEveAndDayAfter()
    {
        RegularPanel panel = FeatureCase.Clock(FeatureCase.NewYork, Instant.FromUtc(2024, 7, 3, 4, 0), 72, "US-NY");
        Feature feature = Feature.Holidays();
        Assert.Equal([1, 0, 0], Days(feature.Values(panel, Eve)));
        Assert.Equal([0, 1, 0], Days(feature.Values(panel, Holiday)));
        Assert.Equal([0, 0, 1], Days(feature.Values(panel, After)));
    }

    [Theory]
    [InlineData(2024, 7, 5)] // The Friday after a Thursday.
    [InlineData(2023, 7, 3)] // The Monday before a Tuesday.
    public void Holidays_DayBetweenHolidayAndWeekend_IsABridge(int year, int month, int day)
    {
        Instant start = new LocalDate(year, month, day).AtStartOfDayInZone(FeatureCase.NewYork).ToInstant();
        RegularPanel panel = FeatureCase.Clock(FeatureCase.NewYork, start, 24, "US-NY");
        Assert.All(Feature.Holidays().Values(panel, Bridge), value => Assert.Equal(1, value));
    }

    [Fact]
    public void Holidays_HolidayInMidweek_HasNoBridge()
    {
        // 2018-07-04 was a Wednesday.
        RegularPanel panel = FeatureCase.Clock(FeatureCase.NewYork, Instant.FromUtc(2018, 7, 2, 4, 0), 5 * 24, "US-NY");
        Assert.All(Feature.Holidays().Values(panel, Bridge), value => Assert.Equal(0, value));
    }

    [Fact]
    public void Holidays_WeekendOfFridayAndSaturday_HasItsOwnBridges()
    {
        // Egypt works on Sunday: a Wednesday makes a bridge of Thursday, a Monday one of Sunday.
        HolidayCalendar listed = HolidayCalendar.For("EG").Union(
            HolidayCalendar.Custom("plan", [new(new LocalDate(2024, 5, 15), "A"), new(new LocalDate(2024, 5, 20), "B")]));
        Feature feature = Feature.Holidays(options: new() { Calendar = listed });
        Assert.Equal([0, 1, 0, 0, 1, 0, 0], Days(feature.Values(Days(Cairo, new LocalDate(2024, 5, 15), 7, null), Bridge)));
    }

    [Fact]
    public void Holidays_DayBetweenTwoHolidays_IsABridge()
    {
        var calendar = HolidayCalendar.Custom("plan", [new(new LocalDate(2024, 5, 7), "A"), new(new LocalDate(2024, 5, 9), "B")]);
        Feature feature = Feature.Holidays(options: new() { Calendar = calendar });
        // Monday and Friday are bridges to the weekend.
        Assert.Equal([1, 0, 1, 0, 1], Days(feature.Values(Days(Berlin, new LocalDate(2024, 5, 6), 5, null), Bridge)));
    }

    [Fact]
    public void Holidays_DayOfTheClockChange_CountsItsLocalHours()
    {
        // Easter 2024 fell on the day the clocks went forward in Berlin; here London: Easter Monday after, Good Friday before.
        DateTimeZone london = DateTimeZoneProviders.Tzdb["Europe/London"];
        Instant sunday = new LocalDate(2024, 3, 31).AtStartOfDayInZone(london).ToInstant();
        RegularPanel panel = FeatureCase.Clock(london, sunday, 47, "GB-ENG");
        float[] holiday = Feature.Holidays().Values(panel, Holiday);
        Assert.Equal(0, holiday[22]);
        Assert.All(holiday[23..], value => Assert.Equal(1, value));
    }

    [Fact]
    public void Holidays_TwoRegions_HaveColumnsOfTheirOwn()
    {
        RegularPanel panel = FeatureCase.Clock(FeatureCase.NewYork, Instant.FromUtc(2024, 7, 4, 4, 0), 24, "US-NY");
        FeatureSet set = [Feature.Holidays(), Feature.Holidays("GB-ENG")];
        FeatureMatrix matrix = set.Fit(panel).Transform(panel, 1, TestContext.Current.CancellationToken);
        Assert.Equal(1, matrix.Column(matrix.IndexOf("holiday")).Span[12]);
        Assert.Equal(0, matrix.Column(matrix.IndexOf("holiday GB-ENG")).Span[12]);
    }

    [Fact]
    public void Holidays_NoRegion_SaysWhereToNameOne()
    {
        RegularPanel panel = FeatureCase.Clock(FeatureCase.NewYork, Instant.FromUtc(2024, 7, 4, 4, 0), 24);
        var error = Assert.Throws<ArgumentException>(() => Feature.Holidays().Fit(panel));
        Assert.Contains("HolidayRegion", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Holidays_RegionAndCalendar_AreRefused()
    {
        var options = new HolidayFeatureOptions { Calendar = HolidayCalendar.For("DE") };
        Assert.Throws<ArgumentException>(() => Feature.Holidays("DE", options));
    }

    private static float[] Days(float[] hours) => [.. Enumerable.Range(0, hours.Length / 24).Select(day => hours[(24 * day) + 12])];

    private static RegularPanel Days(DateTimeZone zone, LocalDate first, int days, string? region) =>
        FeatureCase.Clock(zone, first.AtStartOfDayInZone(zone).ToInstant(), 24 * days, region);
}
