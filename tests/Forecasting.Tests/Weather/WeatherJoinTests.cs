using Forecasting.Evaluation;
using Forecasting.Features;
using Forecasting.Forecasters.Linear;
using Forecasting.Forecasters.Naive;
using Forecasting.Preparation;
using Forecasting.Tests.Long;
using Forecasting.Tests.Preparation;
using Forecasting.Time;
using Forecasting.Weather;
using NodaTime;

namespace Forecasting.Tests.Weather;

public sealed class WeatherJoinTests
{
    private const string Temperature = "temperature_2m";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Covariate_AtEveryOrigin_IsTheLatestIssueByThen()
    {
        var random = new Random(8);
        List<WeatherReading> readings = [.. WeatherCase.Issues(every: 5, ahead: 40).Where(_ => random.Next(4) > 0)];
        RegularPanel joined = WeatherCase.Panel().JoinWeather(Forecasts(readings), new() { AllowsMissing = true, LongestGap = Duration.FromMilliseconds(1) }, Token);
        long first = joined.FirstIndex(0);
        int known = 0, unknown = 0;
        for (int hours = 30; hours <= WeatherCase.Days * 24; hours += 53)
        {
            RegularPanel panel = joined.AsOf(WeatherCase.Hour(hours), Token);
            ReadOnlySpan<double> column = panel.Covariate(1, panel.IndexOfColumn(Temperature));
            for (int i = 0; i < column.Length; i++)
            {
                Instant valid = panel.Grid.InstantAt(first + i);
                WeatherReading[] by = [.. readings.Where(reading => reading.Valid == valid && reading.Issued <= panel.Origin)];
                double expected = by.Length == 0 ? double.NaN : by.MaxBy(reading => reading.Issued).Value;
                Assert.Equal(Panels.Bits(expected), Panels.Bits(column[i]));
                if (by.Length > 0) known++;
                else unknown++;
            }
        }

        Assert.True(known > 5000 && unknown > 5000, $"{known} known, {unknown} not");
    }

    [Fact]
    public void JoinWeather_AtTheOrigin_GoesOnAsFarAsWasKnown()
    {
        RegularPanel panel = WeatherCase.Panel();
        List<WeatherReading> readings = WeatherCase.Issues();
        readings.Add(WeatherCase.Reading((WeatherCase.Days * 24) + 400, 5, issued: (WeatherCase.Days * 24) + 1));
        RegularPanel joined = panel.JoinWeather(Forecasts(readings), null, Token);
        Assert.Equal(panel.Origin, joined.Origin);
        for (int s = 0; s < 2; s++)
        {
            // The last issue, 12 hours before the origin, reaches 72 hours ahead.
            Assert.Equal(panel.HistoryLength(s) + 60, joined.Length(s));
            Assert.Equal(panel.HistoryLength(s), joined.HistoryLength(s));
            Assert.DoesNotContain(double.NaN, joined.Covariate(s, 0).ToArray());
            Assert.Equal(Panels.Bits(panel.Target(s)), Panels.Bits(joined.Target(s)));
            Assert.Equal(Panels.Bits(panel.ObservedTarget(s)), Panels.Bits(joined.ObservedTarget(s)));
        }
    }

    [Fact]
    public void JoinWeather_StrayValidTime_TakesNoMemory()
    {
        List<WeatherReading> readings = WeatherCase.Issues();
        readings.Add(new(WeatherCase.Place, WeatherVariable.Temperature, Instant.FromUtc(9990, 1, 1, 0, 0), Panels.Start, 5, WeatherUnit.Celsius));
        Assert.Equal(1020, WeatherCase.Panel().JoinWeather(Forecasts(readings), null, Token).Length(0));
    }

    [Fact]
    public void Target_OfAnyOrigin_HasTheBitsOfThePanelWithoutWeather()
    {
        var random = new Random(4);
        int filled = 0;
        for (int round = 0; round < 25; round++)
        {
            RegularPanel panel = RandomPanels.Draw(random).Panel.Prepare(cancellationToken: Token);
            RegularPanel joined = panel.JoinWeather(Random(random, panel), new() { AllowsMissing = true }, Token);
            for (int i = 0; i < 5; i++)
            {
                long origin = random.NextInt64(panel.FirstIndex(0), panel.OriginIndex + 1);
                (RegularPanel without, RegularPanel with) = (panel.AsOf(origin, Token), joined.AsOf(origin, Token));
                for (int s = 0; s < panel.SeriesCount; s++)
                {
                    int length = without.Target(s).Length;
                    Assert.Equal(Panels.Bits(without.Target(s)), Panels.Bits(with.Target(s)[..length]));
                    Assert.True(without.TargetStates(s).SequenceEqual(with.TargetStates(s)[..length]));
                    // A series that ended is not carried on by filling.
                    Assert.DoesNotContain(with.Target(s)[length..].ToArray(), double.IsFinite);
                    filled += without.TargetStates(s).ToArray().Count(state => state.HasFlag(CellState.Imputed));
                    foreach (string name in (string[])["temp", "wind"])
                    {
                        ReadOnlySpan<double> expected = without.Covariate(s, without.IndexOfColumn(name));
                        Assert.Equal(Panels.Bits(expected), Panels.Bits(with.Covariate(s, with.IndexOfColumn(name))[..expected.Length]));
                    }
                }
            }
        }

        Assert.True(filled > 500, $"{filled} filled");
    }

    [Fact]
    public void TailAsOf_WithWeather_HasTheBitsOfAsOf()
    {
        var random = new Random(6);
        int shorter = 0;
        for (int round = 0; round < 30; round++)
        {
            RegularPanel panel = RandomPanels.Draw(random).Panel.Prepare(cancellationToken: Token);
            RegularPanel joined = panel.JoinWeather(Random(random, panel), new() { AllowsMissing = true }, Token);
            for (int i = 0; i < 5; i++)
            {
                long origin = random.NextInt64(panel.FirstIndex(0) + 1, panel.OriginIndex + 1);
                int cells = random.Next((int)(panel.OriginIndex - panel.FirstIndex(0)) + 2);
                RegularPanel whole = joined.AsOf(origin, Token), expected = PanelTail.Of(whole, cells);
                PanelTailTests.AssertSame(expected, joined.TailAsOf(origin, cells, Token));
                Assert.Equal(WeatherUse.AsKnown, expected.Weather);
                // What a tail was at an earlier origin is what the whole was.
                long earlier = random.NextInt64(panel.FirstIndex(0), origin);
                PanelTailTests.AssertSame(whole.AsOf(earlier, Token), expected.AsOf(earlier, Token));
                PanelTailTests.AssertSame(whole.TailAsOf(earlier, cells, Token), joined.TailAsOf(origin, cells, Token).TailAsOf(earlier, cells, Token));
                if (expected.CellCount < whole.CellCount) shorter++;
            }
        }

        Assert.True(shorter > 50, $"{shorter} tails");
    }

    [Fact]
    public void Forecast_WithOtherFutureValues_KeepsTheWeather()
    {
        double[] price = [.. Enumerable.Range(0, WeatherCase.Days * 24).Select(i => (double)(i % 17))];
        var schema = new SeriesSchema { Time = "time", Target = "load", Keys = "id", KnownInAdvance = "price", Frequency = Frequency.Hours(1) };
        Rows rows = Rows.Every("a", Panels.Start, Duration.FromHours(1), Panels.Load(price.Length)) with { Covariates = [price] };
        RegularPanel joined = Panels.Of(schema, rows).Prepare(cancellationToken: Token).JoinWeather(Forecasts(WeatherCase.Issues()), null, Token);
        Rows ahead = Rows.Every("a", joined.Origin, Duration.FromHours(1), [.. Enumerable.Repeat(double.NaN, 24)]) with { Covariates = [[.. Enumerable.Range(0, 24).Select(i => (double)i)]] };
        RegularPanel given = FutureCells.Join(joined, Panels.Of(schema, ahead), 24);

        int column = given.IndexOfColumn(Temperature);
        Assert.Equal(Panels.Bits(joined.Covariate(0, column)[..(given.HistoryLength(0) + 24)]), Panels.Bits(given.Covariate(0, column)));
        Assert.Equal([.. Enumerable.Range(0, 24).Select(i => (double)i)], given.Covariate(0, given.IndexOfColumn("price"))[given.HistoryLength(0)..].ToArray());
        Assert.Equal(WeatherUse.AsKnown, given.Weather);
        Instant earlier = WeatherCase.Hour(600);
        PanelTailTests.AssertSame(joined.AsOf(earlier, Token), given.AsOf(earlier, Token));
        var model = new LinearForecaster { Features = [Feature.Known("price"), Feature.Known(Temperature), Feature.Hour] }.Fit(joined, null, Token);
        Assert.Throws<SeriesDataException>(() => model.Forecast(joined, Horizon.Days(1), null, Token));
        Assert.Equal(24, model.Forecast(joined, Horizon.Days(1), new() { KnownInAdvance = Panels.Of(schema, ahead) }, Token).Steps);
    }

    [Fact]
    public void JoinWeather_HoursWithoutWeather_NamesThem()
    {
        List<WeatherReading> readings = [.. WeatherCase.Issues().Where(reading => reading.Valid < WeatherCase.Hour(100) || reading.Valid > WeatherCase.Hour(120))];
        SeriesDataException e = Assert.Throws<SeriesDataException>(() => WeatherCase.Panel().JoinWeather(Forecasts(readings), null, Token));
        Finding finding = Assert.Single(e.Findings);
        Assert.Equal(("FEA-041", Temperature, 21, WeatherCase.Hour(100)), (finding.Code, finding.Column, (int)finding.Count, finding.Time));
        Assert.Contains(WeatherCase.Hour(120).ToString(), finding.Message, StringComparison.Ordinal);

        RegularPanel allowed = WeatherCase.Panel().JoinWeather(Forecasts(readings), new() { AllowsMissing = true }, Token);
        Assert.Equal(21, allowed.Covariate(0, 0).ToArray().Count(double.IsNaN));
    }

    // Weather that came only later: at the panel's origin all is there, at an earlier one it is not.
    [Fact]
    public void AsOf_WeatherIssuedLater_IsMissingThen()
    {
        List<WeatherReading> readings = [.. Enumerable.Range(0, WeatherCase.Days * 24).Select(h => WeatherCase.Reading(h, 5, issued: h < 500 ? h + 200 : h))];
        RegularPanel joined = WeatherCase.Panel().JoinWeather(Forecasts(readings), null, Token);
        Assert.Equal("FEA-041", Assert.Throws<SeriesDataException>(() => joined.AsOf(WeatherCase.Hour(600), Token)).Findings[0].Code);
        Assert.Equal("FEA-041", Assert.Throws<SeriesDataException>(() => joined.TailAsOf(joined.Grid.FloorIndex(WeatherCase.Hour(600)), 300, Token)).Findings[0].Code);
        Assert.Equal(600, joined.AsOf(WeatherCase.Hour(700), Token).HistoryLength(0) - 100);
    }

    [Fact]
    public void JoinWeather_Observations_AreRefusedUntilAskedForByName()
    {
        RegularPanel panel = WeatherCase.Panel();
        WeatherTable observed = WeatherCase.Observed(Enumerable.Range(0, (WeatherCase.Days + 2) * 24).Select(h => WeatherCase.Reading(h, h % 24)));
        Assert.Equal("FEA-046", Assert.Throws<SeriesDataException>(() => panel.JoinWeather(observed, null, Token)).Findings[0].Code);

        RegularPanel perfect = panel.JoinWeather(observed, new() { Use = WeatherUse.Perfect }, Token);
        Assert.Equal(panel.HistoryLength(0) + 48, perfect.Length(0));
        Assert.Equal(WeatherUse.Perfect, perfect.Weather);
        Assert.Equal(23, perfect.AsOf(WeatherCase.Hour(480), Token).Covariate(0, 0)[503]);
        Assert.Equal(WeatherUse.Perfect, Backtest(perfect).Weather);
        Assert.Equal(WeatherUse.AsKnown, Backtest(panel.JoinWeather(Forecasts(WeatherCase.Issues()), null, Token)).Weather);
        Assert.Equal(WeatherUse.None, Backtest(panel).Weather);
    }

    [Fact]
    public void JoinWeather_Mistakes_AreToldApart()
    {
        RegularPanel panel = WeatherCase.Panel();
        WeatherTable weather = Forecasts(WeatherCase.Issues());
        Assert.Throws<ArgumentException>(() => panel.JoinWeather(weather, new() { Variables = [WeatherVariable.Pressure] }, Token));
        Assert.Throws<ArgumentException>(() => panel.JoinWeather(Forecasts([]), null, Token));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WeatherJoinOptions { Use = WeatherUse.None });
        RegularPanel joined = panel.JoinWeather(weather, new() { Prefix = "city " }, Token);
        Assert.Equal("city temperature_2m", joined.Columns[0].Name);
        Assert.Throws<InvalidOperationException>(() => joined.JoinWeather(weather, null, Token));
        Assert.Throws<ArgumentException>(() => joined.Mask(DataFaults.Spikes, null, Token));
    }

    private static BacktestResult Backtest(RegularPanel panel) =>
        new SeasonalNaiveForecaster().Backtest(panel, new RollingOrigin { Horizon = Horizon.Days(1), Folds = 2 }, new() { Quantiles = QuantileLevels.None }, Token);

    private static WeatherTable Forecasts(IEnumerable<WeatherReading> readings) => WeatherTable.Create(readings, WeatherNature.Forecast);

    private static WeatherTable Random(Random random, RegularPanel panel)
    {
        var readings = new List<WeatherReading>();
        Instant first = panel.Grid.InstantAt(panel.FirstIndex(0)), end = panel.Origin + Duration.FromDays(5);
        Duration step = panel.Frequency.NominalDuration < Duration.FromHours(3) ? Duration.FromHours(1) : Duration.FromHours(6);
        for (Instant valid = first; valid < end; valid += step)
        {
            for (int issues = random.Next(4); issues > 0; issues--)
            {
                foreach (WeatherLocation place in (WeatherLocation[])[WeatherCase.Place, WeatherCase.Other])
                {
                    Instant issued = valid - Duration.FromHours(random.Next(-30, 100));
                    readings.Add(new(place, WeatherVariable.Temperature, valid, issued, random.NextDouble() * 20, WeatherUnit.Celsius));
                    readings.Add(new(place, WeatherVariable.Precipitation, valid, issued, random.NextDouble(), WeatherUnit.Millimetres));
                    readings.Add(new(place, WeatherVariable.WindDirection, valid, issued, random.NextDouble() * 360, WeatherUnit.Degrees));
                }
            }
        }

        return Forecasts(readings);
    }
}
