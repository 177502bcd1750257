using Forecasting.Numerics;

namespace Forecasting.Forecasters.Ssa;

/// <summary>Continues a series within the space of its signal.</summary>
internal static class SignalContinuation
{
    /// <summary>Continues a series.</summary>
    /// <param name="space">The space.</param>
    /// <param name="series">The series, at least as long as a window.</param>
    /// <param name="steps">How many values.</param>
    /// <param name="method">How.</param>
    public static double[] Of(SignalSpace space, ReadOnlySpan<double> series, int steps, SsaForecastMethod method) =>
        method == SsaForecastMethod.Vector
            ? Vector(space, series[^space.Window..], steps)
            : Recurrent(space, Smooth(space, series), steps);

    /// <summary>Continues by the recurrence of least norm.</summary>
    /// <param name="space">The space.</param>
    /// <param name="tail">The last <c>Window - 1</c> values at least, raw or smoothed.</param>
    /// <param name="steps">How many values.</param>
    public static double[] Recurrent(SignalSpace space, ReadOnlySpan<double> tail, int steps)
    {
        double[] recurrence = space.Recurrence();
        int order = recurrence.Length;
        double[] values = new double[order + steps];
        tail[^order..].CopyTo(values);
        for (int i = 0; i < steps; i++) values[order + i] = FixedLanes.Dot(recurrence, values.AsSpan(i, order));
        return values[order..];
    }

    /// <summary>Continues the windows within the space, and averages what they say of each value.</summary>
    /// <param name="space">The space.</param>
    /// <param name="window">The last window.</param>
    /// <param name="steps">How many values.</param>
    public static double[] Vector(SignalSpace space, ReadOnlySpan<double> window, int steps)
    {
        int rank = space.Rank;
        double[] coordinates = new double[rank];
        double[] next = new double[rank];
        space.Project(window, coordinates);
        double[] values = new double[steps];
        // The window that starts j steps after the last one covers the values from j - Window + 1 on, counted from the first that is not known.
        for (int j = 1; j < steps + space.Window; j++)
        {
            space.Shift(coordinates, next);
            (coordinates, next) = (next, coordinates);
            int first = j - space.Window;
            for (int i = Math.Max(0, first); i < Math.Min(steps, j); i++) values[i] += space.At(coordinates, i - first);
        }

        for (int i = 0; i < steps; i++) values[i] /= space.Window;
        return values;
    }

    /// <summary>Smooths the end of a series: the projections of its windows, averaged.</summary>
    /// <param name="space">The space.</param>
    /// <param name="series">The series, at least as long as a window.</param>
    /// <returns>The last <c>Window - 1</c> values, smoothed.</returns>
    public static double[] Smooth(SignalSpace space, ReadOnlySpan<double> series)
    {
        int needed = Math.Min(series.Length, (2 * space.Window) - 2);
        double[] smooth = new HankelMatrix(series[^needed..]).Reconstruct(space.Vectors);
        return smooth[^(space.Window - 1)..];
    }
}
