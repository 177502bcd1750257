namespace Forecasting.Tests.Evaluation.Significance;

/// <summary>Losses that are drawn.</summary>
internal static class Noise
{
    /// <summary>Draws independent values with mean 0 and deviation 1.</summary>
    public static double[] Of(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Normal(random))];
    }

    /// <summary>Draws values of which each keeps a share of the one before; mean 0, deviation 1.</summary>
    public static double[] Persistent(int count, double share, int seed)
    {
        double[] values = Of(count, seed);
        for (int t = 1; t < count; t++) values[t] = (share * values[t - 1]) + (Math.Sqrt(1 - (share * share)) * values[t]);
        return values;
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
