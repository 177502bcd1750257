using Forecasting.Numerics;

namespace Forecasting.Interop.Ssa;

/// <summary>The two variances behind ML.NET's bounds.</summary>
/// <param name="Observation">The variance of the series about its signal.</param>
/// <param name="Recurrence">The variance of the signal about its recurrence.</param>
internal readonly record struct SsaNoise(float Observation, float Recurrence)
{
    /// <summary>Measures both over the end of a series that a signal covers.</summary>
    /// <remarks>
    /// The second divides by K − L + 1, which is 1 where the signal is the tail of 2L − 1 values: a sum, not a mean, and
    /// bounds that are far too wide.
    /// </remarks>
    public static SsaNoise Of(ReadOnlySpan<double> series, double[] signal, float[] alpha)
    {
        double[] errors = new double[signal.Length];
        ReadOnlySpan<double> covered = series[^signal.Length..];
        for (int i = 0; i < errors.Length; i++) errors[i] = covered[i] - signal[i];
        double mean = Mean(errors);
        double squares = 0;
        foreach (double error in errors) squares += error * error;

        double[] wide = [.. alpha.Select(value => (double)value)];
        int order = alpha.Length;
        double[] steps = new double[signal.Length - order];
        for (int i = 0; i < steps.Length; i++) steps[i] = signal[i + order] - FixedLanes.Dot(wide, signal.AsSpan(i, order));
        double stepMean = Mean(steps);
        double stepSquares = 0;
        foreach (double step in steps) stepSquares += (step - stepMean) * (step - stepMean);
        // Of a series without noise the difference of both may be rounding below zero.
        return new SsaNoise((float)Math.Max(0, (squares / errors.Length) - (mean * mean)), (float)(stepSquares / (steps.Length - order)));
    }

    private static double Mean(double[] values)
    {
        double sum = 0;
        foreach (double value in values) sum += value;
        return sum / values.Length;
    }
}
