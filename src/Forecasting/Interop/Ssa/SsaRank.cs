using Forecasting.Numerics;

namespace Forecasting.Interop.Ssa;

/// <summary>ML.NET's choice of a rank: the one whose recurrence, run over the end of the training data, is nearest to them.</summary>
/// <remarks>
/// It is in-sample: the decomposition has seen what is scored. ML.NET rebuilds the whole series for each rank; here only
/// what the score needs is built, at a cost that does not grow with the length of the series.
/// </remarks>
internal sealed class SsaRank
{
    private readonly double[] _series;
    private readonly SsaBasis _basis;
    private readonly int _window;
    private readonly int _evaluated;

    private SsaRank(float[] series, SsaBasis basis)
    {
        _series = [.. series.Select(value => (double)value)];
        _basis = basis;
        _window = basis.Window;
        _evaluated = Math.Min(Math.Max(_window, 200), series.Length - _window + 1);
    }

    /// <summary>Chooses by the reconstruction of the whole series.</summary>
    public static int Exact(float[] series, SsaBasis basis, int most)
    {
        var choice = new SsaRank(series, basis);
        double[] mean = choice.MeanForm();
        double total = 0;
        foreach (double value in choice._series) total += value;
        double rebuilt = 0;
        return choice.Choose(most, (rank, window) =>
        {
            ReadOnlySpan<double> vector = basis.Vector(rank - 1);
            choice.AddAverages(vector, window);
            rebuilt += Form(mean, vector);
            return (total - rebuilt) / series.Length;
        });
    }

    /// <summary>Chooses by the projection of a single window.</summary>
    public static int Fast(float[] series, SsaBasis basis, int most)
    {
        var choice = new SsaRank(series, basis);
        int start = series.Length - choice._evaluated - choice._window + 1;
        ReadOnlyMemory<double> known = choice._series.AsMemory(start, choice._window);
        return choice.Choose(most, (rank, window) =>
        {
            ReadOnlySpan<double> vector = basis.Vector(rank - 1);
            FixedLanes.AddScaled(FixedLanes.Dot(known.Span, vector), vector[..^1], window);
            double sum = 0;
            for (int i = 0; i < window.Length; i++) sum += known.Span[i] - window[i];
            return sum / window.Length;
        });
    }

    // The first strict minimum wins; a score is given up once it is no better than the best.
    private int Choose(int most, Func<int, double[], double> rebuild)
    {
        // Sums in single precision like ML.NET's: near ties between ranks are decided by their rounding.
        double[] alpha = new double[_window - 1];
        float share = 0;
        double[] window = new double[_window - 1];
        double least = double.MaxValue;
        int best = most;
        for (int rank = 1; rank <= most; rank++)
        {
            ReadOnlySpan<double> vector = _basis.Vector(rank - 1);
            float last = (float)vector[^1];
            for (int i = 0; i < alpha.Length; i++) alpha[i] = (float)alpha[i] + (last * (float)vector[i]);
            share += last * last;
            double mean = (float)rebuild(rank, window);
            double error = Score(alpha, 1 - share, window, mean, least);
            if (!(error < least)) continue;
            least = error;
            best = rank;
        }

        return best;
    }

    private double Score(double[] alpha, float rest, double[] window, double mean, double least)
    {
        double[] path = new double[window.Length + _evaluated];
        for (int i = 0; i < window.Length; i++) path[i] = (float)window[i];
        int start = _series.Length - _evaluated;
        double error = 0;
        for (int h = 0; h < _evaluated && !(error > least); h++)
        {
            double next = (float)((float)FixedLanes.Dot(alpha, path.AsSpan(h, alpha.Length)) / rest) + (float)mean;
            path[h + window.Length] = next;
            error += Math.Abs(_series[start + h] - next);
        }

        return error;
    }

    // Adds a component's diagonal averages over the window just before what is scored.
    private void AddAverages(ReadOnlySpan<double> vector, double[] window)
    {
        int count = _series.Length - _window + 1;
        int end = _series.Length - _evaluated;
        int start = end - window.Length;
        int first = Math.Max(0, start - _window + 1);
        int last = Math.Min(end - 1, count - 1);
        double[] weights = new double[last - first + 1];
        for (int k = first; k <= last; k++) weights[k - first] = FixedLanes.Dot(vector, _series.AsSpan(k, _window));
        for (int t = start; t < end; t++)
        {
            double sum = 0;
            int from = Math.Max(0, t - count + 1), to = Math.Min(_window - 1, t);
            for (int i = from; i <= to; i++) sum += vector[i] * weights[t - i - first];
            window[t - start] += sum / (to - from + 1);
        }
    }

    // The matrix M whose form uᵀMu is the sum over the series of a component's diagonal averages.
    private double[] MeanForm()
    {
        int count = _series.Length - _window + 1;
        double[] share = new double[_series.Length];
        for (int t = 0; t < share.Length; t++) share[t] = 1.0 / Math.Min(Math.Min(t + 1, _series.Length - t), _window);
        double[] form = new double[_window * _window];
        for (int i = 0; i < _window; i++)
        {
            for (int j = 0; j < _window; j++)
            {
                form[(i * _window) + j] = i == 0 || j == 0
                    ? FixedLanes.Dot(_series.AsSpan(j, count), share.AsSpan(i, count))
                    : form[((i - 1) * _window) + j - 1] - (_series[j - 1] * share[i - 1]) + (_series[j + count - 1] * share[i + count - 1]);
            }
        }

        return form;
    }

    private static double Form(double[] matrix, ReadOnlySpan<double> vector)
    {
        double sum = 0;
        for (int i = 0; i < vector.Length; i++) sum += vector[i] * FixedLanes.Dot(matrix.AsSpan(i * vector.Length, vector.Length), vector);
        return sum;
    }
}
