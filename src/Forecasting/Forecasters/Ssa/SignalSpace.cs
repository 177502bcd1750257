using System.Numerics;
using Forecasting.Numerics;

namespace Forecasting.Forecasters.Ssa;

/// <summary>The space that the windows of a signal span: what a forecast by singular spectrum analysis is made of.</summary>
/// <remarks>
/// Golyandina, Nekrutkin and Zhigljavsky, Analysis of Time Series Structure: SSA and Related Techniques (2001), chapters 2 and 5.
/// Coordinates of a window in the space go on to those of the next by the shift matrix, the least squares solution of ESPRIT
/// (Roy and Kailath, 1989); its eigenvalues are the roots of the signal.
/// </remarks>
internal sealed class SignalSpace
{
    // Nearer to 1 than that, the last value of a window does not follow from those before it.
    private const double LargestVerticality = 1 - 1e-10;

    private readonly double[][] _vectors;
    private readonly double[] _shift;
    private readonly double _verticality;

    private SignalSpace(double[][] vectors, double[]? shift = null)
    {
        _vectors = vectors;
        Window = vectors[0].Length;
        foreach (double[] vector in vectors) _verticality += vector[^1] * vector[^1];
        _shift = shift ?? LeastSquaresShift();
    }

    /// <summary>Gets the orthonormal vectors.</summary>
    public ReadOnlySpan<double[]> Vectors => _vectors;

    /// <summary>Gets the length of a window.</summary>
    public int Window { get; }

    /// <summary>Gets the dimension of the space.</summary>
    public int Rank => _vectors.Length;

    /// <summary>Makes the space of orthonormal vectors.</summary>
    /// <param name="vectors">The vectors, the most important first; all of one length.</param>
    /// <returns>The space, or one of fewer vectors where the last value of a window would not follow from those before it; null where none is left.</returns>
    public static SignalSpace? Of(ReadOnlySpan<double[]> vectors)
    {
        double verticality = 0;
        int rank = 0;
        for (; rank < vectors.Length; rank++)
        {
            double last = vectors[rank][^1];
            if (verticality + (last * last) > LargestVerticality) break;
            verticality += last * last;
        }

        return rank == 0 || vectors[0].Length <= rank ? null : new SignalSpace(vectors[..rank].ToArray());
    }

    /// <summary>Returns the space of the first vectors only.</summary>
    /// <param name="rank">How many; at most <see cref="Rank"/>.</param>
    public SignalSpace Leading(int rank) => rank == Rank ? this : new SignalSpace(_vectors[..rank]);

    /// <summary>Returns the coefficients of the recurrence of least norm: the first multiplies the oldest of the <c>Window - 1</c> values.</summary>
    public double[] Recurrence()
    {
        double[] coefficients = new double[Window - 1];
        foreach (double[] vector in _vectors)
            FixedLanes.AddScaled(vector[^1] / (1 - _verticality), vector.AsSpan(0, Window - 1), coefficients);
        return coefficients;
    }

    /// <summary>Returns the roots of the signal: a sine of frequency f per step has <c>exp(±2πif)</c>.</summary>
    /// <returns>The roots; empty where they were not found.</returns>
    public Complex[] Roots()
    {
        var roots = new Complex[Rank];
        return GeneralEigenvalues.TryFind(_shift, Rank, roots) ? roots : [];
    }

    /// <summary>Returns the space with every root that grows faster than it may drawn back to what it may.</summary>
    /// <param name="largestGrowth">The largest modulus of a root: the growth in a step; 1 for none.</param>
    /// <returns>The space, this one where nothing grows faster.</returns>
    public SignalSpace Stabilised(double largestGrowth)
    {
        double[]? shift = ShiftStabiliser.Stabilise(_shift, Roots(), largestGrowth);
        return shift is null ? this : new SignalSpace(_vectors, shift);
    }

    /// <summary>Computes the coordinates of a window.</summary>
    /// <param name="window">The window.</param>
    /// <param name="coordinates">Takes the coordinates.</param>
    public void Project(ReadOnlySpan<double> window, Span<double> coordinates)
    {
        for (int i = 0; i < Rank; i++) coordinates[i] = FixedLanes.Dot(_vectors[i], window);
    }

    /// <summary>Computes a value of the window that has given coordinates.</summary>
    /// <param name="coordinates">The coordinates.</param>
    /// <param name="place">The place in the window.</param>
    public double At(ReadOnlySpan<double> coordinates, int place)
    {
        double sum = 0;
        for (int i = 0; i < coordinates.Length; i++) sum += coordinates[i] * _vectors[i][place];
        return sum;
    }

    /// <summary>Moves coordinates on to those of the next window.</summary>
    /// <param name="coordinates">The coordinates.</param>
    /// <param name="next">Takes the next.</param>
    public void Shift(ReadOnlySpan<double> coordinates, Span<double> next)
    {
        for (int i = 0; i < Rank; i++)
        {
            double sum = 0;
            for (int j = 0; j < Rank; j++) sum += _shift[(i * Rank) + j] * coordinates[j];
            next[i] = sum;
        }
    }

    // (I - ππᵀ)⁻¹ times the products of the vectors without their last values and without their first.
    private double[] LeastSquaresShift()
    {
        int rank = _vectors.Length;
        double[] shift = new double[rank * rank];
        for (int i = 0; i < rank; i++)
        {
            for (int j = 0; j < rank; j++)
                shift[(i * rank) + j] = FixedLanes.Dot(_vectors[i].AsSpan(0, Window - 1), _vectors[j].AsSpan(1, Window - 1));
        }

        for (int j = 0; j < rank; j++)
        {
            double along = 0;
            for (int i = 0; i < rank; i++) along += _vectors[i][^1] * shift[(i * rank) + j];
            along /= 1 - _verticality;
            for (int i = 0; i < rank; i++) shift[(i * rank) + j] += _vectors[i][^1] * along;
        }

        return shift;
    }
}
