using Forecasting.Calendars;
using NodaTime;
using NodaTime.Text;

namespace Forecasting.Tests.Calendars;

public sealed class CountryRulesTests
{
    private const string Header = "name Testland\nyears 1990 2099\nsubdivision AA First Part\nsubdivision BB Second\n";

    [Theory]
    [InlineData("12-25", 2024, "2024-12-25")]
    [InlineData("02-29", 2024, "2024-02-29")]
    [InlineData("02-29", 2023, "")]
    [InlineData("3rd Mon 01", 2024, "2024-01-15")]
    [InlineData("5th Fri 05", 2024, "2024-05-31")]
    [InlineData("5th Fri 04", 2024, "")]
    [InlineData("last Mon 05", 2024, "2024-05-27")]
    [InlineData("last Thu 02", 2024, "2024-02-29")]
    [InlineData("Tue on or after 11-02", 2021, "2021-11-02")]
    [InlineData("Tue after 11-02", 2021, "2021-11-09")]
    [InlineData("Mon on or before 05-25", 2026, "2026-05-25")]
    [InlineData("Mon before 05-25", 2026, "2026-05-18")]
    [InlineData("Sat on or after 12-27", 2023, "2023-12-30")]
    [InlineData("easter", 2024, "2024-03-31")]
    [InlineData("easter +49", 2024, "2024-05-19")]
    [InlineData("orthodox-easter", 2024, "2024-05-05")]
    [InlineData("4th Thu 11 +1", 2024, "2024-11-29")]
    [InlineData("2022-09-19 2023-05-08 2023-06-01", 2023, "2023-05-08 2023-06-01")]
    [InlineData("12-31 +1", 2024, "2024-01-01")]
    [InlineData("12-26, if Tue Fri", 2023, "2023-12-26")]
    [InlineData("12-26, if Tue Fri", 2024, "")]
    [InlineData("12-25, from 2025", 2024, "")]
    [InlineData("12-25, to 2023", 2024, "")]
    [InlineData("12-25, from 2000, every 4", 2024, "2024-12-25")]
    [InlineData("12-25, from 2001, every 4", 2024, "")]
    [InlineData("12-25, except 2020 2024", 2024, "")]
    [InlineData("06-15, substitute Sat-1 Sun+1", 2024, "2024-06-14 2024-06-15")]
    [InlineData("06-16, substitute Sat-1 Sun+1", 2024, "2024-06-16 2024-06-17")]
    [InlineData("06-15, substitute Sat< Sun<", 2024, "2024-06-14 2024-06-15")]
    [InlineData("06-16, substitute Sat< Sun<", 2024, "2024-06-14 2024-06-16")]
    [InlineData("12-30, for 3 days", 2024, "2024-01-01 2024-12-30 2024-12-31")]
    [InlineData("10-09, moves Tue-1 Wed-2 Thu+4 Fri+3", 2024, "2024-10-07")]
    [InlineData("10-10, moves Tue-1 Wed-2 Thu+4 Fri+3", 2024, "2024-10-14")]
    [InlineData("10-12, moves Tue-1 Wed-2 Thu+4 Fri+3", 2024, "2024-10-12")]
    [InlineData("islamic 10-01, decreed 2024-04-12 2025-04-01", 2024, "2024-04-12")]
    [InlineData("islamic 10-01, decreed 2024-05-12", 2024, "2024-04-10")]
    [InlineData("islamic 10-01", 2000, "2000-01-08 2000-12-27")]
    [InlineData("islamic 10-01", 2026, "2026-03-20")]
    [InlineData("islamic 12-10 +1", 2024, "2024-06-17")]
    [InlineData("hebrew 07-10", 2024, "2024-10-12")]
    [InlineData("hebrew 12-14", 2024, "2024-03-24")]
    [InlineData("hebrew 12-14", 2025, "2025-03-14")]
    [InlineData("hebrew 01-15", 2025, "2025-04-13")]
    [InlineData("persian 01-01", 2024, "2024-03-20")]
    [InlineData("persian 01-01", 2025, "2025-03-21")]
    [InlineData("coptic 01-01", 2023, "2023-09-12")]
    [InlineData("julian 12-25", 2024, "2024-01-07")]
    [InlineData("vietnamese 01-01", 2007, "2007-02-17")]
    [InlineData("chinese 01-01", 2007, "2007-02-18")]
    [InlineData("chinese 01-01 -1", 2024, "2024-02-09")]
    [InlineData("korean 08-15", 2025, "2025-10-06")]
    [InlineData("hindu 07-30 at sunset", 2023, "2023-11-12")]
    [InlineData("hindu 07-30 at sunset", 2024, "2024-10-31")]
    [InlineData("hindu 07-30 at sunset", 2025, "2025-10-20")]
    [InlineData("hindu 12-15 at sunset +1", 2024, "2024-03-25")]
    [InlineData("hindu 12-15 at sunset +1", 2025, "2025-03-14")]
    [InlineData("hindu 07-10 at noon", 2024, "2024-10-12")]
    [InlineData("hindu 02-15", 2024, "2024-05-23")]
    [InlineData("hindu 05-23 at midnight", 2024, "2024-08-26")]
    [InlineData("full-moon 05 UTC+7", 2024, "2024-05-23")]
    [InlineData("full-moon 08 UTC-5", 2023, "2023-08-01 2023-08-30")]
    [InlineData("new-moon 01 UTC+5:30", 2024, "2024-01-11")]
    [InlineData("sun-at 15 UTC+8", 2024, "2024-04-04")]
    [InlineData("sun-at 285 UTC+8", 2024, "2024-01-06")]
    [InlineData("sun-at 180 UTC+9", 2012, "2012-09-22")]
    [InlineData("06-15, substitute Sat> Sun>, half day", 2024, "2024-06-15 2024-06-17")]
    public void InYear_OneRule_FallsWhereItSays(string when, int year, string expected)
    {
        var calendar = new RuleCalendar(CountryRules.Parse("ZZ", Header + "Day | " + when), "");

        Assert.Equal(expected, string.Join(' ', calendar.InYear(year).Select(h => LocalDatePattern.Iso.Format(h.Date))));
    }

    [Fact]
    public void InYear_SubstituteTaken_GivesWay()
    {
        var rules = CountryRules.Parse(
            "ZZ", Header + "Christmas | 12-25, substitute Sat-1 Sun+1\nEve | 12-24, substitute taken<\nSecond | 12-26, substitute Sun> taken>");

        // 25 December 2021 is a Saturday, so Friday the 24th is taken, and Sunday the 26th goes to Monday.
        Assert.Equal([23, 24, 24, 25, 26, 27], new RuleCalendar(rules, "").InYear(2021).Select(h => h.Date.Day));
        // 25 December 2022 is a Sunday, so Monday the 26th is taken.
        Assert.Equal([24, 25, 26, 26, 27], new RuleCalendar(rules, "").InYear(2022).Select(h => h.Date.Day));
    }

    [Fact]
    public void InYear_OwnWeekend_IsSkipped()
    {
        var rules = CountryRules.Parse("ZZ", "name Z\nyears 2000 2030\nweekend Fri Sat\nsubstitute Fri> Sat>\nDay | 06-14");

        Assert.Equal([14, 16], new RuleCalendar(rules, "").InYear(2024).Select(h => h.Date.Day));
    }

    [Theory]
    [InlineData(2009, "2009-09-21 2009-09-22 2009-09-23")]
    [InlineData(2015, "2015-09-21 2015-09-22 2015-09-23")]
    [InlineData(2016, "2016-09-19 2016-09-22")]
    public void InYear_Between_FillsTheGap(int year, string expected)
    {
        // Respect for the Aged Day and the equinox of Japan.
        var calendar = new RuleCalendar(
            CountryRules.Parse("ZZ", Header + "Aged | 3rd Mon 09\nEquinox | sun-at 180 UTC+9\nBetween | between"), "");

        Assert.Equal(expected, string.Join(' ', calendar.InYear(year).Select(h => LocalDatePattern.Iso.Format(h.Date))));
    }

    [Fact]
    public void InYear_Scopes_AreKept()
    {
        var rules = CountryRules.Parse("ZZ", Header + "substitute Sun+1 | not BB\nAll | 06-16\nOnly | 07-01 | AA\nBut | 08-01 | not AA");

        Assert.Equal(["All", "All", "But"], Names(""));
        Assert.Equal(["All", "All", "Only"], Names("AA"));
        Assert.Equal(["All", "But"], Names("BB"));

        IEnumerable<string> Names(string subdivision) => new RuleCalendar(rules, subdivision).InYear(2024).Select(h => h.Name);
    }

    [Theory]
    [InlineData("Day", "name | when")]
    [InlineData("| 12-25", "name | when")]
    [InlineData("Day | 12-25 | AA | BB", "three fields")]
    [InlineData("Day | 12-25 | CC", "'CC' is not among")]
    [InlineData("Day | 12-25 | not", "names no subdivision")]
    [InlineData("Day | 13-01", "'13-01'")]
    [InlineData("Day | 02-30", "'02-30'")]
    [InlineData("Day | 2023-02-29", "'2023-02-29'")]
    [InlineData("Day | 6th Mon 01", "'6th Mon 01'")]
    [InlineData("Day | 1st Lun 01", "'Lun'")]
    [InlineData("Day | 1st Mon 13", "'13'")]
    [InlineData("Day | Mon after 02-29", "29 February")]
    [InlineData("Day | easter -", "''")]
    [InlineData("Day | ", "''")]
    [InlineData("Day | 12-25, since 1990", "'since 1990'")]
    [InlineData("Day | 12-25, from 1990, from 1991", "twice")]
    [InlineData("Day | 12-25, from 99", "'99'")]
    [InlineData("Day | 12-25, from 2001, to 2000", "ends before")]
    [InlineData("Day | 12-25, every 2", "'from' is missing")]
    [InlineData("Day | 12-25, substitute Sat", "'Sat'")]
    [InlineData("Day | 12-25, substitute Sat*2", "'Sat*2'")]
    [InlineData("Day | 12-25, substitute", "lacks its days")]
    [InlineData("Day | 12-25,", "empty")]
    [InlineData("years 1990", "lacks its values")]
    [InlineData("years 2000 1990", "out of order")]
    [InlineData("years 1990 2099", "there twice")]
    [InlineData("name", "lacks its values")]
    [InlineData("name Other", "there twice")]
    [InlineData("subdivision CC", "lacks its values")]
    [InlineData("subdivision AA Again", "there twice")]
    [InlineData("subdivisions AA BB", "name | when")]
    [InlineData("weekend", "lacks its values")]
    [InlineData("weekend Fri Sab", "'Sab'")]
    [InlineData("weekend Fri, until 2021", "'until 2021'")]
    [InlineData("substitute Sat-1, from 2010, from 2011", "there twice")]
    [InlineData("substitute Sat-1, from 2015, to 2010", "ends before")]
    [InlineData("status good", "'verified' or 'best-effort'")]
    [InlineData("status verified | CC", "'CC' is not among")]
    [InlineData("differs", "lacks its text")]
    [InlineData("Day | islamic 13-01", "'13'")]
    [InlineData("Day | islamic 1-1", "'1-1'")]
    [InlineData("Day | hebrew 01-31", "'31'")]
    [InlineData("Day | maya 01-01", "'maya 01-01'")]
    [InlineData("Day | hindu 07-30 at dusk", "'dusk'")]
    [InlineData("Day | full-moon 05", "'full-moon 05'")]
    [InlineData("Day | full-moon 05 +7", "'full-moon 05'")]
    [InlineData("Day | new-moon 13 UTC+7", "'13'")]
    [InlineData("Day | new-moon 05 UTC+5:3:0", "'UTC+5:3:0'")]
    [InlineData("Day | sun-at 360 UTC+8", "'360'")]
    [InlineData("Day | sun-at 15 UTC8", "'UTC8'")]
    [InlineData("Day | between +1", "cannot be shifted")]
    [InlineData("Day | between, for 3 days", "neither last")]
    [InlineData("Day | 12-25, for 1 days", "'1'")]
    [InlineData("Day | 12-25, for days", "'for days'")]
    [InlineData("Day | 12-25, moves Tue", "'Tue'")]
    [InlineData("Day | 12-25, moves Tue-1 Tue+1", "twice")]
    [InlineData("Day | 12-25, decreed 2020", "'2020'")]
    [InlineData("Day | 12-25, working", "'working'")]
    public void Parse_WrongLine_IsNamed(string line, string why)
    {
        var error = Assert.Throws<FormatException>(() => CountryRules.Parse("ZZ", Header + "# a comment\n" + line));

        Assert.Contains("ZZ, line 6:", error.Message, StringComparison.Ordinal);
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_NoYears_IsRefused() => Assert.Throws<FormatException>(() => CountryRules.Parse("ZZ", "name Z\nDay | 12-25"));

    [Fact]
    public void Parse_NoName_IsRefused() => Assert.Throws<FormatException>(() => CountryRules.Parse("ZZ", "years 1990 2099\nDay | 12-25"));

    [Fact]
    public void Parse_Headers_AreKept()
    {
        var rules = CountryRules.Parse(
            "ZZ", Header + "status verified\nstatus best-effort | BB\ndiffers The law of 2012 moved a day.\ndiffers Only here. | AA");

        Assert.Equal(("Testland", "First Part"), (rules.NameOf(""), rules.NameOf("AA")));
        Assert.Equal((true, true, false), (rules.IsVerified(""), rules.IsVerified("AA"), rules.IsVerified("BB")));
        Assert.Equal(["The law of 2012 moved a day."], rules.DifferencesOf("BB"));
        Assert.Equal(["The law of 2012 moved a day.", "Only here."], rules.DifferencesOf("AA"));
    }

    [Fact]
    public void InYear_YearsOfWeekendAndSubstitute_AreKept()
    {
        var rules = CountryRules.Parse(
            "ZZ", "name Z\nyears 2000 2030\nweekend Fri Sat, to 2021\nsubstitute Fri>\nsubstitute Sat>, from 2022\nDay | 06-18");

        // A Friday in 2021 goes past the Saturday; in 2022, a Saturday goes past the Sunday.
        Assert.Equal([18, 20], new RuleCalendar(rules, "").InYear(2021).Select(h => h.Date.Day));
        Assert.Equal([18, 20], new RuleCalendar(rules, "").InYear(2022).Select(h => h.Date.Day));
    }

    [Fact]
    public void InYear_WorkingDay_IsNoDayOff()
    {
        var rules = CountryRules.Parse("ZZ", Header + "substitute Sun+1\nIn exchange | 2024-10-12 2024-09-29, working day");
        var calendar = new RuleCalendar(rules, "");

        Assert.Equal([HolidayKind.WorkingDay, HolidayKind.WorkingDay], calendar.InYear(2024).Select(h => h.Kind));
        Assert.False(calendar.IsHoliday(new LocalDate(2024, 10, 12)));
    }

    [Theory]
    [InlineData(1990, "1990-04-15", "1990-04-15")]
    [InlineData(2000, "2000-04-23", "2000-04-30")]
    [InlineData(2008, "2008-03-23", "2008-04-27")]
    [InlineData(2017, "2017-04-16", "2017-04-16")]
    [InlineData(2025, "2025-04-20", "2025-04-20")]
    [InlineData(2038, "2038-04-25", "2038-04-25")]
    [InlineData(2076, "2076-04-19", "2076-04-26")]
    public void Easter_KnownYears_MatchThePublishedTables(int year, string western, string orthodox)
    {
        Assert.Equal(western, LocalDatePattern.Iso.Format(Easter.Western(year)));
        Assert.Equal(orthodox, LocalDatePattern.Iso.Format(Easter.Orthodox(year)));
    }

    [Fact]
    public void Easter_EveryYear_IsASundayInItsRange()
    {
        for (var year = 1900; year <= 2199; year++)
        {
            var western = Easter.Western(year);
            var orthodox = Easter.Orthodox(year);
            Assert.Equal((IsoDayOfWeek.Sunday, IsoDayOfWeek.Sunday), (western.DayOfWeek, orthodox.DayOfWeek));
            Assert.InRange(western, new LocalDate(year, 3, 22), new LocalDate(year, 4, 25));
            Assert.Contains(Period.DaysBetween(western, orthodox), new[] { 0, 7, 28, 35 });
        }
    }
}
