using BenchmarkDotNet.Attributes;
using Forecasting.Numerics;

namespace Forecasting.Benchmarks;

/// <summary>The eleven lag and rolling features over many series, and each kernel alone.</summary>
/// <remarks>The unit is one row: <c>OperationsPerInvoke</c> makes the reported time nanoseconds per row and feature set.</remarks>
[MemoryDiagnoser]
public class WindowKernelBenchmark
{
    private const int Series = 100;
    private const int Hours = 10_000;
    private const int Rows = Series * Hours;

    private double[][] _series = [];
    private float[][] _outputs = [];

    /// <summary>The share of values that are missing.</summary>
    [Params(0.0, 0.05)]
    public double Missing { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(7);
        _series = new double[Series][];
        for (int s = 0; s < Series; s++)
        {
            _series[s] = new double[Hours];
            for (int i = 0; i < Hours; i++)
            {
                double load = 800 + (200 * Math.Sin(i * Math.Tau / 24)) + (30 * random.NextDouble());
                _series[s][i] = random.NextDouble() < Missing ? double.NaN : load;
            }
        }

        _outputs = new float[11][];
        for (int f = 0; f < 11; f++)
            _outputs[f] = new float[Rows];
    }

    [Benchmark(OperationsPerInvoke = Rows)]
    public void ElevenFeatures()
    {
        for (int s = 0; s < Series; s++)
        {
            WindowKernels.Lag(_series[s], 1, 0, Output(0, s));
            WindowKernels.Lag(_series[s], 24, 0, Output(1, s));
            WindowKernels.Lag(_series[s], 168, 0, Output(2, s));
            WindowKernels.Rolling(_series[s], Window(24), 0, All(3, s));
            WindowKernels.Rolling(_series[s], Window(168), 0, All(7, s));
        }
    }

    [Benchmark(OperationsPerInvoke = Rows)]
    [Arguments(1)]
    [Arguments(168)]
    public void Lag(int lag)
    {
        for (int s = 0; s < Series; s++)
            WindowKernels.Lag(_series[s], lag, 0, Output(0, s));
    }

    [Benchmark(OperationsPerInvoke = Rows)]
    [Arguments(24)]
    [Arguments(168)]
    public void Mean(int length)
    {
        for (int s = 0; s < Series; s++)
            WindowKernels.RollingMean(_series[s], Window(length), 0, Output(0, s));
    }

    [Benchmark(OperationsPerInvoke = Rows)]
    [Arguments(24)]
    [Arguments(168)]
    public void Deviation(int length)
    {
        for (int s = 0; s < Series; s++)
            WindowKernels.RollingStd(_series[s], Window(length), 0, Output(0, s));
    }

    [Benchmark(OperationsPerInvoke = Rows)]
    [Arguments(24)]
    [Arguments(168)]
    public void Minimum(int length)
    {
        for (int s = 0; s < Series; s++)
            WindowKernels.RollingMin(_series[s], Window(length), 0, Output(0, s));
    }

    [Benchmark(OperationsPerInvoke = Rows)]
    public void SeasonalMeanOfFourWeeks()
    {
        for (int s = 0; s < Series; s++)
            WindowKernels.RollingMean(_series[s], new RollingWindow(4, 168, 168, 1), 0, Output(0, s));
    }

    [Benchmark(OperationsPerInvoke = Rows)]
    [Arguments(24)]
    [Arguments(168)]
    public void Median(int length)
    {
        for (int s = 0; s < Series; s++)
            RollingQuantile.Compute(_series[s], Window(length), 0.5, 0, Output(0, s));
    }

    [Benchmark(OperationsPerInvoke = Rows)]
    public void ExponentialMeanOfTenth()
    {
        for (int s = 0; s < Series; s++)
            ExponentialMean.Compute(_series[s], 0.1, 24, 0, Output(0, s));
    }

    /// <summary>What a forecast of two days asks for: the last 48 positions, of one series.</summary>
    [Benchmark]
    public void ElevenFeaturesOfTheLast48Positions()
    {
        for (int lag = 0; lag < 3; lag++)
            WindowKernels.Lag(_series[0], lag == 0 ? 1 : lag == 1 ? 24 : 168, Hours, _outputs[lag].AsSpan(0, 48));
        foreach (int first in (ReadOnlySpan<int>)[3, 7])
            WindowKernels.Rolling(_series[0], Window(first == 3 ? 24 : 168), Hours, new RollingOutputs
            {
                Mean = _outputs[first].AsSpan(0, 48),
                Deviation = _outputs[first + 1].AsSpan(0, 48),
                Minimum = _outputs[first + 2].AsSpan(0, 48),
                Maximum = _outputs[first + 3].AsSpan(0, 48),
            });
    }

    private static RollingWindow Window(int length) => new(length, 24, 1, 1);

    private Span<float> Output(int feature, int series) => _outputs[feature].AsSpan(series * Hours, Hours);

    private RollingOutputs All(int first, int series) => new()
    {
        Mean = Output(first, series),
        Deviation = Output(first + 1, series),
        Minimum = Output(first + 2, series),
        Maximum = Output(first + 3, series),
    };
}
