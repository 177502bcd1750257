using Forecasting.Weather;
using NodaTime;

namespace Forecasting.Tests.Weather;

public sealed class WeatherTableTests
{
    [Fact]
    public void Create_AnyOrder_StandsByPlaceValidAndIssue()
    {
        WeatherReading[] readings =
        [
            WeatherCase.Reading(1, 11, issued: 0, place: WeatherCase.Other), WeatherCase.Reading(2, 3, issued: 1),
            WeatherCase.Reading(2, 2, issued: 0), WeatherCase.Reading(1, 1, issued: 0),
        ];
        WeatherTable table = WeatherTable.Create(readings, WeatherNature.Forecast);
        Assert.Equal([1, 2, 3, 11], table.Values(WeatherVariable.Temperature).ToArray());
        Assert.Equal(WeatherCase.Other, table.LocationAt(3));
        Assert.Equal((WeatherCase.Hour(2), WeatherCase.Hour(1)), (table.ValidAt(2), table.IssuedAt(2)));
    }

    [Fact]
    public void Create_SameReadingTwice_KeepsTheLater()
    {
        WeatherReading[] readings = [.. Enumerable.Range(0, 40).Select(i => WeatherCase.Reading(i % 2, i))];
        Assert.Equal([38, 39], WeatherCase.Observed(readings).Values(WeatherVariable.Temperature).ToArray());
    }

    [Fact]
    public void AsOf_SeveralIssues_KeepsTheLatestThatHasAValue()
    {
        WeatherReading[] readings =
        [
            WeatherCase.Reading(9, 1, issued: 0), WeatherCase.Reading(9, 2, issued: 3), WeatherCase.Reading(9, double.NaN, issued: 5), WeatherCase.Reading(9, 4, issued: 7),
        ];
        WeatherTable table = WeatherTable.Create(readings, WeatherNature.Forecast);
        Assert.Equal([2], table.AsOf(WeatherCase.Hour(6)).Values(WeatherVariable.Temperature).ToArray());
        Assert.Equal([4], table.AsOf(WeatherCase.Hour(7)).Values(WeatherVariable.Temperature).ToArray());
        Assert.Equal(0, table.AsOf(WeatherCase.Hour(-1)).RowCount);
    }

    [Fact]
    public void Create_OneNameTwoCoordinates_IsRefused()
    {
        WeatherReading[] readings = [WeatherCase.Reading(0, 1), WeatherCase.Reading(1, 1, place: new WeatherLocation("here", 50, 8.1))];
        SeriesDataException e = Assert.Throws<SeriesDataException>(() => WeatherCase.Observed(readings));
        Assert.Equal("FEA-042", e.Findings[0].Code);
        Assert.Contains("'here'", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_OneNameEqualCoordinates_IsOnePlace() =>
        Assert.Single(WeatherCase.Observed(WeatherCase.Reading(0, 1), WeatherCase.Reading(1, 1, place: new WeatherLocation("here", 50, 8))).Locations);

    [Fact]
    public void Create_ReadingWithoutPlace_IsRefused() => Assert.Throws<ArgumentException>(() => WeatherCase.Observed(default(WeatherReading)));

    [Theory]
    [InlineData(-273.16)]
    [InlineData(99999)]
    [InlineData(-9999)]
    [InlineData(double.PositiveInfinity)]
    public void Create_ImpossibleValue_IsMissingAndReported(double impossible)
    {
        WeatherTable table = WeatherCase.Observed(WeatherCase.Reading(0, 5), WeatherCase.Reading(1, impossible), WeatherCase.Reading(2, 6));
        Assert.Equal([5, double.NaN, 6], table.Values(WeatherVariable.Temperature).ToArray());
        Finding finding = Assert.Single(table.Findings);
        Assert.Equal(("FEA-043", 1, WeatherCase.Hour(1)), (finding.Code, finding.Count, finding.Time));
    }

    [Theory]
    [InlineData(90.1, 0)]
    [InlineData(-91, 0)]
    [InlineData(0, 180.5)]
    [InlineData(double.NaN, 0)]
    [InlineData(0, double.NaN)]
    public void Location_CoordinateOutOfRange_IsRefused(double latitude, double longitude) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new WeatherLocation("x", latitude, longitude));

    // On a sphere of 6371 km: a degree of the equator, half around it, and the angle whose cosine is the square of sin 60°, across the date line.
    [Theory]
    [InlineData(0, 0, 0, 1, 111.1949)]
    [InlineData(0, -90, 0, 90, 20015.0868)]
    [InlineData(60, 135, 60, -135, 4604.5399)]
    public void DistanceTo_KnownPlaces_IsTheGreatCircle(double latitude, double longitude, double toLatitude, double toLongitude, double expected) =>
        Assert.Equal(expected, new WeatherLocation("a", latitude, longitude).DistanceTo(new WeatherLocation("b", toLatitude, toLongitude)), 0.001);

    [Fact]
    public void Create_IntervalOfNothing_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => WeatherTable.Create([], WeatherNature.Observation, Duration.Zero));
}
