using BenchmarkDotNet.Attributes;
using Forecasting.Features;
using Forecasting.Preparation;

namespace Forecasting.Benchmarks;

/// <summary>The eleven lag and rolling features with three of the calendar, over 1,000 series of 10,000 hours.</summary>
[MemoryDiagnoser]
public class FeatureBenchmark
{
    private const int Series = 1_000;
    private const int Hours = 10_000;
    private const int Rows = Series * Hours;

    private static readonly FeatureSet LagsAndWindows =
    [
        Feature.TargetLag(1), Feature.TargetLag(24), Feature.TargetLag(168),
        Feature.Rolling(24, 24, RollingStatistics.All), Feature.Rolling(168, 24, RollingStatistics.All),
    ];

    private RegularPanel _panel = null!;
    private FittedFeatureSet _lags = null!;
    private FittedFeatureSet _all = null!;

    /// <summary>The number of threads.</summary>
    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _panel = LoadPanels.Hourly(Series, Hours, 0.05).FillGaps();
        _lags = LagsAndWindows.Fit(_panel);
        _all = FeatureSet.Create([.. LagsAndWindows, Feature.Hour, Feature.Weekday, Feature.Month]).Fit(_panel);
    }

    /// <summary>The eleven lag and rolling features.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public FeatureMatrix Eleven() => _lags.Transform(_panel, Threads);

    /// <summary>With hour, weekday and month.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public FeatureMatrix ElevenAndCalendar() => _all.Transform(_panel, Threads);
}
