using Forecasting.Features;
using NodaTime;

namespace Forecasting.Tests.Features.Calendar;

public sealed class CalendarFeatureTests
{
    // 2024-02-29 19:00 in New York, a Thursday.
    private static readonly Instant LeapEvening = Instant.FromUtc(2024, 3, 1, 0, 0);

    [Fact]
    public void Hour_ClocksGoForward_LeavesAnHourOut()
    {
        RegularPanel panel = FeatureCase.Clock(FeatureCase.NewYork, Instant.FromUtc(2024, 3, 10, 5, 0), 24);
        Assert.Equal([0, 1, 3, 4, 5], Feature.Hour.Values(panel)[..5]);
        Assert.Equal(0, Feature.Hour.Values(panel)[23]);
    }

    [Fact]
    public void Hour_ClocksGoBack_RepeatsAnHour()
    {
        RegularPanel panel = FeatureCase.Clock(FeatureCase.NewYork, Instant.FromUtc(2024, 11, 3, 4, 0), 26);
        Assert.Equal([0, 1, 1, 2, 3], Feature.Hour.Values(panel)[..5]);
        Assert.Equal(23, Feature.Hour.Values(panel)[24]);
        Assert.Equal(0, Feature.Hour.Values(panel)[25]);
    }

    [Fact]
    public void Hour_SummerTimeOfHalfAnHour_FollowsTheClock()
    {
        // Lord Howe goes forward by half an hour at 02:00 on 2024-10-06: 01:00, then 02:30.
        DateTimeZone zone = DateTimeZoneProviders.Tzdb["Australia/Lord_Howe"];
        RegularPanel panel = FeatureCase.Clock(zone, Instant.FromUtc(2024, 10, 5, 14, 30), 3);
        Assert.Equal([1, 2.5f, 3.5f], Feature.TimeOfDay.Values(panel));
        Assert.Equal([1, 2, 3], Feature.Hour.Values(panel));
    }

    [Fact]
    public void Hour_StepsAhead_GoesOnAcrossTheClockChange()
    {
        RegularPanel panel = FeatureCase.Clock(FeatureCase.NewYork, Instant.FromUtc(2024, 3, 10, 4, 0), 2);
        Assert.Equal([1, 3, 4], Feature.Hour.Ahead(panel, 3));
    }

    [Theory]
    [InlineData("DayOfMonth", 29, 1)]
    [InlineData("DayOfYear", 60, 61)]
    [InlineData("Month", 1, 2)]
    [InlineData("Weekday", 3, 4)]
    [InlineData("HourOfWeek", (3 * 24) + 23, 4 * 24)]
    [InlineData("DayType", 1, 2)]
    [InlineData("TimeOfDay", 23, 0)]
    [InlineData("PartOfDay", 4, 0)]
    [InlineData("Quarter", 0, 0)]
    [InlineData("Year", 2024, 2024)]
    [InlineData("Weekend", 0, 0)]
    public void Part_LocalMidnight_IsThatOfTheLocalDate(string name, float before, float after)
    {
        var feature = (Feature)typeof(Feature).GetProperty(name)!.GetValue(null)!;
        RegularPanel panel = FeatureCase.Clock(FeatureCase.NewYork, LeapEvening, 8);
        Assert.Equal(before, feature.Values(panel)[4]);
        Assert.Equal(after, feature.Values(panel)[5]);
    }

    [Fact]
    public void DayType_Week_HasFiveTypes()
    {
        // From Monday 2024-01-01, a cell of each day.
        float[] week = Feature.DayType.Values(FeatureCase.Clock(DateTimeZone.Utc, Instant.FromUtc(2024, 1, 1, 0, 0), 168));
        Assert.Equal([0, 1, 1, 1, 2, 3, 4], Enumerable.Range(0, 7).Select(day => week[(24 * day) + 12]));
    }

    [Fact]
    public void Weekend_Week_IsSaturdayAndSunday()
    {
        float[] week = Feature.Weekend.Values(FeatureCase.Clock(DateTimeZone.Utc, Instant.FromUtc(2024, 1, 1, 0, 0), 168));
        Assert.All(week[..120], value => Assert.Equal(0, value));
        Assert.All(week[120..], value => Assert.Equal(1, value));
    }

    [Fact]
    public void PartOfDay_Day_HasFiveParts()
    {
        float[] day = Feature.PartOfDay.Values(FeatureCase.Clock(DateTimeZone.Utc, Instant.FromUtc(2024, 1, 1, 0, 0), 24));
        float[] expected = [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 4, 4, 4];
        Assert.Equal(expected, day);
    }

    [Fact]
    public void Trend_YearsSinceTheFirstLocalDay()
    {
        RegularPanel panel = FeatureCase.Clock(DateTimeZone.Utc, Instant.FromUtc(2023, 1, 1, 0, 0), 366 * 24);
        float[] trend = Feature.Trend.Values(panel);
        Assert.Equal(0, trend[0]);
        Assert.Equal((float)(365 / 365.2425), trend[365 * 24]);
        Assert.Equal((float)((365 + 0.5) / 365.2425), trend[(365 * 24) + 12]);
    }

    [Fact]
    public void Trend_NewerHistory_CountsFromTheTrainingStart()
    {
        RegularPanel training = FeatureCase.Clock(DateTimeZone.Utc, Instant.FromUtc(2023, 1, 1, 0, 0), 48);
        RegularPanel later = FeatureCase.Clock(DateTimeZone.Utc, Instant.FromUtc(2024, 1, 1, 0, 0), 48);
        FeatureSet set = [Feature.Trend];
        FeatureMatrix matrix = set.Fit(training).Transform(later, 1, TestContext.Current.CancellationToken);
        Assert.Equal((float)(365 / 365.2425), matrix.Column(0).Span[0]);
    }
}
