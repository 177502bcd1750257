using Forecasting.Tests.Preparation;
using Forecasting.Time;
using Forecasting.Weather;
using NodaTime;

namespace Forecasting.Tests.Weather;

/// <summary>Readings laid on grids, against values worked out by hand.</summary>
public sealed class GridWeatherTests
{
    private const double None = double.NaN;

    [Fact]
    public void States_BetweenReadings_LieOnTheLine()
    {
        WeatherTable weather = Temperatures((0, 10), (1.5, 13), (3, 10), (5, 20));
        AssertNear([10, 12, 12, 10, 15, 20], WeatherCase.Laid(WeatherCase.Hourly(6), weather));
    }

    [Fact]
    public void States_OnQuarterHours_LieOnTheLine()
    {
        WeatherTable weather = Temperatures((0, 10), (1, 14), (2, 14));
        AssertNear([10, 11, 12, 13, 14, 14, 14, 14, 14, None], WeatherCase.Laid(WeatherCase.Hourly(10, Frequency.Minutes(15)), weather));
    }

    [Fact]
    public void States_OnHalfHoursOfIrregularReadings_LieOnTheLine()
    {
        WeatherTable weather = Temperatures((0.1, 1), (0.9, 9), (1.25, 12.5));
        AssertNear([None, 5, 10, None], WeatherCase.Laid(WeatherCase.Hourly(4, Frequency.Minutes(30)), weather));
    }

    [Fact]
    public void States_LongGap_AreMissingInIt()
    {
        WeatherTable weather = Temperatures((0, 0), (3, 3), (7, 7));
        AssertNear([0, 1, 2, 3, None, None, None, 7], WeatherCase.Laid(WeatherCase.Hourly(8), weather));
        AssertNear([0, 1, 2, 3, 4, 5, 6, 7], WeatherCase.Laid(WeatherCase.Hourly(8), weather, new() { LongestGap = Duration.FromHours(4) }));
    }

    // The line from 0 to 12 over the first three hours, then level: its mean over six hours is (18 + 36) / 6.
    [Fact]
    public void States_OfIrregularReadingsInALongCell_AreWeighedByTime()
    {
        WeatherTable weather = Temperatures((0, 0), (0.5, 2), (1, 4), (3, 12), (6, 12), (9, 12), (12, 12));
        AssertNear([9, 12], WeatherCase.Laid(WeatherCase.Hourly(2, Frequency.Hours(6)), weather));
    }

    [Fact]
    public void States_OfALongCellWithAHole_AreMissing() =>
        AssertNear([None, 5], WeatherCase.Laid(WeatherCase.Hourly(2, Frequency.Hours(6)), Temperatures((0, 1), (1, 1), (5, 5), (6, 5), (9, 5), (12, 5))));

    [Theory]
    [InlineData(350, 30, 10)]
    [InlineData(30, 350, 10)]
    [InlineData(90, 180, 135)]
    [InlineData(200, 340, 270)]
    [InlineData(10, 310, 340)]
    public void Direction_BetweenReadings_TurnsTheShorterWay(double from, double to, double between)
    {
        WeatherTable weather = WeatherCase.Observed(Wind(0, from), Wind(2, to));
        AssertNear([from, between, to], WeatherCase.Laid(WeatherCase.Hourly(3), weather));
    }

    [Fact]
    public void Direction_OfALongCell_IsThatOfTheSum() =>
        AssertNear([0], [.. WeatherCase.Laid(WeatherCase.Hourly(1, Frequency.Hours(2)), WeatherCase.Observed(Wind(0, 350), Wind(1, 0), Wind(2, 10))).Select(angle => angle > 180 ? angle - 360 : angle)]);

    [Fact]
    public void Direction_OfPlacesAroundNorth_IsNorth()
    {
        WeatherTable weather = WeatherCase.Observed(Wind(0, 350), WeatherCase.Reading(0, 10, variable: WeatherVariable.WindDirection, place: WeatherCase.Other));
        double angle = WeatherCase.Laid(WeatherCase.Hourly(1), weather)[0];
        Assert.Equal(1, Math.Cos(double.DegreesToRadians(angle)), 1e-12);
    }

    // A mean ends at its valid time: that of the first hour is valid at 1.
    [Fact]
    public void Means_OnHours_AreThoseThatEndWithThem() =>
        AssertNear([100, 200, 300], WeatherCase.Laid(WeatherCase.Hourly(3), Radiation((1, 100), (2, 200), (3, 300))));

    [Fact]
    public void Means_OnQuarterAndHalfHours_AreThatOfTheHour()
    {
        AssertNear([100, 100, 100, 100, 200], WeatherCase.Laid(WeatherCase.Hourly(5, Frequency.Minutes(15)), Radiation((1, 100), (2, 200))));
        AssertNear([100, 100, 200, 200], WeatherCase.Laid(WeatherCase.Hourly(4, Frequency.Minutes(30)), Radiation((1, 100), (2, 200))));
    }

    // Readings at half past: each hour has half of two.
    [Fact]
    public void Means_AcrossTheCells_AreWeighedByTime() =>
        AssertNear([150, 250], WeatherCase.Laid(WeatherCase.Hourly(2), Radiation((0.5, 100), (1.5, 200), (2.5, 300))));

    [Fact]
    public void Means_OfAHole_LieBetween()
    {
        AssertNear([100, 200, 300, 400], WeatherCase.Laid(WeatherCase.Hourly(4), Radiation((1, 100), (4, 400))));
        AssertNear([100, None, None, None, 500], WeatherCase.Laid(WeatherCase.Hourly(5), Radiation((1, 100), (5, 500))));
    }

    [Fact]
    public void Sums_OnOtherSteps_KeepTheAmount()
    {
        AssertNear([1, 1, 1, 1, 2, 2, 2, 2], WeatherCase.Laid(WeatherCase.Hourly(8, Frequency.Minutes(15)), Rain((1, 4), (2, 8))));
        AssertNear([12, 30], WeatherCase.Laid(WeatherCase.Hourly(2, Frequency.Hours(2)), Rain((1, 4), (2, 8), (3, 10), (4, 20))));
        AssertNear([6, 9], WeatherCase.Laid(WeatherCase.Hourly(2), Rain((0.5, 4), (1.5, 8), (2.5, 10))));
    }

    // Berlin's days of spring and autumn have 23 and 25 hours: each hour holds the number of its day, and 1 mm falls in each.
    [Theory]
    [InlineData(2024, 3, 30, 23)]
    [InlineData(2024, 10, 26, 25)]
    public void Days_OfClockChanges_HaveTheirOwnLengths(int year, int month, int day, int hours)
    {
        Instant start = Panels.Berlin.AtStartOfDay(new LocalDate(year, month, day)).ToInstant();
        var readings = new List<WeatherReading>();
        for (int h = 0; h <= 72; h++)
        {
            Instant valid = start + Duration.FromHours(h);
            readings.Add(new(WeatherCase.Place, WeatherVariable.Precipitation, valid, valid, 1, WeatherUnit.Millimetres));
            readings.Add(new(WeatherCase.Place, WeatherVariable.Temperature, valid, valid, h, WeatherUnit.Celsius));
        }

        RegularPanel days = WeatherCase.Hourly(2, Frequency.Days(1), Panels.Berlin, start);
        WeatherTable weather = WeatherCase.Observed(readings);
        AssertNear([24, hours], WeatherCase.Laid(days, weather, new() { Variables = [WeatherVariable.Precipitation] }));
        AssertNear([12, 24 + (hours / 2.0)], WeatherCase.Laid(days, weather, new() { Variables = [WeatherVariable.Temperature] }));
    }

    private static WeatherTable Temperatures(params (double Hour, double Value)[] readings) =>
        WeatherCase.Observed(readings.Select(reading => WeatherCase.Reading(reading.Hour, reading.Value)));

    private static WeatherTable Radiation(params (double Hour, double Value)[] readings) =>
        WeatherCase.Observed(readings.Select(reading => WeatherCase.Reading(reading.Hour, reading.Value, variable: WeatherVariable.ShortwaveRadiation)));

    private static WeatherTable Rain(params (double Hour, double Value)[] readings) =>
        WeatherCase.Observed(readings.Select(reading => WeatherCase.Reading(reading.Hour, reading.Value, variable: WeatherVariable.Precipitation)));

    private static WeatherReading Wind(double hour, double angle) => WeatherCase.Reading(hour, angle, variable: WeatherVariable.WindDirection);

    private static void AssertNear(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++) Assert.True(double.IsNaN(expected[i]) ? double.IsNaN(actual[i]) : Math.Abs(expected[i] - actual[i]) < 1e-9, $"cell {i}: {actual[i]}, not {expected[i]}");
    }
}
