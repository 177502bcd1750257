using Forecasting.Interop.Ssa;

namespace Forecasting.Tests.Interop.Ssa;

public sealed class SsaRankTests
{
    [Theory]
    [InlineData(240, 24)]
    [InlineData(61, 30)]
    [InlineData(700, 12)]
    public void Exact_NoisySeries_IsThatOfWholeReconstructions(int length, int window)
    {
        float[] series = Noisy(length, window);
        var basis = SsaBasis.Of(series, window);
        Assert.Equal(ByReconstruction(series, basis, window - 1), SsaRank.Exact(series, basis, window - 1));
    }

    [Fact]
    public void Exact_LeastRank_IsAllowed()
    {
        float[] series = Noisy(240, 24);
        var basis = SsaBasis.Of(series, 24);
        Assert.Equal(1, SsaRank.Exact(series, basis, 1));
        Assert.InRange(SsaRank.Exact(series, basis, 3), 1, 3);
        Assert.InRange(SsaRank.Fast(series, basis, 3), 1, 3);
    }

    internal static float[] Noisy(int length, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(t => (float)(20 + (0.02 * t) + (4 * Math.Sin(t * Math.PI / 6)) + (2 * Math.Cos(t * 0.9)) + random.NextDouble()))];
    }

    // The plain way: every component over the whole series, and the recurrence run over its end.
    private static int ByReconstruction(float[] series, SsaBasis basis, int most)
    {
        int window = basis.Window, count = series.Length - window + 1;
        int evaluated = Math.Min(Math.Max(window, 200), count);
        double[] rebuilt = new double[series.Length];
        double[] alpha = new double[window - 1];
        double share = 0, least = double.MaxValue;
        int best = 0;
        for (int rank = 1; rank <= most; rank++)
        {
            double[] vector = basis.Vector(rank - 1).ToArray();
            SsaSignalTests.AddComponent(series, vector, rebuilt);
            for (int i = 0; i < alpha.Length; i++) alpha[i] += vector[^1] * vector[i];
            share += vector[^1] * vector[^1];
            double mean = series.Zip(rebuilt, (x, s) => x - s).Average();
            List<double> path = [.. rebuilt[(series.Length - evaluated - window + 1)..(series.Length - evaluated)]];
            double error = 0;
            for (int t = series.Length - evaluated; t < series.Length; t++)
            {
                double next = (alpha.Zip(path[^alpha.Length..], (a, y) => a * y).Sum() / (1 - share)) + mean;
                path.Add(next);
                error += Math.Abs(series[t] - next);
            }

            if (!(error < least)) continue;
            least = error;
            best = rank;
        }

        return best;
    }
}
