using Forecasting.Interop.Ssa;

namespace Forecasting.Tests.Interop.Ssa;

public sealed class SsaSignalTests
{
    [Theory]
    [InlineData(240, 24, 5)]
    [InlineData(61, 30, 29)]
    [InlineData(50, 2, 1)]
    public void Whole_AnyRank_IsTheDiagonalAverage(int length, int window, int rank)
    {
        float[] series = SsaRankTests.Noisy(length, rank);
        var basis = SsaBasis.Of(series, window);
        double[] expected = new double[length];
        for (int r = 0; r < rank; r++) AddComponent(series, basis.Vector(r).ToArray(), expected);
        double[] signal = SsaSignal.Whole([.. series.Select(value => (double)value)], basis, rank);
        // Sums of some dozen products near 25, in double precision.
        for (int t = 0; t < length; t++) Assert.Equal(expected[t], signal[t], 1e-10);
    }

    [Fact]
    public void Tail_AllVectors_IsTheSeries()
    {
        float[] series = SsaRankTests.Noisy(100, 1);
        var basis = SsaBasis.Of(series, 12);
        double[] tail = SsaSignal.Tail([.. series.Select(value => (double)value)], basis, 12);
        Assert.Equal(23, tail.Length);
        // The vectors are rounded to single precision.
        for (int i = 0; i < tail.Length; i++) Assert.Equal(series[77 + i], tail[i], 1e-4);
    }

    // Adds the diagonal averages of one component.
    internal static void AddComponent(float[] series, double[] vector, double[] target)
    {
        int window = vector.Length, count = series.Length - window + 1;
        for (int t = 0; t < series.Length; t++)
        {
            double sum = 0;
            int covered = 0;
            for (int i = 0; i < window; i++)
            {
                int k = t - i;
                if (k < 0 || k >= count) continue;
                double weight = 0;
                for (int j = 0; j < window; j++) weight += vector[j] * series[k + j];
                sum += vector[i] * weight;
                covered++;
            }

            target[t] += sum / covered;
        }
    }
}
