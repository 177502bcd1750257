using BenchmarkDotNet.Attributes;
using Forecasting.Forecasters.Boosting;

namespace Forecasting.Benchmarks;

/// <summary>Predictions of 100 boosted trees over 20 features, on one thread.</summary>
/// <remarks>The unit is one row: <c>OperationsPerInvoke</c> makes the reported time nanoseconds per row.</remarks>
[MemoryDiagnoser]
public class TreePredictionBenchmark
{
    private const int Features = 20;
    private const int Rows = 50_000;

    private readonly ReadOnlyMemory<float>[] _columns = new ReadOnlyMemory<float>[Features];
    private readonly double[] _output = new double[Rows];
    private float[][] _rows = [];
    private TreeEnsemble _trees = TreeEnsemble.Constant(0, Features);

    /// <summary>The leaves of a tree: up to 64 a block of rows is asked together, beyond it each row is walked.</summary>
    [Params(31, 63, 127)]
    public int Leaves { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(7);
        float[][] values = new float[Features][];
        double[] labels = new double[Rows];
        for (int c = 0; c < Features; c++)
        {
            values[c] = new float[Rows];
            for (int i = 0; i < Rows; i++)
            {
                values[c][i] = random.Next(50) == 0 ? float.NaN : random.NextSingle();
                labels[i] += float.IsNaN(values[c][i]) ? 0 : Math.Sin((c + 1) * values[c][i]) / (1 + (c / 4));
            }

            _columns[c] = values[c];
        }

        _rows = new float[1024][];
        for (int i = 0; i < _rows.Length; i++)
        {
            _rows[i] = new float[Features];
            for (int c = 0; c < Features; c++) _rows[i][c] = values[c][i];
        }

        var options = new BoostingOptions { Iterations = 100, Leaves = Leaves, LearningRate = 0.1 };
        _trees = BoostingTrainer.Train(new BoostingData(_columns, labels), options, 0, CancellationToken.None);
    }

    [Benchmark(OperationsPerInvoke = Rows)]
    public void Batch() => _trees.Predict(_columns, _output);

    [Benchmark(OperationsPerInvoke = 1024)]
    public double SingleRows()
    {
        double sum = 0;
        foreach (float[] row in _rows) sum += _trees.Predict(row);
        return sum;
    }
}
