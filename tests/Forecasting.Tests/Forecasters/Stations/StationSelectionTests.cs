using Forecasting.Forecasters.Stations;
using Forecasting.Tests.Preparation;
using Forecasting.Weather;
using NodaTime;

namespace Forecasting.Tests.Forecasters.Stations;

public sealed class StationSelectionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void ChooseStations_DemandOfTwo_TakesThoseTwo()
    {
        StationChoice choice = StationCase.Panel().ChooseStations(StationCase.Columns, new() { TriesWeights = false }, Token);
        Assert.Equal(["s2", "s4"], choice.Weights.Keys.Order());
        Assert.All(choice.Weights.Values, weight => Assert.Equal(0.5, weight));
        Assert.Equal(["s5", "s1", "s3"], choice.Stations.Skip(2).Select(station => station.Name));
        Assert.Equal(choice.Stations.Select(station => station.Error).Order(), choice.Stations.Select(station => station.Error));
        Assert.Equal(choice.ErrorsByCount.Min(), choice.Error);
        Assert.True(choice.Error < 0.8 * choice.ErrorsByCount[^1], $"{choice.Error:P2} against {choice.ErrorsByCount[^1]:P2} of all");
    }

    [Fact]
    public void ChooseStations_WithWeights_IsNoWorse()
    {
        StationChoice equal = StationCase.Panel().ChooseStations(StationCase.Columns, new() { TriesWeights = false }, Token);
        StationChoice weighted = StationCase.Panel().ChooseStations(StationCase.Columns, null, Token);
        Assert.True(weighted.Error <= equal.Error);
        Assert.Equal(1, weighted.Weights.Values.Sum(), 1e-12);
        Assert.All(weighted.Weights.Values, weight => Assert.InRange(weight, 0, 1));
    }

    [Fact]
    public void ChoosePlaces_OfWeather_AreChosenAsColumnsAre()
    {
        StationChoice columns = StationCase.Panel().ChooseStations(StationCase.Columns, null, Token);
        StationChoice places = StationCase.Bare().ChoosePlaces(StationCase.Weather(), null, Token);
        Assert.Equal(columns.Stations, places.Stations);
        RegularPanel joined = StationCase.Bare().JoinWeather(StationCase.Weather(), new() { Blend = places.ToBlend(), Use = WeatherUse.Perfect }, Token);
        RegularPanel averaged = StationCase.Panel().WithStationMean("mean", columns.Weights);
        double[] expected = averaged.Covariate(0, averaged.IndexOfColumn("mean")).ToArray(), actual = joined.Covariate(0, 0).ToArray();
        for (int i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual[i], 1e-9);
    }

    // What comes after the origin, of demand or of weather, changes no bit of the choice.
    [Fact]
    public void ChooseStations_AtAnOrigin_ReadsNothingAfterIt()
    {
        Instant origin = Panels.Start + Duration.FromHours(StationCase.Hours - 2000);
        RegularPanel panel = StationCase.Panel();
        StationChoice expected = panel.AsOf(origin, Token).ChooseStations(StationCase.Columns, null, Token);
        double[][] changed = [.. StationCase.Temperatures.Select(values => (double[])[.. values[..^2000], .. values[^2000..].Select(_ => -40.0)])];
        Rows rows = Rows.Every("a", Panels.Start, Duration.FromHours(1), [.. panel.Target(0)[..^2000], .. new double[2000]]) with { Covariates = changed };
        RegularPanel other = Panels.Of(panel.Schema, rows).Filled();
        Assert.Equal(expected.Stations, other.AsOf(origin, Token).ChooseStations(StationCase.Columns, null, Token).Stations);
        Assert.NotEqual(expected.Stations, other.ChooseStations(StationCase.Columns, null, Token).Stations);

        WeatherTable late = WeatherTable.Create(
            changed.SelectMany((values, station) => values.Select((value, h) => new WeatherReading(
                new WeatherLocation(StationCase.Columns[station], 50, station), WeatherVariable.Temperature, At(h), At(h), value, WeatherUnit.Celsius))),
            WeatherNature.Observation);
        Assert.Equal(expected.Stations, panel.AsOf(origin, Token).ChoosePlaces(late, null, Token).Stations);

        static Instant At(int hour) => Panels.Start + Duration.FromHours(hour);
    }

    [Fact]
    public void ChooseStations_ShortHistory_IsRefused()
    {
        RegularPanel panel = StationCase.Panel().AsOf(Panels.Start + Duration.FromDays(500), Token);
        Assert.Equal("FEA-047", Assert.Throws<SeriesDataException>(() => panel.ChooseStations(StationCase.Columns, null, Token)).Findings[0].Code);
        Assert.NotEmpty(panel.ChooseStations(StationCase.Columns, new() { Validation = Duration.FromDays(100) }, Token).Weights);
        Assert.Throws<ArgumentException>(() => panel.ChooseStations(["s9"], null, Token));
        Assert.Throws<ArgumentException>(() => panel.ChooseStations(ColumnNames.None, null, Token));
    }

    [Theory]
    [InlineData(true, ColumnRole.KnownInAdvance)]
    [InlineData(false, ColumnRole.ObservedOnly)]
    public void WithStationMean_AtAnyOrigin_IsTheWeightedMean(bool known, ColumnRole role)
    {
        RegularPanel panel = StationCase.Panel(known).WithStationMean("mean", new Dictionary<string, double> { ["s1"] = 1, ["s3"] = 3 });
        int column = panel.IndexOfColumn("mean");
        Assert.Equal(new PanelColumn("mean", role), panel.Columns[column]);
        foreach (RegularPanel at in (RegularPanel[])[panel, panel.AsOf(Panels.Start + Duration.FromHours(5000), Token)])
        {
            ReadOnlySpan<double> mean = at.Covariate(0, column);
            Assert.Equal(known ? StationCase.Hours : at.HistoryLength(0), mean.Length);
            for (int i = 0; i < mean.Length; i++) Assert.Equal((StationCase.Temperatures[0][i] + (3 * StationCase.Temperatures[2][i])) / 4, mean[i], 1e-12);
        }

        RegularPanel tail = panel.TailAsOf(panel.Grid.FloorIndex(Panels.Start + Duration.FromHours(5000)), 100, Token);
        Assert.Equal(panel.Covariate(0, column)[4900], tail.Covariate(0, column)[0]);
        Assert.Throws<ArgumentException>(() => panel.WithStationMean("mean", new Dictionary<string, double> { ["s1"] = 1 }));
        Assert.Throws<ArgumentException>(() => panel.WithStationMean("other", new Dictionary<string, double> { ["s1"] = -1 }));
    }
}
