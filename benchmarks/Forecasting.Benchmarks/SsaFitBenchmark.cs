using BenchmarkDotNet.Attributes;
using Forecasting.Forecasters.Ssa;
using Forecasting.Preparation;

namespace Forecasting.Benchmarks;

/// <summary>The default forecaster by singular spectrum analysis, fitted to 10,000 hours on one thread; a row is an hour.</summary>
[MemoryDiagnoser]
public class SsaFitBenchmark
{
    private const int Hours = 10_000;

    private readonly FitOptions _options = new() { Threads = 1 };
    private RegularPanel _panel = null!;

    [GlobalSetup]
    public void Setup() => _panel = LoadPanels.Hourly(1, Hours, 0).Prepare();

    [Benchmark(OperationsPerInvoke = Hours)]
    public ForecastModel Fit() => new SsaForecaster().Fit(_panel, _options);
}
