using Forecasting.Forecasters.Linear;
using Forecasting.Forecasters.Naive;
using Forecasting.Preparation;
using Forecasting.Tests.Preparation;
using Forecasting.Time;
using NodaTime;

namespace Forecasting.Tests;

/// <summary>The bounds that a schema gives the target: no forecast and no quantile is beyond them, and all else is as without them.</summary>
public class TargetBoundsTests
{
    public static TheoryData<Forecaster> Forecasters() => [new SeasonalNaiveForecaster(), new SeasonalAverageForecaster(), new LinearForecaster()];

    [Theory]
    [MemberData(nameof(Forecasters), DisableDiscoveryEnumeration = true)]
    public void Forecast_SolarPlantBoundByZeroAndItsCapacity_StaysWithin(Forecaster forecaster)
    {
        var random = new Random(6);
        double[] values = [.. Enumerable.Range(0, 24 * 60).Select(i => Math.Round(Math.Max(0, Math.Sin(((i % 24) - 6) * Math.PI / 12)) * (50 + (50 * random.NextDouble())), 3))];
        Forecast free = Of(forecaster, values, Panels.Schema()), bound = Of(forecaster, values, Panels.Schema() with { Least = 0, Greatest = 80 });
        SeriesKey key = free.Keys[0];
        int held = 0;
        foreach (double level in free.Levels) held += Compare(free.Quantile(key, new QuantileLevel(level)), bound.Quantile(key, new QuantileLevel(level)));
        Compare(free.Point(key), bound.Point(key));
        Assert.True(held > 20, $"{held} values were held.");
    }

    [Fact]
    public void Schema_BoundsThatAreNone_Throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Panels.Schema() with { Least = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => Panels.Schema() with { Greatest = double.PositiveInfinity });
        SeriesSchema crossed = Panels.Schema() with { Least = 5, Greatest = 5 };
        Assert.Contains("not below", Assert.Throws<ArgumentException>(crossed.Validate).Message, StringComparison.Ordinal);
    }

    private static Forecast Of(Forecaster forecaster, double[] values, SeriesSchema schema)
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        RegularPanel panel = Panels.Of(schema, Rows.Every("a", Panels.Start, Duration.FromHours(1), values)).Prepare(cancellationToken: stop);
        return forecaster.Fit(panel, new FitOptions { Horizon = Horizon.Hours(48), Quantiles = QuantileLevels.Default }, stop).Forecast(panel, Horizon.Hours(48), cancellationToken: stop);
    }

    private static int Compare(ReadOnlySpan<double> free, ReadOnlySpan<double> bound)
    {
        int held = 0;
        for (int i = 0; i < free.Length; i++)
        {
            Assert.Equal(Math.Clamp(free[i], 0, 80), bound[i]);
            if (free[i] != bound[i]) held++;
        }

        return held;
    }
}
