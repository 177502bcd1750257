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

    // What the values around a place far from the ends weigh, which is the same for all such places.
    private readonly double[] _around;

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

        _around = new double[(2 * _window) - 1];
        for (int distance = 0; distance < _window; distance++)
            _around[_window - 1 - distance] = _around[_window - 1 + distance] = _sums[distance][^1];
    }

    /// <summary>Fills the missing values.</summary>
    /// <param name="series">The series; takes the values.</param>
    /// <param name="missing">The places of the missing values, in order.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>False where the system has no solution, or none that rounding has left of use; the series is then left as it was.</returns>
    public bool Fill(double[] series, int[] missing, CancellationToken cancellationToken)
    {
        double[] known = [.. series];
        foreach (int place in missing) known[place] = 0;
        double[] values = new double[missing.Length];
        for (int k = 0; k < values.Length; k++) values[k] = -Around(known, missing[k]);
        double[][] common = RowsOf(LongestLone(missing));
        if (!EnvelopeCholesky.Factor(common, cancellationToken)) return false;
        for (int from = 0; from < missing.Length;)
        {
            int end = EndOfBlock(missing, from);
            ReadOnlySpan<int> block = missing.AsSpan(from..end);
            Span<double> right = values.AsSpan(from..end);
            if (IsLone(block)) EnvelopeCholesky.Substitute(common, right);
            else if (!EnvelopeCholesky.Solve(RowsOf(block), right, cancellationToken)) return false;
            from = end;
        }

        double largest = 0;
        foreach (double value in known)
        {
            // A block may be filled before another: what is missing there is not known, and no measure.
            if (Math.Abs(value) > largest) largest = Math.Abs(value);
        }

        foreach (double value in values)
        {
            if (!(Math.Abs(value) <= Farthest * largest)) return false;
        }

        for (int k = 0; k < missing.Length; k++) series[missing[k]] = values[k];
        return true;
    }

    /// <summary>Returns where a block of missing values ends: no window holds a value of it and one of the next.</summary>
    /// <param name="missing">The places of the missing values, in order.</param>
    /// <param name="from">The first of the block, as its number among them.</param>
    /// <param name="window">The window.</param>
    /// <returns>The number of the first of the next block.</returns>
    public static int EndOfBlock(ReadOnlySpan<int> missing, int from, int window)
    {
        int end = from + 1;
        while (end < missing.Length && missing[end] - missing[end - 1] < window) end++;
        return end;
    }

    private int EndOfBlock(ReadOnlySpan<int> missing, int from) => EndOfBlock(missing, from, _window);

    // The matrix of a block.
    private double[][] RowsOf(ReadOnlySpan<int> block)
    {
        double[][] rows = new double[block.Length][];
        int first = 0;
        for (int k = 0; k < rows.Length; k++)
        {
            while (block[first] <= block[k] - _window) first++;
            double[] row = rows[k] = new double[k - first + 1];
            for (int j = first; j <= k; j++) row[j - first] = Entry(block[j], block[k]);
            row[^1] += Ridge * _window;
        }

        return rows;
    }

    // A single gap far from the ends: the matrix of a shorter one is the leading part of that of a longer one, so one factor serves all.
    private bool IsLone(ReadOnlySpan<int> block) =>
        block[^1] - block[0] == block.Length - 1 && block[0] >= _window - 1 && block[^1] <= _length - _window;

    private ReadOnlySpan<int> LongestLone(ReadOnlySpan<int> missing)
    {
        ReadOnlySpan<int> longest = [];
        for (int from = 0; from < missing.Length;)
        {
            int end = EndOfBlock(missing, from);
            ReadOnlySpan<int> block = missing[from..end];
            if (block.Length > longest.Length && IsLone(block)) longest = block;
            from = end;
        }

        return longest;
    }

    // The sum of what is known around a place, each value times its entry.
    private double Around(double[] known, int place)
    {
        if (place >= _window - 1 && place <= _length - _window)
            return FixedLanes.Dot(_around, known.AsSpan(place - _window + 1, _around.Length));
        double sum = 0;
        for (int t = Math.Max(0, place - _window + 1); t < Math.Min(_length, place + _window); t++)
            sum += Entry(Math.Min(t, place), Math.Max(t, place)) * known[t];
        return sum;
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
