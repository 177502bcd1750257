using System.Numerics;
using Forecasting.Numerics;

namespace Forecasting.Forecasters.Ssa;

/// <summary>A series taken apart by singular spectrum analysis: into a sum of components, the strongest first. Immutable, and safe to share between threads.</summary>
/// <remarks>
/// The trajectory matrix X, whose columns are the windows of the series, is the sum of eigentriples σ u vᵀ; the component of one is the series
/// nearest to it. Golyandina and Zhigljavsky, Singular Spectrum Analysis for Time Series (2nd edition, 2020). X is never formed: products
/// go through the fast Fourier transform (Korobeynikov 2010).
/// </remarks>
public sealed partial class SsaDecomposition
{
    // More than a load has of structure, and few enough for any window.
    private const int DefaultCount = 50;

    // Two weeks of hours: gaps are filled from what lies near.
    private const int LongestGapWindow = 336;

    // A smaller eigenvalue has lost digits to the largest one; its vector has not.
    private const double Squared = 1e-6;

    private readonly Lock _gate = new();
    private readonly HankelMatrix _matrix;
    private readonly double[] _series;
    private readonly double _unit;
    private readonly double[] _eigenvalues;
    private readonly double[][] _vectors;
    private readonly Lazy<double[]> _singularValues;

    private SsaDecomposition(double[] series, double unit, (double[] Values, double[][] Vectors) leading)
    {
        _series = series;
        _unit = unit;
        _matrix = new HankelMatrix(series);
        _eigenvalues = leading.Values;
        _vectors = leading.Vectors;
        Window = _vectors[0].Length;
        _singularValues = new Lazy<double[]>(ComputeSingularValues);
    }

    /// <summary>Gets how many values the series has.</summary>
    public int Length => _series.Length;

    /// <summary>Gets the window: how many values a column of the trajectory matrix has.</summary>
    public int Window { get; }

    /// <summary>Gets how many components were computed.</summary>
    public int Count => _vectors.Length;

    /// <summary>Gets the singular values σ of the trajectory matrix, in the unit of the series, the largest first.</summary>
    public IReadOnlyList<double> SingularValues => _singularValues.Value;

    /// <summary>Takes a series apart.</summary>
    /// <param name="series">The values, in any unit, at equal distances; finite.</param>
    /// <param name="window">The window, from 2 to half the length; the longer, the nearer two frequencies may lie, and a multiple of the season
    /// parts it best. Null for half the length, at most 1,000.</param>
    /// <param name="components">How many components; null for 50, or as many as the window has.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The decomposition.</returns>
    /// <exception cref="SeriesDataException">A value is missing or infinite (SSA-003), or the series is shorter than two windows (SSA-001).</exception>
    /// <exception cref="ArgumentOutOfRangeException">The window or the number of components is none (SSA-002).</exception>
    public static SsaDecomposition Of(
        ReadOnlySpan<double> series, int? window = null, int? components = null, CancellationToken cancellationToken = default)
    {
        SsaSeries.RefuseMissing(series);
        int length = window ?? Math.Max(SsaSeries.ShortestWindow, Math.Min(series.Length / 2, SsaSeries.LongestDefaultWindow));
        SsaSeries.CheckWindow(series.Length, length);
        if (components is { } count) SsaSeries.CheckCount(count, length, nameof(components));
        double unit = SsaSeries.Unit(series);
        double[] scaled = SsaSeries.Scaled(series, unit);
        return new SsaDecomposition(
            scaled, unit, TrajectorySpace.Leading([scaled], length, components ?? Math.Min(DefaultCount, length), cancellationToken));
    }

    /// <summary>Gets the left singular vector of a component: the shape of its windows, of unit length.</summary>
    /// <param name="component">The component, counted from 0.</param>
    /// <returns>As many values as the window has.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such component.</exception>
    public ReadOnlySpan<double> LeftVector(int component)
    {
        Check(component);
        return _vectors[component];
    }

    /// <summary>Computes the right singular vector of a component: how strong its shape is in each window, of unit length.</summary>
    /// <param name="component">The component, counted from 0.</param>
    /// <returns>As many values as there are windows; zeros where the singular value is 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such component.</exception>
    public double[] RightVector(int component)
    {
        Check(component);
        double[] vector = Along(component);
        double length = Math.Sqrt(FixedLanes.Dot(vector, vector));
        if (length > 0) vector = SsaSeries.Scaled(vector, length);
        return vector;
    }

    /// <summary>Computes the part of the sum of squares of the trajectory matrix that a component has.</summary>
    /// <param name="component">The component, counted from 0.</param>
    /// <returns>The share, from 0 to 1; 0 where the series is 0 throughout.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such component.</exception>
    public double Share(int component)
    {
        Check(component);
        double total = TotalSquares();
        return total == 0 ? 0 : Math.Max(0, _eigenvalues[component]) / total;
    }

    /// <summary>Computes the series of one component.</summary>
    /// <param name="component">The component, counted from 0.</param>
    /// <returns>As many values as the series has, in its unit.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such component.</exception>
    public double[] Component(int component) => Reconstruct(component);

    /// <summary>Computes the sum of the series of some components; that of all a window has is the series.</summary>
    /// <param name="components">The components, counted from 0.</param>
    /// <returns>As many values as the series has, in its unit.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such component.</exception>
    public double[] Reconstruct(params ReadOnlySpan<int> components)
    {
        double[][] vectors = new double[components.Length][];
        for (int i = 0; i < vectors.Length; i++)
        {
            Check(components[i]);
            vectors[i] = _vectors[components[i]];
        }

        lock (_gate) return SsaSeries.Unscaled(_matrix.Reconstruct(vectors), _unit);
    }

    /// <summary>Computes the weighted correlations of the components: near 0 where two are separated, near 1 where they belong together.</summary>
    /// <returns>A row for each component, each with a correlation for each, from -1 to 1.</returns>
    /// <remarks>A value of the series weighs as often as it stands in the trajectory matrix.</remarks>
    public double[][] WeightedCorrelations()
    {
        double[][] weighted = new double[Count][];
        for (int i = 0; i < Count; i++)
        {
            double[] values = weighted[i] = Component(i);
            for (int t = 0; t < values.Length; t++) values[t] *= Math.Sqrt(HankelMatrix.EntriesAt(t, Window, Length - Window + 1)) / _unit;
        }

        double[][] correlations = new double[Count][];
        for (int i = 0; i < Count; i++) correlations[i] = new double[Count];
        for (int i = 0; i < Count; i++)
        {
            double own = FixedLanes.Dot(weighted[i], weighted[i]);
            for (int j = 0; j <= i; j++)
            {
                double other = FixedLanes.Dot(weighted[j], weighted[j]);
                double product = FixedLanes.Dot(weighted[i], weighted[j]);
                correlations[i][j] = correlations[j][i] = i == j ? 1 : own > 0 && other > 0 ? product / Math.Sqrt(own * other) : 0;
            }
        }

        return correlations;
    }

    /// <summary>Computes the linear recurrence of least norm that the leading components obey.</summary>
    /// <param name="rank">How many components.</param>
    /// <returns>The coefficients: the last multiplies the newest of the <c>Window - 1</c> values before one.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many components, or as many as the window has.</exception>
    /// <exception cref="SeriesDataException">The last value of a window does not follow from those before it (SSA-004).</exception>
    public double[] Recurrence(int rank) => Signal(rank).Recurrence();

    /// <summary>Computes the roots of the leading components, by ESPRIT: a sine of frequency f per step has <c>exp(±2πif)</c>, growth has a modulus above 1.</summary>
    /// <param name="rank">How many components.</param>
    /// <returns>As many roots, the largest first.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many components, or as many as the window has.</exception>
    /// <exception cref="SeriesDataException">The last value of a window does not follow from those before it (SSA-004).</exception>
    public Complex[] Roots(int rank) => [.. Signal(rank).Roots().OrderByDescending(root => root.Magnitude)];

    /// <summary>Continues the signal of the leading components; roots are left as they are, so that what grew goes on growing.</summary>
    /// <param name="steps">How many values; at least 1.</param>
    /// <param name="rank">How many components.</param>
    /// <param name="method">How.</param>
    /// <returns>The values that follow the series, in its unit.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many components, or as many as the window has, or no step is asked for.</exception>
    /// <exception cref="SeriesDataException">The last value of a window does not follow from those before it (SSA-004).</exception>
    public double[] Forecast(int steps, int rank, SsaForecastMethod method = SsaForecastMethod.Recurrent)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        SignalSpace space = Signal(rank);
        return SsaSeries.Unscaled(SignalContinuation.Of(space, _series, steps, method), _unit);
    }

    private SignalSpace Signal(int rank)
    {
        SsaSeries.CheckCount(rank, Math.Min(Count, Window - 1), nameof(rank));
        SignalSpace? space = SignalSpace.Of(_vectors.AsSpan(0, rank));
        return space?.Rank == rank
            ? space
            : throw SeriesDataException.Of(
                "SSA-004",
                $"The last value of a window does not follow from those before it in the leading {rank} components; take fewer than {(space?.Rank ?? 0) + 1}, or another window.");
    }

    // The sum of the squares of the trajectory matrix.
    private double TotalSquares()
    {
        double total = 0;
        for (int t = 0; t < Length; t++) total += _series[t] * _series[t] * HankelMatrix.EntriesAt(t, Window, Length - Window + 1);
        return total;
    }

    // The products of a left vector with the windows.
    private double[] Along(int component)
    {
        double[] along = new double[Length - Window + 1];
        lock (_gate) _matrix.Multiply(_vectors[component], along);
        return along;
    }

    private double[] ComputeSingularValues()
    {
        double[] values = new double[Count];
        for (int i = 0; i < values.Length; i++)
        {
            double square = Math.Max(0, _eigenvalues[i]);
            if (square < Squared * _eigenvalues[0])
            {
                double[] along = Along(i);
                square = FixedLanes.Dot(along, along);
            }

            values[i] = Math.Sqrt(square) * _unit;
        }

        return values;
    }

    private void Check(int component)
    {
        if (component < 0 || component >= Count)
            throw new ArgumentOutOfRangeException(nameof(component), component, $"There are components 0 to {Count - 1}.");
    }
}
