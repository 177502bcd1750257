using Forecasting.Evaluation;
using Forecasting.Features;
using Forecasting.Forecasters.Boosting;
using Forecasting.Forecasters.Linear;
using Forecasting.Tests.Evaluation;
using Forecasting.Tests.Preparation;
using Forecasting.Time;
using Forecasting.Weather;
using NodaTime;

namespace Forecasting.Tests.Weather;

/// <summary>Weather issued after the origin changes no bit of a forecast; weather issued before it does.</summary>
public sealed class WeatherLeakTests
{
    private const string Temperature = "temperature_2m";

    private static readonly QuantileLevels Levels = [0.1, 0.5, 0.9];

    public static TheoryData<string, Change> Cases { get; } = new MatrixTheoryData<string, Change>(["linear", "boosting", "linear by default", "boosting by default"], Enum.GetValues<Change>());

    /// <summary>What becomes of a reading.</summary>
    public enum Change
    {
        Removed,
        Missing,
        Warmer,
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Forecast_WeatherIssuedAfterTheOrigin_ChangesNoBit(string name, Change change)
    {
        List<WeatherReading> readings = WithLaterIssues();
        Instant origin = WeatherCase.Panel().Origin;
        List<WeatherReading> changed = Changed(readings, change, reading => reading.Issued > origin);
        BacktestCase.AssertSame(Forecast(name, readings), Forecast(name, changed));
        Assert.True(change == Change.Removed ? changed.Count < readings.Count : changed.Count == readings.Count);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Forecast_WeatherIssuedBeforeTheOrigin_Changes(string name, Change change)
    {
        Instant origin = WeatherCase.Panel().Origin;
        List<WeatherReading> readings = WithLaterIssues();
        // The latest issue alone: what an earlier one said of the same hours takes its place.
        Instant last = readings.Where(reading => reading.Issued <= origin).Max(reading => reading.Issued);
        List<WeatherReading> changed = Changed(readings, change, reading => reading.Issued == last && reading.Valid >= origin);
        Assert.NotEqual(Panels.Bits(Forecast(name, readings).Point(0)), Panels.Bits(Forecast(name, changed).Point(0)));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Backtest_WeatherIssuedAfterAnOrigin_ChangesNoFoldUpToIt(string name, Change change)
    {
        List<WeatherReading> readings = WithLaterIssues();
        BacktestResult expected = Backtest(name, readings);
        int moved = 0;
        foreach (Fold fold in expected.Folds)
        {
            // Of the two issues of a day, the one at midnight: the origins are midnights, and the other still serves them.
            BacktestResult actual = Backtest(name, Changed(readings, change, reading => reading.Issued > fold.Origin && reading.Issued.InUtc().Hour == 0));
            for (int i = 0; i <= fold.Index; i++) BacktestCase.AssertSame(expected.ForecastOf(i), actual.ForecastOf(i));
            for (int i = fold.Index + 1; i < expected.Folds.Count; i++)
            {
                if (!Panels.Bits(expected.ForecastOf(i).Point(0)).SequenceEqual(Panels.Bits(actual.ForecastOf(i).Point(0)))) moved++;
            }
        }

        // Later folds see it, six in all; trees may not notice a degree.
        Assert.InRange(moved, 4, 6);
    }

    private static Forecast Forecast(string name, List<WeatherReading> readings)
    {
        RegularPanel panel = Joined(readings);
        return Forecaster(name).Fit(panel, new FitOptions { Horizon = Horizon.Days(1), Quantiles = Levels, Threads = 1 }, Token).Forecast(panel, Horizon.Days(1), null, Token);
    }

    private static BacktestResult Backtest(string name, List<WeatherReading> readings) => Forecaster(name).Backtest(
        Joined(readings), new RollingOrigin { Horizon = Horizon.Days(1), Folds = 4, RefitEvery = 2 }, new BacktestOptions { Quantiles = Levels, Threads = 1 }, Token);

    // Where nothing was known of an hour of the history, the linear model and the trees take it as missing.
    private static RegularPanel Joined(List<WeatherReading> readings) => WeatherCase.Panel().JoinWeather(
        WeatherTable.Create(readings, WeatherNature.Forecast), new WeatherJoinOptions { AllowsMissing = true }, Token);

    private static Forecaster Forecaster(string name)
    {
        FeatureSet features = [Feature.Hour, Feature.Weekday, Feature.TargetLag(24), Feature.Known(Temperature), Feature.Known(Temperature, 3), Feature.KnownRolling(Temperature, 24)];
        FeatureSet? own = name.EndsWith("default", StringComparison.Ordinal) ? null : features;
        return name.StartsWith("linear", StringComparison.Ordinal)
            ? new LinearForecaster { Features = own }
            : new BoostingForecaster { Features = own, Trees = new BoostingOptions { Iterations = 30, Leaves = 7 } };
    }

    // Issues after the end of the panel too, also of hours before it.
    private static List<WeatherReading> WithLaterIssues()
    {
        List<WeatherReading> readings = WeatherCase.Issues();
        int end = WeatherCase.Days * 24;
        for (int valid = end - 200; valid < end + 48; valid++) readings.Add(WeatherCase.Reading(valid, 11 + (valid % 7), issued: end + 1));
        return readings;
    }

    private static List<WeatherReading> Changed(List<WeatherReading> readings, Change change, Predicate<WeatherReading> which) => change == Change.Removed
        ? [.. readings.Where(reading => !which(reading))]
        : [.. readings.Select(reading => which(reading) ? reading with { Value = change == Change.Missing ? double.NaN : reading.Value + 7 } : reading)];
}
