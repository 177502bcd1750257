using Forecasting.Forecasters.Intervals;
using Forecasting.Numerics;

namespace Forecasting.Forecasters.Ssa;

/// <summary>Simulates the errors of a forecast: the signal is given blocks of its own noise anew, and learned and continued again.</summary>
/// <remarks>Blocks of a day keep the noise's correlation (Künsch 1989).</remarks>
internal sealed class SsaBootstrap(RegularPanel history, SsaSeriesModel?[] models, int steps)
{
    private const int Replicates = 100;
    private const int ShortestBlock = 4;

    /// <summary>Simulates.</summary>
    /// <param name="series">What was learned from: the values of each series, or what a regression left of them.</param>
    /// <param name="toUnit">Turns an error of what was learned from into one in the unit of the target.</param>
    /// <param name="options">The levels, the seed, the number of threads.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The quantiles by step; null where no series has a signal.</returns>
    public ResidualQuantiles? Run(double[][] series, Func<int, double, double> toUnit, FitOptions options, CancellationToken cancellationToken)
    {
        double[][]?[] errors = new double[series.Length][][];
        var work = new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellationToken };
        Parallel.For(0, series.Length, work, s => errors[s] = ErrorsOf(s, series[s], options.Seed, cancellationToken));
        var sample = new ResidualSample(history, steps);
        for (int s = 0; s < errors.Length; s++)
        {
            foreach (double[] path in errors[s] ?? [])
            {
                for (int k = 0; k < steps; k++) sample.Add(s, k, toUnit(s, path[k]));
            }
        }

        return sample.Quantiles(options.Quantiles, neighbours: 0);
    }

    private double[][]? ErrorsOf(int place, double[] series, int seed, CancellationToken cancellationToken)
    {
        if (models[place] is not { } model) return null;
        double[] noNoise = new double[steps];
        if (model.Space is not { } space) return [noNoise];
        // It shares a signal that it is too short to learn again: its errors are taken to be the usual ones.
        if (series.Length < 2 * space.Window) return null;
        double[] values = model.Complete(series, cancellationToken);
        double[] signal = new HankelMatrix(values).Reconstruct(space.Vectors);
        // The signal took a share of the noise with it: its rank, of the window's dimensions.
        double lost = Math.Sqrt((double)space.Window / Math.Max(1, space.Window - space.Rank));
        double[] noise = new double[values.Length];
        for (int i = 0; i < noise.Length; i++) noise[i] = (values[i] - signal[i]) * lost;
        double[] points = model.Ahead(space, values, steps);
        int block = Math.Min(noise.Length, Math.Max(ShortestBlock, history.Frequency.StepsPerDay));
        // The key of the series, not its place, decides what is drawn: other series change nothing.
        ulong stream = SplitMix.Mix(unchecked((ulong)seed) ^ StableHash(history.Keys[place].ToString()));
        double[][] errors = new double[Replicates][];
        for (int b = 0; b < Replicates; b++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            double[] drawn = Draw(noise, block, values.Length + steps, SplitMix.Mix(unchecked(stream + (ulong)b)));
            double[] simulated = new double[values.Length];
            for (int i = 0; i < simulated.Length; i++) simulated[i] = signal[i] + drawn[i];
            (_, double[][] vectors) = TrajectorySpace.Leading([simulated], space.Window, space.Rank, cancellationToken);
            double[] ahead = SignalSpace.Of(vectors) is { } learned ? model.Ahead(learned, simulated, steps) : points;
            errors[b] = new double[steps];
            for (int k = 0; k < steps; k++) errors[b][k] = (ahead[k] + drawn[values.Length + k] - points[k]) * model.Unit;
        }

        return errors;
    }

    private static double[] Draw(double[] noise, int block, int count, ulong stream)
    {
        double[] drawn = new double[count];
        for (int at = 0, number = 0; at < count; at += block, number++)
        {
            int start = (int)(SplitMix.Mix(unchecked(stream + (ulong)number)) % (ulong)(noise.Length - block + 1));
            for (int i = 0; i < Math.Min(block, count - at); i++) drawn[at + i] = noise[start + i];
        }

        return drawn;
    }

    // FNV-1a over the characters: the same in every process.
    private static ulong StableHash(string text)
    {
        ulong hash = 14695981039346656037;
        foreach (char letter in text) hash = unchecked((hash ^ letter) * 1099511628211);
        return hash;
    }
}
