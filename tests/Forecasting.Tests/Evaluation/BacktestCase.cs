using Forecasting.Features;
using Forecasting.Forecasters.Boosting;
using Forecasting.Preparation;
using Forecasting.Search;
using Forecasting.Tests.Preparation;
using NodaTime;

namespace Forecasting.Tests.Evaluation;

/// <summary>Panels and forecasters for backtests.</summary>
internal static class BacktestCase
{
    private const int Hours = 20 * 24;

    /// <summary>Makes two series with gaps and a column known in advance, prepared.</summary>
    public static RegularPanel Panel()
    {
        Rows[] rows = [Series("a", 1, 0, Hours).Without(i => i is > 440 and < 452), Series("b", 2, 0, Hours)];
        return Panels.Of(Panels.Schema(known: "temp"), rows).Prepare(cancellationToken: TestContext.Current.CancellationToken);
    }

    /// <summary>Makes three series: one whole, one that ends in the second of four folds of a day, one that begins in it.</summary>
    public static RegularPanel Unequal()
    {
        Rows[] rows = [Series("whole", 1, 0, Hours), Series("ends", 2, 0, Hours - 60), Series("begins", 3, Hours - 60, Hours)];
        return Panels.Of(Panels.Schema(known: "temp"), rows).Prepare(cancellationToken: TestContext.Current.CancellationToken);
    }

    public static Forecaster Forecaster(string name) => name == "boosting"
        ? new BoostingForecaster
        {
            Trees = new BoostingOptions { Iterations = 10, Leaves = 7 },
            Features = [Feature.Hour, Feature.Weekday, Feature.TargetLag(24), Feature.Rolling(24, 24), Feature.Known("temp")],
        }
        : ForecasterCatalog.Create(name);

    public static void AssertSame(Forecast expected, Forecast actual)
    {
        Assert.Equal(expected.Origin, actual.Origin);
        Assert.Equal(expected.Keys, actual.Keys);
        foreach (SeriesKey key in expected.Keys)
        {
            Assert.Equal(Panels.Bits(expected.Point(key)), Panels.Bits(actual.Point(key)));
            foreach (double level in expected.Levels)
            {
                var quantile = new QuantileLevel(level);
                Assert.Equal(Panels.Bits(expected.Quantile(key, quantile)), Panels.Bits(actual.Quantile(key, quantile)));
            }
        }
    }

    private static Rows Series(string key, int seed, int from, int to)
    {
        double[] load = Panels.Load(Hours, seed: seed);
        double[] temp = [.. Enumerable.Range(0, Hours).Select(i => 10 + (5 * Math.Sin(i * Math.PI / 12)))];
        return Rows.Every(key, Panels.Start + Duration.FromHours(from), Duration.FromHours(1), load[from..to]) with { Covariates = [temp[from..to]] };
    }
}
