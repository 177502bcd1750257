namespace Forecasting.Forecasters.Decomposition;

/// <summary>Smooths values on a grid by weighted local lines or means (Cleveland 1979), at every so manieth point and on straight lines between.</summary>
/// <param name="window">How many neighbours a point has.</param>
/// <param name="degree">0 for local means, 1 for local lines.</param>
/// <param name="stride">Every how manieth point is computed.</param>
internal sealed class Loess(int window, int degree, int stride)
{
    private double[] _weights = [];

    /// <summary>Gets how many neighbours a point has.</summary>
    public int Window { get; } = window;

    /// <summary>Returns the smoother with the usual stride, a tenth of the window.</summary>
    public static Loess Of(int window, int degree) => new(window, degree, (window + 9) / 10);

    /// <summary>Smooths a run of values.</summary>
    /// <param name="values">The values.</param>
    /// <param name="robustness">A weight for each, or nothing.</param>
    /// <param name="smooth">Takes the smooth values, as many.</param>
    public void Smooth(ReadOnlySpan<double> values, ReadOnlySpan<double> robustness, Span<double> smooth)
    {
        int last = values.Length - 1;
        if (last < 1)
        {
            values.CopyTo(smooth);
            return;
        }

        int step = Math.Min(stride, last);
        int before = 0;
        for (int i = 0; ; i = Math.Min(i + step, last))
        {
            int first = Math.Clamp(i - ((Window + 1) / 2) + 1, 0, Math.Max(0, values.Length - Window));
            int end = Math.Min(first + Window, values.Length) - 1;
            double at = At(values, robustness, i, (first, end));
            smooth[i] = double.IsNaN(at) ? values[i] : at;
            double slope = i == before ? 0 : (smooth[i] - smooth[before]) / (i - before);
            for (int j = before + 1; j < i; j++) smooth[j] = smooth[before] + (slope * (j - before));
            if (i == last) return;
            before = i;
        }
    }

    /// <summary>Returns the smooth value at a point, which may lie outside.</summary>
    /// <param name="values">The values.</param>
    /// <param name="robustness">A weight for each, or nothing.</param>
    /// <param name="at">The point, in the places of the values.</param>
    /// <param name="near">The first and the last neighbour; at most as many as the window.</param>
    /// <returns>The value; <see cref="double.NaN"/> where no neighbour has a weight.</returns>
    public double At(ReadOnlySpan<double> values, ReadOnlySpan<double> robustness, double at, (int First, int Last) near)
    {
        int count = near.Last - near.First + 1;
        if (_weights.Length < count) _weights = new double[count];
        Span<double> weights = _weights.AsSpan(0, count);
        // Beyond the ends of a short series the window is as wide as if the series went on.
        double reach = Math.Max(at - near.First, near.Last - at) + (Math.Max(0, Window - values.Length) / 2);
        double total = 0;
        for (int j = 0; j < weights.Length; j++)
        {
            double distance = Math.Abs(near.First + j - at);
            double weight = distance <= 0.999 * reach ? Tricube(distance, reach) : 0;
            if (!robustness.IsEmpty) weight *= robustness[near.First + j];
            weights[j] = weight;
            total += weight;
        }

        if (total <= 0) return double.NaN;
        foreach (ref double weight in weights) weight /= total;
        if (degree > 0 && reach > 0) Tilt(weights, near.First, at, values.Length - 1);
        double sum = 0;
        for (int j = 0; j < weights.Length; j++) sum += weights[j] * values[near.First + j];
        return sum;
    }

    private static double Tricube(double distance, double reach)
    {
        if (distance <= 0.001 * reach) return 1;
        double ratio = distance / reach;
        double rest = 1 - (ratio * ratio * ratio);
        return rest * rest * rest;
    }

    // The weights of a local mean become those of a local line.
    private static void Tilt(Span<double> weights, int first, double at, double range)
    {
        double centre = 0, spread = 0;
        for (int j = 0; j < weights.Length; j++) centre += weights[j] * (first + j);
        for (int j = 0; j < weights.Length; j++) spread += weights[j] * (first + j - centre) * (first + j - centre);
        if (Math.Sqrt(spread) <= 0.001 * range) return;
        double slope = (at - centre) / spread;
        for (int j = 0; j < weights.Length; j++) weights[j] *= 1 + (slope * (first + j - centre));
    }
}
