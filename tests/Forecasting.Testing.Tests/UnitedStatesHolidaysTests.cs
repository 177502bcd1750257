using NodaTime.Text;

namespace Forecasting.Testing.Tests;

public sealed class UnitedStatesHolidaysTests
{
    // The list of the Office of Personnel Management for 2022, with the days themselves where another day is kept.
    [Fact]
    public void InYear_2022_IsTheFederalList()
    {
        string[] expected =
        [
            "2021-12-31", "2022-01-01", "2022-01-17", "2022-02-21", "2022-05-30", "2022-06-19", "2022-06-20", "2022-07-04", "2022-09-05",
            "2022-10-10", "2022-11-11", "2022-11-24", "2022-12-25", "2022-12-26",
        ];
        Assert.Equal(expected, Flagged(2022));
    }

    [Fact]
    public void InYear_2024_IsTheFederalList()
    {
        string[] expected =
        [
            "2024-01-01", "2024-01-15", "2024-02-19", "2024-05-27", "2024-06-19", "2024-07-04", "2024-09-02", "2024-10-14", "2024-11-11",
            "2024-11-28", "2024-12-25",
        ];
        Assert.Equal(expected, Flagged(2024));
    }

    [Fact]
    public void InYear_BeforeJuneteenth_DoesNotHaveIt() => Assert.DoesNotContain("2020-06-19", Flagged(2020));

    private static string[] Flagged(int year) =>
        [.. UnitedStatesHolidays.InYear(year).Where(day => day.Flagged).Select(day => LocalDatePattern.Iso.Format(day.Date)).Order(StringComparer.Ordinal)];
}
