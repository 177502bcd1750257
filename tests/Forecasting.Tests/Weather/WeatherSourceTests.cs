using Forecasting.Weather;
using NodaTime;

namespace Forecasting.Tests.Weather;

/// <summary>What the shell of a source does for whoever brings one.</summary>
public sealed class WeatherSourceTests
{
    private static readonly Instant Start = Instant.FromUtc(2025, 1, 1, 0, 0);

    private static readonly WeatherLocation Here = new("here", 50, 8);

    private static readonly WeatherRequest Day = new() { Locations = [Here], Variables = [WeatherVariable.Temperature], From = Start, To = Start + Duration.FromHours(3) };

    [Fact]
    public async Task LoadAsync_ReadingsBeyondTheRange_AreLeftOut()
    {
        WeatherTable weather = await Load(WeatherNature.Forecast, [.. Enumerable.Range(-2, 8).Select(hour => Reading(hour, -6))]);

        Assert.Equal(4, weather.RowCount);
        Assert.Equal((Start, Start + Duration.FromHours(3)), (weather.ValidAt(0), weather.ValidAt(3)));
        Assert.Empty(weather.Findings);
    }

    [Fact]
    public async Task LoadAsync_HoursWithoutAValue_AreReportedOnce()
    {
        WeatherTable weather = await Load(WeatherNature.Forecast, [Reading(0, -6), Reading(1, -6) with { Value = double.NaN }, Reading(1, -12), Reading(3, -6) with { Value = double.NaN }]);

        Finding finding = Assert.Single(weather.Findings);
        Assert.Equal(("FEA-053", 2L, Start + Duration.FromHours(2)), (finding.Code, finding.Count, finding.Time!.Value));
    }

    [Fact]
    public async Task LoadAsync_MinutesOfAStation_CountForTheirHour() =>
        Assert.Empty((await Load(WeatherNature.Observation, [.. Enumerable.Range(0, 4).Select(hour => Reading(hour, hour + 1) with { Valid = Start + Duration.FromMinutes(Math.Min(180, (hour * 60) + 51)) })])).Findings);

    [Fact]
    public async Task LoadAsync_WhatWasNotAskedFor_IsAFaultOfTheSource()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Load(WeatherNature.Forecast, [Reading(0, -1) with { Variable = WeatherVariable.DewPoint }]));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Load(WeatherNature.Forecast, [Reading(0, -1) with { Location = new WeatherLocation("there", 1, 1) }]));
    }

    [Fact]
    public async Task LoadAsync_ObservationIssuedBeforeItsTime_IsAFaultOfTheSource() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => Load(WeatherNature.Observation, [Reading(2, 1)]));

    [Fact]
    public void Request_WrongValues_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => Day with { Locations = [] });
        Assert.Throws<ArgumentException>(() => Day with { Locations = [Here, new WeatherLocation("here", 1, 1)] });
        Assert.Throws<ArgumentException>(() => Day with { Variables = [WeatherVariable.Temperature, WeatherVariable.Temperature] });
    }

    private static WeatherReading Reading(int hour, int issued) =>
        new(Here, WeatherVariable.Temperature, Start + Duration.FromHours(hour), Start + Duration.FromHours(issued), hour, WeatherUnit.Celsius);

    private static Task<WeatherTable> Load(WeatherNature nature, params WeatherReading[] readings) =>
        new Given(nature, readings).LoadAsync(Day, cancellationToken: TestContext.Current.CancellationToken);

    private sealed class Given(WeatherNature nature, WeatherReading[] readings) : WeatherSource
    {
        public override string Name => "given";

        public override WeatherNature Nature => nature;

        protected override Task<IReadOnlyList<WeatherReading>> LoadCoreAsync(
            WeatherRequest request, IProgress<ForecastProgress>? progress, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<WeatherReading>>(readings);
    }
}
