using BenchmarkDotNet.Attributes;
using Forecasting.Forecasters.Ssa;

namespace Forecasting.Benchmarks;

/// <summary>Decomposition into 20 components, and a recurrent forecast of 24 steps from it, on one thread.</summary>
[MemoryDiagnoser]
public class SsaBenchmark
{
    private double[] _values = [];
    private SsaDecomposition _decomposition = null!;

    /// <summary>The length of the series and the window. A million values by half of them take minutes here: <c>-- ssa all</c> times them.</summary>
    [ParamsSource(nameof(Cases))]
    public SsaCase Case { get; set; }

    public static IEnumerable<SsaCase> Cases => SsaCase.All.SkipLast(1);

    [GlobalSetup]
    public void Setup()
    {
        _values = Case.Series();
        _decomposition = Decompose();
    }

    [Benchmark]
    public SsaDecomposition Decompose() => SsaDecomposition.Of(_values, Case.Window, SsaTimes.Rank);

    [Benchmark]
    public double[] Forecast() => _decomposition.Forecast(SsaTimes.Steps, SsaTimes.Rank);
}
