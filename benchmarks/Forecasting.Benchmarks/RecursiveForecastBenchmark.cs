using BenchmarkDotNet.Attributes;
using Forecasting.Features;
using Forecasting.Forecasters.Boosting;
using Forecasting.Forecasters.Regression;
using Forecasting.Preparation;
using Forecasting.Time;
using NodaTime;

namespace Forecasting.Benchmarks;

/// <summary>A recursive forecast of 24 steps of 1,000 series, with 14 columns of features and 100 trees.</summary>
[MemoryDiagnoser]
public class RecursiveForecastBenchmark
{
    private const int Series = 1_000;

    private static readonly FeatureSet Features =
    [
        Feature.TargetLag(1), Feature.TargetLag(24), Feature.TargetLag(168),
        Feature.Rolling(24, 1, RollingStatistics.All), Feature.Rolling(168, 1, RollingStatistics.All),
        Feature.TimeOfDay, Feature.Weekday, Feature.Month,
    ];

    private ForecastModel? _model;
    private RegularPanel? _panel;

    /// <summary>The hours of history of each series, on which the time should not depend.</summary>
    [Params(1_000, 10_000)]
    public int Hours { get; set; }

    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var forecaster = new BoostingForecaster
        {
            Strategy = ForecastStrategy.Recursive,
            Features = Features,
            Trees = new BoostingOptions { Iterations = 100 },
        };
        _model = forecaster.Fit(Panel(20, 3_000), new FitOptions { Horizon = Horizon.Steps(24), Quantiles = QuantileLevels.None });
        _panel = Panel(Series, Hours);
    }

    [Benchmark]
    public Forecast Forecast() => _model!.Forecast(_panel!, Horizon.Steps(24), new ForecastOptions { Threads = Threads });

    private static RegularPanel Panel(int series, int hours)
    {
        var random = new Random(1);
        int[] offsets = new int[series + 1];
        long[] ticks = new long[series * hours];
        double[] values = new double[series * hours];
        for (int s = 0; s < series; s++)
        {
            offsets[s + 1] = (s + 1) * hours;
            for (int i = 0; i < hours; i++)
            {
                ticks[(s * hours) + i] = Instant.FromUtc(2022, 1, 1, 0, 0).ToUnixTimeTicks() + (i * NodaConstants.TicksPerHour);
                values[(s * hours) + i] = 500 + (100 * Math.Sin(i * Math.Tau / 24)) + (30 * random.NextDouble());
            }
        }

        var schema = new SeriesSchema { Time = "time", Target = "load", Keys = "id" };
        SeriesKey[] keys = [.. Enumerable.Range(0, series).Select(s => SeriesKey.Create($"s{s:d5}"))];
        return new SeriesPanel(schema, keys, new PanelRows(offsets, ticks, values, []), []).FillGaps();
    }
}
