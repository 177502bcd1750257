using Forecasting.Forecasters.Scenarios;
using Forecasting.Tests.Forecasters.Stations;
using Forecasting.Tests.Preparation;
using Forecasting.Time;
using NodaTime;

namespace Forecasting.Tests.Forecasters.Scenarios;

public sealed class WeatherScenariosTests
{
    private static readonly Instant Origin = Panels.Start + Duration.FromDays(900);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void ShiftedDates_TwoYears_AreTheHoursOfThoseDates()
    {
        RegularPanel panel = StationCase.Panel(known: false).AsOf(Origin, Token);
        ScenarioPaths paths = WeatherScenarios.ShiftedDates(days: 1).Draw(panel, ["s2", "s1"], Horizon.Days(30));
        Assert.Equal((6, 720), (paths.Count, paths.Steps));
        int at = panel.HistoryLength(0);
        int[] back = [366, 365, 364, 731, 730, 729];
        for (int path = 0; path < back.Length; path++)
        {
            Assert.Equal(StationCase.Temperatures[1].AsSpan(at - (24 * back[path]), 720).ToArray(), paths.Path(0, 0, path));
            Assert.Equal(StationCase.Temperatures[0].AsSpan(at - (24 * back[path]), 720).ToArray(), paths.Path(0, 1, path));
        }
    }

    [Fact]
    public void BlockBootstrap_EveryBlock_IsAWholeOneNearTheDate()
    {
        RegularPanel panel = StationCase.Panel(known: false).AsOf(Origin, Token);
        ScenarioPaths paths = WeatherScenarios.BlockBootstrap(paths: 20, blockDays: 3, windowDays: 10).Draw(panel, "s1", Horizon.Days(7), seed: 3);
        Assert.Equal(20, paths.Count);
        var starts = new HashSet<int>();
        for (int path = 0; path < paths.Count; path++)
        {
            double[] values = paths.Path(0, 0, path);
            for (int first = 0; first < values.Length; first += 72)
            {
                int source = Array.IndexOf(StationCase.Temperatures[0], values[first]);
                int end = Math.Min(values.Length, first + 72);
                Assert.Equal(StationCase.Temperatures[0].AsSpan(source, end - first).ToArray(), values[first..end]);
                int days = panel.HistoryLength(0) + first - source;
                Assert.Equal(0, days % 24);
                double date = days / 24 % 365.2425;
                Assert.InRange(Math.Min(date, 365.2425 - date), 0, 10.5);
                Assert.True(source + end - first <= panel.HistoryLength(0));
                starts.Add(source);
            }
        }

        Assert.True(starts.Count > 20);
        Assert.Equal(paths.Path(0, 0, 7), WeatherScenarios.BlockBootstrap(20, 3, 10).Draw(panel, "s1", Horizon.Days(7), seed: 3).Path(0, 0, 7));
        Assert.NotEqual(paths.Path(0, 0, 7), WeatherScenarios.BlockBootstrap(20, 3, 10).Draw(panel, "s1", Horizon.Days(7), seed: 4).Path(0, 0, 7));
    }

    [Fact]
    public void Draw_ColumnKnownForAWhile_KeepsWhatIsKnown()
    {
        RegularPanel panel = StationCase.Panel();
        RegularPanel earlier = panel.AsOf(panel.Origin - Duration.FromDays(2), Token);
        ScenarioPaths paths = WeatherScenarios.ShiftedDates(0).Draw(earlier, "s1", Horizon.Days(5));
        for (int path = 0; path < paths.Count; path++)
        {
            Assert.Equal(StationCase.Temperatures[0][^48..], paths.Path(0, 0, path)[..48]);
            Assert.DoesNotContain(double.NaN, paths.Path(0, 0, path));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Draw_AtAnOrigin_ReadsNothingAfterIt(bool shifted)
    {
        WeatherScenarios way = shifted ? WeatherScenarios.ShiftedDates() : WeatherScenarios.BlockBootstrap();
        RegularPanel panel = StationCase.Panel(known: false).AsOf(Origin, Token);
        int at = panel.HistoryLength(0);
        double[][] changed = [.. StationCase.Temperatures.Select(values => (double[])[.. values[..at], .. values[at..].Select(_ => -40.0)])];
        Rows rows = Rows.Every("a", Panels.Start, Duration.FromHours(1), Panels.Load(StationCase.Hours)) with { Covariates = changed };
        RegularPanel other = Panels.Of(panel.Schema, rows).Filled().AsOf(Origin, Token);
        ScenarioPaths expected = way.Draw(panel, "s1", Horizon.Days(40)), actual = way.Draw(other, "s1", Horizon.Days(40));
        Assert.Equal(expected.Count, actual.Count);
        for (int path = 0; path < expected.Count; path++) Assert.Equal(expected.Path(0, 0, path), actual.Path(0, 0, path));
    }

    [Fact]
    public void Draw_ShortHistory_IsRefusedOrDrawnFromAnyDate()
    {
        RegularPanel panel = StationCase.Panel(known: false).AsOf(Panels.Start + Duration.FromDays(60), Token);
        SeriesDataException e = Assert.Throws<SeriesDataException>(() => WeatherScenarios.ShiftedDates().Draw(panel, "s1", Horizon.Days(7)));
        Assert.Equal("FEA-048", e.Findings[0].Code);
        Assert.Equal(5, WeatherScenarios.BlockBootstrap(paths: 5, windowDays: 183).Draw(panel, "s1", Horizon.Days(7)).Count);
        Assert.Throws<ArgumentException>(() => WeatherScenarios.ShiftedDates().Draw(panel, "s9", Horizon.Days(7)));
        Assert.Throws<ArgumentException>(() => WeatherScenarios.ShiftedDates().Draw(panel, ColumnNames.None, Horizon.Days(7)));
        Assert.Throws<ArgumentOutOfRangeException>(() => WeatherScenarios.ShiftedDates(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => WeatherScenarios.BlockBootstrap(windowDays: 184));
    }
}
