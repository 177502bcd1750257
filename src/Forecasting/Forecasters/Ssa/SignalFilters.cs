using Forecasting.Numerics;

namespace Forecasting.Forecasters.Ssa;

/// <summary>The signal of one series as filters of its last values: one that forecasts, and one for each component; immutable.</summary>
/// <remarks>
/// The space is spanned by the constant and the leading vectors of the centred windows, so a level is passed on as it is. Coordinates go on
/// by the shift matrix, with no root outside the unit circle; as all of that is linear, a forecast some steps ahead is one dot product.
/// </remarks>
internal sealed class SignalFilters
{
    // Against all that varies: a weaker component is rounding.
    private const double Weakest = 1e-12;

    // The forecast, the level, then the components.
    private readonly double[][] _filters;

    private SignalFilters(SignalSpace space, int components, int lag)
    {
        Window = space.Window;
        _filters = new double[components + 1][];
        _filters[0] = Ahead(space.Stabilised(1), lag);
        for (int i = 0; i < components; i++)
        {
            // A component that the series does not have is 0.
            double[] filter = _filters[i + 1] = new double[Window];
            if (i < space.Rank) FixedLanes.AddScaled(space.Vectors[i][^1], space.Vectors[i], filter);
        }
    }

    /// <summary>Gets how many values a filter looks at.</summary>
    public int Window { get; }

    /// <summary>Learns the filters of a series.</summary>
    /// <param name="series">The series; <see cref="double.NaN"/> where missing.</param>
    /// <param name="window">The longest window.</param>
    /// <param name="components">How many components, the level among them.</param>
    /// <param name="lag">How many steps ahead is forecast.</param>
    /// <returns>The filters; null where there are too few windows without a gap.</returns>
    public static SignalFilters? Of(ReadOnlySpan<double> series, int window, int components, int lag)
    {
        if (SsaScale.Of(series) is not { } scale) return null;
        int length = Math.Min(window, series.Length / 2);
        if (length < SsaSeries.ShortestWindow) return null;
        int count = Math.Max(1, Math.Min(components, length / 2));
        double[]? covariance = GapFilling.OfWholeWindows(scale.Apply(series), (length, count));
        return covariance is not null && SignalSpace.Of(Vectors(covariance, length, count)) is { } space
            ? new SignalFilters(space, components, lag)
            : null;
    }

    /// <summary>Applies a filter.</summary>
    /// <param name="filter">Which: 0 forecasts, 1 is the level, then the components.</param>
    /// <param name="values">The series.</param>
    /// <param name="end">The place after the newest value that the first output looks at; each next one looks one place on.</param>
    /// <param name="output">Takes the values; <see cref="float.NaN"/> where one is missing.</param>
    public void Apply(int filter, ReadOnlySpan<double> values, int end, Span<float> output)
    {
        for (int i = 0; i < output.Length; i++)
        {
            int first = end + i - Window;
            output[i] = first < 0 || end + i > values.Length ? float.NaN : (float)FixedLanes.Dot(_filters[filter], values.Slice(first, Window));
        }
    }

    // The constant, and the leading vectors of what is left of the windows without their means.
    private static double[][] Vectors(double[] covariance, int window, int count)
    {
        double[] constant = new double[window];
        Array.Fill(constant, 1 / Math.Sqrt(window));
        if (count == 1) return [constant];
        double trace = Centre(covariance, window);
        (double[] values, double[][] leading) = TrajectorySpace.Leading(covariance, window, count - 1, CancellationToken.None);
        int kept = 0;
        while (kept < leading.Length && values[kept] > Weakest * trace) kept++;
        return [constant, .. leading.AsSpan(0, kept)];
    }

    // Takes the mean of the windows out of their covariance; returns what is left on the diagonal.
    private static double Centre(double[] covariance, int window)
    {
        double[] means = new double[window];
        double all = 0;
        for (int i = 0; i < window; i++)
        {
            double sum = 0;
            foreach (double value in covariance.AsSpan(i * window, window)) sum += value;
            means[i] = sum / window;
            all += means[i] / window;
        }

        double trace = 0;
        for (int i = 0; i < window; i++)
        {
            Span<double> row = covariance.AsSpan(i * window, window);
            for (int j = 0; j < window; j++) row[j] += all - means[i] - means[j];
            trace += row[i];
        }

        return trace;
    }

    // The last value of the window that lies some steps on.
    private static double[] Ahead(SignalSpace space, int steps)
    {
        double[] filter = new double[space.Window];
        double[] coordinates = new double[space.Rank];
        double[] next = new double[space.Rank];
        for (int i = 0; i < space.Rank; i++)
        {
            Array.Clear(coordinates);
            coordinates[i] = 1;
            for (int step = 0; step < steps; step++)
            {
                space.Shift(coordinates, next);
                (coordinates, next) = (next, coordinates);
            }

            FixedLanes.AddScaled(space.At(coordinates, space.Window - 1), space.Vectors[i], filter);
        }

        // A root that was drawn in may have moved the level with it.
        double sum = 0;
        foreach (double weight in filter) sum += weight;
        for (int i = 0; i < filter.Length; i++) filter[i] += (1 - sum) / filter.Length;
        return filter;
    }
}
