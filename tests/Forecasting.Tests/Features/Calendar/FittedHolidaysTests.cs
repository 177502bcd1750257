using Forecasting.Calendars;
using Forecasting.Features;
using Forecasting.Tests.Preparation;
using Forecasting.Time;
using NodaTime;

namespace Forecasting.Tests.Features.Calendar;

/// <summary>The columns that <see cref="HolidayFeatureOptions.Columns"/> names, day by day.</summary>
public sealed class FittedHolidaysTests
{
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    [Fact]
    public void LongWeekend_RunOfThreeDaysOff_IsOne()
    {
        // Good Friday to Easter Monday; the weekend after is an ordinary one.
        Assert.Equal([0, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0], Of(HolidayColumns.LongWeekend, "DE", new LocalDate(2024, 3, 28), 11));
    }

    [Fact]
    public void Bridge_DayThatIsOff_IsNone()
    {
        // 2 May 2024 in China is itself given: Wednesday 1 May to Sunday 5 May are off, Sunday 28 April is worked.
        Assert.All(Of(HolidayColumns.Bridge, "CN", new LocalDate(2024, 4, 28), 8), value => Assert.Equal(0, value));
    }

    [Fact]
    public void HalfDay_EasterEveInSweden_IsOne()
    {
        Assert.Equal([0, 1, 0, 0], Of(HolidayColumns.HalfDay, "SE", new LocalDate(2024, 3, 29), 4));
        Assert.Equal([1, 2, 1, 1], Of(HolidayColumns.Kind, "SE", new LocalDate(2024, 3, 29), 4));
    }

    [Fact]
    public void Kind_MakeUpDay_IsThatOfWorkingDays()
    {
        Assert.Equal([1 + (int)HolidayKind.WorkingDay, 0], Of(HolidayColumns.Kind, "CN", new LocalDate(2024, 4, 28), 2));
    }

    [Fact]
    public void DaysSinceAndUntil_CountToTheCap()
    {
        // Labour Day, Wednesday 2024-05-01, and Ascension, Thursday 2024-05-09.
        var start = new LocalDate(2024, 4, 30);
        Assert.Equal([3, 0, 1, 2, 3, 3, 3, 3, 3, 0], Of(HolidayColumns.DaysSince, "DE", start, 10, new() { MostDays = 3 }));
        Assert.Equal([1, 0, 3, 3, 3, 3, 3, 2, 1, 0], Of(HolidayColumns.DaysUntil, "DE", start, 10, new() { MostDays = 3 }));
    }

    [Fact]
    public void Weekday_HolidayCountsAsSunday_MakeUpDayAsTheWorkingDayBesideIt()
    {
        // Sunday 28 April is worked as a Monday; 1 to 3 May are Sundays; Saturday 11 May is worked as a Friday.
        Assert.Equal([0, 0, 1, 6, 6, 6, 5, 6, 0, 1, 2, 3, 4, 4, 6], Of(HolidayColumns.Weekday, "CN", new LocalDate(2024, 4, 28), 15));
    }

    [Fact]
    public void Weekday_HolidayWhereSundayIsWorked_CountsAsFriday()
    {
        // 2024-06-16 to 18, Sunday to Tuesday, and Arafat Day on Saturday.
        Assert.Equal([3, 4, 4, 4, 4, 4, 2], Of(HolidayColumns.Weekday, "EG", new LocalDate(2024, 6, 13), 7));
    }

    [Fact]
    public void Weekday_HalfDay_CountsAsSaturday()
    {
        // Christmas Eve 2024, a Tuesday.
        Assert.Equal([0, 5, 6, 6, 4], Of(HolidayColumns.Weekday, "SE", new LocalDate(2024, 12, 23), 5));
    }

    [Fact]
    public void DayType_TellsNeighboursFromHolidays()
    {
        // Saturday 27 April to Sunday 5 May 2024: Labour Day is a Wednesday. Then Ascension with its bridge.
        Assert.Equal([0, 0, 0, 5, 1, 7, 0, 0, 0, 0, 0, 5, 1, 4, 0], Of(HolidayColumns.DayType, "DE", new LocalDate(2024, 4, 27), 15));
        // Easter: the eve of Good Friday, Good Friday, Saturday before Easter Monday's eve, Sunday, Monday, Tuesday.
        // Leave is taken from Christmas to New Year's Day.
        Assert.Equal([3, 1, 1, 7, 9, 9, 6, 3, 1, 7, 0], Of(HolidayColumns.DayType, "DE", new LocalDate(2023, 12, 24), 11));
        Assert.Equal([5, 1, 8, 6, 1, 7], Of(HolidayColumns.DayType, "DE", new LocalDate(2024, 3, 28), 6));
    }

    [Fact]
    public void Name_OfTheTrainingPart_HasACode_AnotherIsMissing()
    {
        Feature feature = Feature.Holidays(options: new() { Columns = HolidayColumns.Name });
        RegularPanel year = Panel("DE", new LocalDate(2023, 4, 1), 60);
        FeatureSet set = [feature];
        FittedFeatureSet fitted = set.Fit(year);
        // None, and twice Good Friday, Easter Monday, Labour Day, Ascension, Whit Monday.
        Assert.Equal(11, fitted.Columns[0].Categories);
        RegularPanel later = Panel("DE", new LocalDate(2024, 9, 30), 32);
        float[] codes = fitted.Transform(later, 1, TestContext.Current.CancellationToken).Column(0).ToArray();
        Assert.True(float.IsNaN(codes[(3 * 24) + 12]));
        Assert.Equal(0, codes[12]);
    }

    [Fact]
    public void Name_AtTheWeekend_HasACodeOfItsOwn()
    {
        // New Year's Day was a Sunday in 2023 and given on Monday.
        Assert.Equal([0, 2, 1, 0], Of(HolidayColumns.Name, "US-NY", new LocalDate(2022, 12, 31), 4));
    }

    [Fact]
    public void Beside_DayOfTheWeekend_HasACodeOfItsOwn()
    {
        // Saturday before New Year's Day, Tuesday after the Monday on which it was given.
        Assert.Equal([3, 0, 0, 2], Of(HolidayColumns.Beside, "US-NY", new LocalDate(2022, 12, 31), 4));
    }

    [Fact]
    public void Beside_BeforeAndAfter_HaveCodesOfTheirOwn()
    {
        float[] beside = Of(HolidayColumns.Beside, "DE", new LocalDate(2024, 4, 27), 15);
        Assert.Equal([0, 0, 0, 2, 0, 4, 0, 0, 0, 0, 0, 1, 0, 3, 0], beside);
    }

    [Fact]
    public void Share_OfAGridOverRegions_IsThatOfItsPeople()
    {
        // Epiphany, in Bavaria and not in Berlin; Labour Day, in both.
        var shares = new RegionShares(new Dictionary<string, double> { ["DE-BY"] = 3, ["DE-BE"] = 1 });
        var options = new HolidayFeatureOptions { Shares = shares };
        Assert.Equal([0, 0.75f, 0], Of(HolidayColumns.Share, "DE", new LocalDate(2025, 1, 5), 3, options));
        Assert.Equal([0, 1, 0], Of(HolidayColumns.Holiday, "DE", new LocalDate(2025, 1, 5), 3, options));
        var fewer = new HolidayFeatureOptions { Shares = new RegionShares(new Dictionary<string, double> { ["DE-BY"] = 1, ["DE-BE"] = 3 }) };
        Assert.Equal([0, 0, 0], Of(HolidayColumns.Holiday, "DE", new LocalDate(2025, 1, 5), 3, fewer));
    }

    [Fact]
    public void DaysBack_TellsOfAnotherDay()
    {
        var day = new LocalDate(2024, 7, 4);
        Assert.Equal([0, 0, 1, 0], Of(HolidayColumns.Holiday, "US-NY", day, 4, new() { DaysBack = 2 }));
        Assert.Equal([0, 1, 0, 0], Of(HolidayColumns.Holiday, "US-NY", day.PlusDays(-3), 4, new() { DaysBack = -2 }));
    }

    [Theory]
    [InlineData(23, 2024, 3, 31)]
    [InlineData(25, 2024, 10, 27)]
    public void Fill_DayOfAClockChange_HasAllItsHours(int hours, int year, int month, int day)
    {
        var date = new LocalDate(year, month, day);
        var calendar = HolidayCalendar.Custom("plan", [new(date, "A")]);
        Instant start = date.PlusDays(-1).AtStartOfDayInZone(Berlin).ToInstant();
        RegularPanel panel = FeatureCase.Clock(Berlin, start, 72);
        float[] holiday = Feature.Holidays(options: new() { Calendar = calendar }).Values(panel);
        Assert.Equal(hours, holiday.Sum());
        Assert.Equal(24, Array.IndexOf(holiday, 1));
    }

    [Fact]
    public void Fill_FiveMinutesAndDays_AgreeWithHours()
    {
        var start = new LocalDate(2024, 3, 28);
        float[] hours = Of(HolidayColumns.DayType, "DE", start, 6);
        foreach (Frequency frequency in (Frequency[])[Frequency.Minutes(5), Frequency.Days(1)])
        {
            int perDay = Math.Max(1, frequency.StepsPerDay);
            // The clocks go forward on Easter Sunday: twelve steps of five minutes, and no day, are absent.
            int count = (6 * perDay) - (perDay / 24);
            SeriesSchema schema = Panels.Schema(Berlin) with { Frequency = frequency, HolidayRegion = "DE" };
            Instant[] times = [.. Enumerable.Range(0, count).Select(i => perDay == 1
                ? start.PlusDays(i).AtStartOfDayInZone(Berlin).ToInstant() : start.AtStartOfDayInZone(Berlin).ToInstant() + Duration.FromMinutes(5 * i))];
            RegularPanel panel = Panels.Of(schema, Rows.At("a", times, new double[count])).Filled();
            float[] values = Feature.Holidays(options: new() { Columns = HolidayColumns.DayType }).Values(panel);
            Assert.Equal(hours[0], values[0]);
            Assert.Equal(hours, values.Where((_, i) => perDay == 1 || i == 0 || times[i].InZone(Berlin).Date != times[i - 1].InZone(Berlin).Date));
        }
    }

    [Fact]
    public void Fill_DaysAroundNewYear_KnowTheYearsBeside()
    {
        Assert.Equal([0, 1, 0, 0], Of(HolidayColumns.Eve, "US-NY", new LocalDate(2023, 12, 30), 4));
        Assert.Equal([0, 0, 0, 1], Of(HolidayColumns.After, "US-NY", new LocalDate(2023, 12, 30), 4));
    }

    [Fact]
    public void Fill_DayBesideTheYearsOfTheCalendar_IsMissing()
    {
        var calendar = HolidayCalendar.Custom("plan", [new(new LocalDate(2024, 12, 24), "A")], 2024, 2024);
        var options = new HolidayFeatureOptions { Calendar = calendar };
        RegularPanel panel = Panel(null, new LocalDate(2024, 12, 30), 2);
        Assert.Equal([0, 0], Noons(Feature.Holidays(options: options).Values(panel)));
        Assert.Equal([0, float.NaN], Noons(Feature.Holidays(options: options with { Columns = HolidayColumns.Eve }).Values(panel)));
        Assert.Equal([float.NaN, float.NaN], Noons(Feature.Holidays(options: options with { Columns = HolidayColumns.DaysUntil }).Values(panel)));
    }

    [Fact]
    public void Fill_RowBeyondTheYears_NamesRegionAndYear()
    {
        var calendar = HolidayCalendar.Custom("plan", [new(new LocalDate(2024, 12, 24), "A")], 2024, 2024);
        Feature feature = Feature.Holidays(options: new() { Calendar = calendar });
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => feature.Values(Panel(null, new LocalDate(2024, 12, 31), 2)));
        Assert.Contains("FEA-030", error.Message, StringComparison.Ordinal);
        Assert.Contains("plan", error.Message, StringComparison.Ordinal);
        Assert.Contains("2025", error.Message, StringComparison.Ordinal);
    }

    private static float[] Of(HolidayColumns column, string region, LocalDate first, int days, HolidayFeatureOptions? options = null) =>
        Noons(Feature.Holidays(options: (options ?? new HolidayFeatureOptions()) with { Columns = column }).Values(Panel(region, first, days)));

    // The hours of a day that may have 23 are counted from noon to noon.
    private static float[] Noons(float[] hours) => [.. Enumerable.Range(0, (hours.Length + 1) / 24).Select(day => hours[(24 * day) + 12])];

    private static RegularPanel Panel(string? region, LocalDate first, int days) =>
        FeatureCase.Clock(Berlin, first.AtStartOfDayInZone(Berlin).ToInstant(), 24 * days, region);
}
