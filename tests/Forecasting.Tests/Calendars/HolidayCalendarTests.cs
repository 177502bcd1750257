using System.Globalization;
using CsCheck;
using Forecasting.Calendars;
using NodaTime;

namespace Forecasting.Tests.Calendars;

public sealed class HolidayCalendarTests
{
    private static readonly LocalDate Outing = new(2024, 8, 9);

    [Fact]
    public void InYear_UnitedStates2021_MatchesTheFederalList()
    {
        // The list of the Office of Personnel Management for 2021, with the days on which offices closed.
        var expected = new[]
        {
            "2021-01-01 New Year's Day", "2021-01-18 Martin Luther King Jr. Day", "2021-02-15 Washington's Birthday",
            "2021-05-31 Memorial Day", "2021-06-18 Juneteenth (observed)", "2021-06-19 Juneteenth", "2021-07-04 Independence Day",
            "2021-07-05 Independence Day (observed)", "2021-09-06 Labor Day", "2021-10-11 Columbus Day", "2021-11-11 Veterans Day",
            "2021-11-25 Thanksgiving Day", "2021-12-24 Christmas Day (observed)", "2021-12-25 Christmas Day",
            "2021-12-31 New Year's Day (observed)",
        };

        Assert.Equal(expected, Lines("US", 2021));
    }

    [Fact]
    public void InYear_England2022_MatchesTheGovernmentList()
    {
        var expected = new[]
        {
            "2022-01-01 New Year's Day", "2022-01-03 New Year's Day (observed)", "2022-04-15 Good Friday", "2022-04-18 Easter Monday",
            "2022-05-02 Early May Bank Holiday", "2022-06-02 Spring Bank Holiday", "2022-06-03 Platinum Jubilee of Elizabeth II",
            "2022-08-29 Summer Bank Holiday", "2022-09-19 State Funeral of Elizabeth II", "2022-12-25 Christmas Day",
            "2022-12-26 Boxing Day", "2022-12-27 Christmas Day (observed)",
        };

        Assert.Equal(expected, Lines("GB-ENG", 2022));
    }

    [Fact]
    public void InYear_Scotland2011_CascadesSubstitutes()
    {
        var january = Lines("GB-SCT", 2011).TakeWhile(l => l.StartsWith("2011-01", StringComparison.Ordinal));

        Assert.Equal(
            ["2011-01-01 New Year's Day", "2011-01-02 2 January", "2011-01-03 New Year's Day (observed)", "2011-01-04 2 January (observed)"],
            january);
    }

    [Theory]
    [InlineData("GB-ENG", 1995, "1995-05-08", "1995-05-01")]
    [InlineData("GB-ENG", 2002, "2002-06-04", "2002-05-27")]
    [InlineData("GB", 2012, "2012-06-05", "2012-05-28")]
    [InlineData("GB-SCT", 2020, "2020-05-08", "2020-05-04")]
    public void InYear_MovedByProclamation_HasTheNewDayOnly(string region, int year, string moved, string usual)
    {
        var dates = HolidayCalendar.For(region).InYear(year).Select(h => Text(h.Date)).ToList();

        Assert.Contains(moved, dates);
        Assert.DoesNotContain(usual, dates);
    }

    [Theory]
    [InlineData("US-MA", "2021-12-24", false)] // Christmas on a Saturday is not moved there
    [InlineData("US-NY", "2021-12-24", true)]
    [InlineData("US-LA", "2024-02-13", true)] // Mardi Gras
    [InlineData("US-NY", "2024-02-13", false)]
    [InlineData("US-NY", "2024-02-15", false)] // Susan B. Anthony Day is an observance
    [InlineData("US-KY", "2024-03-29", true)] // half of Good Friday
    [InlineData("US-DC", "2013-01-21", true)]
    [InlineData("US-VA", "2020-01-17", true)] // the last Lee-Jackson Day
    [InlineData("US-VA", "2021-01-15", false)]
    [InlineData("US-SC", "2025-05-09", true)] // Confederate Memorial Day, 10 May 2025 being a Saturday
    public void IsHoliday_Dates_FollowTheLaw(string region, string date, bool expected) =>
        Assert.Equal(expected, HolidayCalendar.For(region).IsHoliday(Date(date)));

    [Fact]
    public void On_TwoHolidaysOnOneDate_ReturnsBothByName()
    {
        var holidays = HolidayCalendar.For("US-WV").On(new LocalDate(2022, 6, 20));

        Assert.Equal(["Juneteenth", "West Virginia Day"], holidays.Select(h => h.Name));
        Assert.Equal([true, false], holidays.Select(h => h.Observed));
        Assert.Empty(HolidayCalendar.For("US-WV").On(new LocalDate(2022, 6, 21)));
    }

    [Fact]
    public void Where_Kind_KeepsThoseDaysAlone()
    {
        HolidayCalendar observances = HolidayCalendar.For("US-NY").Where(h => h.Kind == HolidayKind.Observance);

        Assert.NotEmpty(observances.InYear(2024));
        Assert.All(observances.InYear(2024), h => Assert.Equal(HolidayKind.Observance, h.Kind));
        Assert.Equal(("US-NY", HolidayCalendar.For("US-NY").FirstYear), (observances.Region, observances.FirstYear));
    }

    [Fact]
    public void Except_Dates_AreNoHolidaysAnyMore()
    {
        HolidayCalendar works = HolidayCalendar.For("US").Except([new LocalDate(2024, 7, 4), new LocalDate(2024, 2, 3)]);

        Assert.False(works.IsHoliday(new LocalDate(2024, 7, 4)));
        Assert.True(works.IsHoliday(new LocalDate(2023, 7, 4)));
        Assert.Equal(HolidayCalendar.For("US").InYear(2024).Count - 1, works.InYear(2024).Count);
    }

    [Fact]
    public void Except_TheCountry_LeavesTheDaysOfThePart()
    {
        HolidayCalendar own = HolidayCalendar.For("DE-BY").Except(HolidayCalendar.For("DE"));

        Assert.Equal(
            ["2025-01-06", "2025-06-19", "2025-11-01"],
            own.InYear(2025).Where(h => h.Kind == HolidayKind.Public).Select(h => Text(h.Date)));
        Assert.Throws<ArgumentException>(() => own.Except(HolidayCalendar.Custom("x", [], 1200, 1300)));
    }

    [Fact]
    public void Except_CalendarOfFewerYears_CoversThose()
    {
        HolidayCalendar rest = HolidayCalendar.For("US").Except(HolidayCalendar.Custom("plant", [new Holiday(new LocalDate(2024, 7, 4), "Shift")], 2024, 2025));

        Assert.Equal((2024, 2025), (rest.FirstYear, rest.LastYear));
        Assert.False(rest.IsHoliday(new LocalDate(2024, 7, 4)));
        Assert.Throws<ArgumentOutOfRangeException>(() => rest.InYear(2026));
    }

    [Fact]
    public void IsHoliday_DateInAnotherCalendar_IsConverted() =>
        Assert.True(HolidayCalendar.For("GB").IsHoliday(new LocalDate(2024, 12, 25).WithCalendar(CalendarSystem.Julian)));

    [Theory]
    [InlineData(1850)]
    [InlineData(1989)]
    [InlineData(2100)]
    [InlineData(2500)]
    public void InYear_YearWithoutData_IsRefusedWithTheRange(int year)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => HolidayCalendar.For("US").InYear(year));

        Assert.Contains("1990 to 2099", error.Message, StringComparison.Ordinal);
        Assert.Equal(year, error.ActualValue);
    }

    [Fact]
    public void IsHoliday_YearWithoutData_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => HolidayCalendar.For("GB").IsHoliday(new LocalDate(1850, 1, 1)));

    [Theory]
    [InlineData("XX", "MX")]
    [InlineData("us-ny", "US-NY")]
    [InlineData("US-NX", "US-NY")]
    [InlineData("GB-SOT", "GB-SCT")]
    [InlineData("US-", "US")]
    [InlineData("../GB", "forecast holidays --list")]
    public void For_UnknownRegion_NamesTheNearest(string region, string named)
    {
        var error = Assert.Throws<ArgumentException>(() => HolidayCalendar.For(region));

        Assert.Contains("'" + region + "'", error.Message, StringComparison.Ordinal);
        Assert.Contains(named, error.Message.Replace("'" + region + "'", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void For_SameRegion_IsTheSameInstance() => Assert.Same(HolidayCalendar.For("US-CA"), HolidayCalendar.For("US-CA"));

    [Fact]
    public void Regions_All_AreSortedAndResolve()
    {
        var regions = HolidayCalendar.Regions;

        Assert.Equal(regions.Order(StringComparer.Ordinal), regions);
        Assert.Equal(1 + 4, regions.Count(r => r.StartsWith("GB", StringComparison.Ordinal)));
        Assert.Equal(1 + 50 + 1 + 6, regions.Count(r => r.StartsWith("US", StringComparison.Ordinal)));
        Assert.All(regions, r => Assert.Equal(r, HolidayCalendar.For(r).Region));
    }

    [Fact]
    public void InYear_OtherCulture_IsTheSame()
    {
        var before = CultureInfo.CurrentCulture;
        var expected = Lines("US-TX", 2024);
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("ar-SA"); // its own calendar and digits
            Assert.Equal(expected, Lines("US-TX", 2024));
            var rules = CountryRules.Parse("ZZ", "name Z\nyears 2000 2030\nDay | easter -2, from 2001");
            Assert.Equal(new LocalDate(2024, 3, 29), new RuleCalendar(rules, "").InYear(2024)[0].Date);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void InYear_ManyThreads_GetTheSameList()
    {
        var rules = CountryRules.Parse("ZZ", "name Z\nyears 1990 2099\nsubstitute Sat> Sun>\nA | 01-01\nB | 12-25\nC | 12-26");
        var calendar = new RuleCalendar(rules, "");
        var lists = new IReadOnlyList<Holiday>[64];

        Parallel.For(0, lists.Length, i => lists[i] = calendar.InYear(2022));

        Assert.All(lists, l => Assert.Same(lists[0], l));
    }

    [Fact]
    public void InYear_Result_CannotBeChanged()
    {
        var list = Assert.IsAssignableFrom<IList<Holiday>>(HolidayCalendar.For("GB").InYear(2024));

        Assert.Throws<NotSupportedException>(() => list[0] = list[1]);
    }

    [Fact]
    public void InYear_AnyRegionAndYear_KeepsItsPromises() =>
        Gen.Select(Gen.Int[0, HolidayCalendar.Regions.Count - 1], Gen.Double[0, 1]).Sample(
            (index, place) =>
            {
                var calendar = HolidayCalendar.For(HolidayCalendar.Regions[index]);
                var year = calendar.FirstYear + (int)(place * (calendar.LastYear - calendar.FirstYear));
                var holidays = calendar.InYear(year);
                var sorted = holidays.OrderBy(h => h.Date).ThenBy(h => h.Name, StringComparer.Ordinal);
                return holidays.SequenceEqual(sorted)
                    && holidays.Count is >= 3 and <= 80
                    && holidays.All(h => h.Date.Year == year && h.Name.Length > 0 && calendar.On(h.Date).Contains(h))
                    && holidays.Distinct().Count() == holidays.Count
                    && Days(year).All(d => calendar.IsHoliday(d) == holidays.Any(h => h.Date == d && h.Kind is HolidayKind.Public or HolidayKind.HalfDay));
            },
            iter: 300);

    [Fact]
    public void InYear_EveryYear_HoldsTheInvariants()
    {
        for (var year = 1990; year <= 2099; year++)
        {
            var us = HolidayCalendar.For("US").InYear(year);
            var thanksgiving = Assert.Single(us, h => h.Name == "Thanksgiving Day").Date;
            Assert.Equal(IsoDayOfWeek.Thursday, thanksgiving.DayOfWeek);
            Assert.InRange(thanksgiving.Day, 22, 28);
            Assert.Equal(year < 2021 ? 10 : 11, us.Where(h => !h.Observed).Select(h => h.Name).Distinct().Count());
            Assert.All(us.Where(h => h.Name is "Memorial Day" or "Labor Day"), h => Assert.Equal(IsoDayOfWeek.Monday, h.Date.DayOfWeek));

            foreach (var nation in new[] { "GB-ENG", "GB-WLS", "GB-SCT", "GB-NIR" })
            {
                // Each nation gives its fixed number of working days, and in some years one more.
                var days = HolidayCalendar.For(nation).InYear(year).Where(h => h.Date.DayOfWeek < IsoDayOfWeek.Saturday).Select(h => h.Date).Distinct().Count();
                var usual = nation switch { "GB-SCT" => year < 2007 ? 8 : 9, "GB-NIR" => 10, _ => 8 };
                Assert.InRange(days, usual, usual + 2);
            }
        }
    }

    [Fact]
    public void Custom_Days_AreThereInOrder()
    {
        var calendar = HolidayCalendar.Custom("plant", [new Holiday(Outing.PlusDays(1), "Maintenance", HolidayKind.HalfDay), new Holiday(Outing, "Outing")]);

        Assert.Equal(["Outing", "Maintenance"], calendar.InYear(2024).Select(h => h.Name));
        Assert.True(calendar.IsHoliday(Outing));
        Assert.Empty(calendar.InYear(2025));
        Assert.Equal("plant", calendar.Region);
    }

    [Fact]
    public void Custom_YearsGiven_RefusesTheOthers()
    {
        var calendar = HolidayCalendar.Custom("plant", [new Holiday(Outing, "Outing")], 2023, 2024);

        Assert.Empty(calendar.InYear(2023));
        Assert.Throws<ArgumentOutOfRangeException>(() => calendar.InYear(2025));
    }

    [Fact]
    public void Custom_WrongDays_AreRefusedByName()
    {
        var outing = new Holiday(Outing, "Outing");

        Refused("listed twice", outing, outing with { Kind = HolidayKind.HalfDay });
        Refused("no name", outing with { Name = " " });
        Refused("kind that does not exist", outing with { Kind = (HolidayKind)9 });
        Refused("outside the years 1 to 9999", outing with { Date = new LocalDate(-5, 1, 1) });
        Refused("null", [null!]);

        static void Refused(string why, params Holiday[] days)
        {
            var error = Assert.Throws<ArgumentException>("holidays", () => HolidayCalendar.Custom("plant", days));
            Assert.Contains(why, error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void InYear_SourceGivesAWrongDate_IsRefused(bool otherCalendar)
    {
        var wrong = otherCalendar ? Outing.WithCalendar(CalendarSystem.Coptic) : Outing.PlusYears(1);
        var calendar = new BrokenCalendar(new Holiday(Outing, "Outing"), new Holiday(wrong, "Astray"));

        var error = Assert.Throws<InvalidOperationException>(() => calendar.InYear(2024));

        Assert.Contains("Astray", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Union_WithOwnDays_HasBothOnce()
    {
        var own = HolidayCalendar.Custom("plant", [new Holiday(Outing, "Outing"), new Holiday(new LocalDate(2024, 12, 25), "Christmas Day")]);

        var both = HolidayCalendar.For("US-NY").Union(own);

        Assert.True(both.IsHoliday(Outing));
        Assert.Equal(HolidayCalendar.For("US-NY").InYear(2024).Count + 1, both.InYear(2024).Count);
        Assert.Equal("US-NY+plant", both.Region);
        Assert.Equal((1990, 2099), (both.FirstYear, both.LastYear));
    }

    [Fact]
    public void Union_NoSharedYear_IsRefused()
    {
        var late = HolidayCalendar.Custom("late", [], 2200, 2300);

        Assert.Throws<ArgumentException>("other", () => HolidayCalendar.For("US").Union(late));
    }

    private static IEnumerable<LocalDate> Days(int year) =>
        Enumerable.Range(0, CalendarSystem.Iso.GetDaysInYear(year)).Select(i => new LocalDate(year, 1, 1).PlusDays(i));

    private static List<string> Lines(string region, int year) =>
        [.. HolidayCalendar.For(region).InYear(year).Select(h => Text(h.Date) + " " + h.Name + (h.Observed ? " (observed)" : ""))];

    private static string Text(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    private static LocalDate Date(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;

    private sealed class BrokenCalendar(params Holiday[] holidays) : HolidayCalendar("broken", 2000, 2030)
    {
        protected override IEnumerable<Holiday> ComputeYear(int year) => holidays;
    }
}
