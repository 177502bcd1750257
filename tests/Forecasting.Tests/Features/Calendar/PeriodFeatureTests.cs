using Forecasting.Calendars;
using Forecasting.Features;
using NodaTime;

namespace Forecasting.Tests.Features.Calendar;

public sealed class PeriodFeatureTests
{
    private static readonly PeriodCalendar School = new(
        "school",
        [
            new(new LocalDate(2024, 7, 1), new LocalDate(2024, 7, 2), "summer"),
            new(new LocalDate(2024, 7, 4), new LocalDate(2024, 7, 4), "trip"),
            new(new LocalDate(2024, 7, 8), new LocalDate(2024, 7, 8), "strike"),
        ],
        2024,
        2024);

    [Fact]
    public void Periods_LocalDate_IsWithinOrNot()
    {
        Feature feature = Feature.Periods(School);
        Assert.Equal([0, 1, 1, 0, 1, 0], Days(feature.Values(Panel(new LocalDate(2024, 6, 30), 6))));
        // By name: summer, trip.
        Assert.Equal([0, 1, 1, 0, 2, 0], Days(feature.Values(Panel(new LocalDate(2024, 6, 30), 6), 1)));
    }

    [Fact]
    public void Periods_NameAfterTheOrigin_IsMissing()
    {
        Feature feature = Feature.Periods(School);
        RegularPanel panel = Panel(new LocalDate(2024, 6, 30), 6);
        Assert.Equal([0, 0, 1, 0], Days(feature.Ahead(panel, 4 * 24)));
        Assert.True(float.IsNaN(feature.Ahead(panel, 4 * 24, 1)[(2 * 24) + 12]));
    }

    [Fact]
    public void Periods_RowBeyondTheYears_NamesRegionAndYear()
    {
        Feature feature = Feature.Periods(School);
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => feature.Values(Panel(new LocalDate(2024, 12, 31), 2)));
        Assert.Contains("FEA-030", error.Message, StringComparison.Ordinal);
        Assert.Contains("school", error.Message, StringComparison.Ordinal);
        Assert.Contains("2025", error.Message, StringComparison.Ordinal);
    }

    private static float[] Days(float[] hours) => [.. Enumerable.Range(0, hours.Length / 24).Select(day => hours[(24 * day) + 12])];

    private static RegularPanel Panel(LocalDate first, int days) =>
        FeatureCase.Clock(FeatureCase.NewYork, first.AtStartOfDayInZone(FeatureCase.NewYork).ToInstant(), 24 * days);
}
