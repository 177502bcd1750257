using System.Globalization;
using Forecasting.Calendars;
using NodaTime;

namespace Forecasting.Tests.Calendars;

public sealed class LunisolarDayTests
{
    [Fact]
    public void AddTo_EveryMonthOfChina_MatchesTheRuntimesTable() =>
        AssertSame(new ChineseLunisolarCalendar(), 8, 1990, 2050);

    [Fact]
    public void AddTo_EveryMonthOfKorea_MatchesTheRuntimesTable() =>
        AssertSame(new KoreanLunisolarCalendar(), 9, 1990, 2049);

    private static void AssertSame(EastAsianLunisolarCalendar calendar, double offset, int from, int to)
    {
        var wrong = new List<string>();
        var dates = new List<LocalDate>();
        for (var year = from; year <= to; year++)
        {
            for (var month = 1; month <= 12; month++)
            {
                var leap = calendar.GetLeapMonth(year);
                var expected = LocalDate.FromDateTime(calendar.ToDateTime(year, leap > 0 && month >= leap ? month + 1 : month, 1, 0, 0, 0, 0));
                dates.Clear();
                new LunisolarDay(month, 1, offset).AddTo(dates, expected.Year);
                if (!dates.Contains(expected))
                    wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{year}-{month}: {expected:r} is not {string.Join(' ', dates)}"));
            }
        }

        Assert.Empty(wrong);
    }
}
