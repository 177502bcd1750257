using Forecasting.Numerics;

namespace Forecasting.Forecasters.Ssa;

/// <summary>Finds the missing values that leave the windows of a series nearest to the space of a signal.</summary>
/// <remarks>
/// The sum over all windows of the squared distance to the space is a quadratic form of the missing values; its minimum is where each equals
/// its own reconstruction, the fixed point that iterative gap filling (Kondrashov and Ghil 2006) creeps towards with the vectors held.
/// Where the known windows span the space, a noiseless signal is restored exactly (Golyandina and Osipov 2007).
/// </remarks>
internal sealed class GapSystem
{
    // Against the diagonal: values that nothing is known of are drawn to 0, and no other is moved.
    private const double Ridge = 1e-13;

    // Against the largest known value: what comes out larger is rounding, blown up where next to nothing is known.
    private const double Farthest = 1e8;

    private readonly int _window;
    private readonly int _length;

    // For each distance of two places the sums, over the places in a window before an entry, of I - P.
    private readonly double[][] _sums;

    /// <param name="vectors">Orthonormal vectors that span the space.</param>
    /// <param name="length">The length of the series.</param>
    public GapSystem(ReadOnlySpan<double[]> vectors, int length)
    {
        _window = vectors[0].Length;
        _length = length;
        _sums = new double[_window][];
        for (int distance = 0; distance < _window; distance++)
        {
            int count = _window - distance;
            double[] entries = new double[count + 1];
            foreach (double[] vector in vectors)
            {
                for (int i = 0; i < count; i++) entries[i + 1] -= vector[i] * vector[i + distance];
            }

            for (int i = 0; i < count; i++) entries[i + 1] += entries[i] + (distance == 0 ? 1 : 0);
            _sums[distance] = entries;
        }
    }

    /// <summary>Fills the missing values.</summary>
    /// <param name="series">The series; takes the values.</param>
    /// <param name="missing">The places of the missing values, in order.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>False where the system has no solution, or none that rounding has left of use; the series is then left as it was.</returns>
    public bool Fill(double[] series, int[] missing, CancellationToken cancellationToken)
    {
        double[][] rows = new double[missing.Length][];
        double[] right = new double[missing.Length];
        bool[] isMissing = new bool[_length];
        foreach (int place in missing) isMissing[place] = true;
        int first = 0;
        for (int k = 0; k < missing.Length; k++)
        {
            int place = missing[k];
            while (missing[first] <= place - _window) first++;
            double[] row = rows[k] = new double[k - first + 1];
            for (int j = first; j <= k; j++) row[j - first] = Entry(missing[j], place);
            row[^1] += Ridge * _window;
            for (int t = Math.Max(0, place - _window + 1); t < Math.Min(_length, place + _window); t++)
            {
                if (!isMissing[t]) right[k] -= Entry(Math.Min(t, place), Math.Max(t, place)) * series[t];
            }
        }

        if (!EnvelopeCholesky.Solve(rows, right, cancellationToken)) return false;
        double largest = 0;
        for (int t = 0; t < _length; t++)
        {
            if (!isMissing[t]) largest = Math.Max(largest, Math.Abs(series[t]));
        }

        foreach (double value in right)
        {
            if (!(Math.Abs(value) <= Farthest * largest)) return false;
        }

        for (int k = 0; k < missing.Length; k++) series[missing[k]] = right[k];
        return true;
    }

    // The entry of the quadratic form for two places: a sum over the windows that hold both.
    private double Entry(int earlier, int later)
    {
        int distance = later - earlier;
        int from = Math.Max(0, earlier - (_length - _window));
        int to = Math.Min(_window - 1 - distance, earlier);
        return to < from ? 0 : _sums[distance][to + 1] - _sums[distance][from];
    }
}
