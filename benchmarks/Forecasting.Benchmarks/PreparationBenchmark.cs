using BenchmarkDotNet.Attributes;
using Forecasting.Preparation;

namespace Forecasting.Benchmarks;

/// <summary>Frequency inference and gap filling of 1,000 series of 10,000 hours with 5 % of the rows missing; a row is a cell of the result.</summary>
[MemoryDiagnoser]
public class PreparationBenchmark
{
    private const int Series = 1_000;
    private const int Hours = 10_000;
    private const int Rows = Series * Hours;

    private SeriesPanel _panel = null!;
    private double[] _values = [];
    private double[] _copy = [];

    /// <summary>The number of threads.</summary>
    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _panel = LoadPanels.Hourly(Series, Hours, 0.05);
        _values = [.. Enumerable.Range(0, Rows).Select(i => (double)i)];
        _copy = new double[Rows];
    }

    /// <summary>The anchor: what the machine's memory allows.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public void Copy() => _values.AsSpan().CopyTo(_copy);

    /// <summary>Frequency inference and insertion of the missing times.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public RegularPanel FillGaps() => _panel.FillGaps(new PreparationOptions { Threads = Threads });

    /// <summary>The sensible whole: faults looked for, values imputed from similar days.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public RegularPanel Prepare() => _panel.Prepare(new PreparationOptions { Threads = Threads });
}
