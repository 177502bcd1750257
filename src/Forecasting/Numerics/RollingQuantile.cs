using System.Buffers;

namespace Forecasting.Numerics;

/// <summary>Quantiles of windows, by keeping the finite values of the window in order.</summary>
/// <remarks>
/// With <c>n</c> finite values the quantile of level <c>q</c> lies at rank <c>q (n - 1)</c>, linear between neighbours
/// (Hyndman and Fan, 1996, definition 7). It depends on the values in the window alone, so the bits do not depend on where
/// the computation starts. A step costs a binary search and the move of the values between the leaving and the coming one.
/// </remarks>
internal static class RollingQuantile
{
    /// <summary>Computes the quantile of each window, in the unit of the values.</summary>
    /// <param name="values">The series, oldest first.</param>
    /// <param name="window">The values that each position looks at.</param>
    /// <param name="level">The level, from 0 (the smallest value) to 1 (the largest).</param>
    /// <param name="from">The position of the first output; not negative.</param>
    /// <param name="output">Receives one result per position.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside of its range, or <paramref name="from"/> is negative.</exception>
    /// <exception cref="ArgumentException">The window was not set.</exception>
    public static void Compute(ReadOnlySpan<double> values, RollingWindow window, double level, int from, Span<float> output)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        if (!(level >= 0 && level <= 1))
            throw new ArgumentOutOfRangeException(nameof(level), level, "A quantile level lies from 0 to 1.");
        if (window.Length == 0)
            throw new ArgumentException("The window has no length.", nameof(window));
        double[] rented = ArrayPool<double>.Shared.Rent(window.Length);
        Span<double> sorted = rented.AsSpan(0, window.Length);
        // Positions that are one stride apart share all but one value; so each phase of the stride is a walk of its own.
        for (int phase = 0; phase < Math.Min(window.Stride, output.Length); phase++)
            Walk(values, window, level, from + phase - window.Lag, output[phase..], sorted);
        ArrayPool<double>.Shared.Return(rented);
    }

    private static void Walk(
        ReadOnlySpan<double> values, RollingWindow window, double level, int newest, Span<float> output, Span<double> sorted)
    {
        int count = 0;
        for (int k = 1; k < window.Length; k++)
        {
            double value = At(values, newest - (k * window.Stride));
            if (!double.IsNaN(value))
                sorted[count++] = value;
        }

        sorted[..count].Sort();
        for (int i = 0; i < output.Length; i += window.Stride, newest += window.Stride)
        {
            double coming = At(values, newest);
            if (!double.IsNaN(coming))
                Insert(sorted, count++, coming);
            output[i] = count < window.MinimumCount ? float.NaN : (float)SortedValues.Quantile(sorted[..count], level);
            double leaving = At(values, newest - window.Span);
            if (!double.IsNaN(leaving))
                Remove(sorted, count--, leaving);
        }
    }

    private static double At(ReadOnlySpan<double> values, int index) =>
        index >= 0 && index < values.Length && double.IsFinite(values[index]) ? values[index] + 0.0 : double.NaN;

    private static void Insert(Span<double> sorted, int count, double value)
    {
        int place = LowerBound(sorted[..count], value);
        sorted[place..count].CopyTo(sorted[(place + 1)..]);
        sorted[place] = value;
    }

    private static void Remove(Span<double> sorted, int count, double value)
    {
        int place = LowerBound(sorted[..count], value);
        sorted[(place + 1)..count].CopyTo(sorted[place..]);
    }

    private static int LowerBound(ReadOnlySpan<double> sorted, double value)
    {
        int low = 0;
        int length = sorted.Length;
        while (length > 0)
        {
            int half = length >> 1;
            bool right = sorted[low + half] < value;
            low = right ? low + half + 1 : low;
            length = right ? length - half - 1 : half;
        }

        return low;
    }
}
