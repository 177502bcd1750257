using Forecasting.Numerics;

namespace Forecasting.Interop.Ssa;

/// <summary>The eigenvectors of a series' lagged covariance as ML.NET has them: rounded to single precision, the largest eigenvalue first.</summary>
internal sealed class SsaBasis
{
    private readonly double[] _vectors;

    private SsaBasis(int window, double[] vectors, float[] values)
    {
        Window = window;
        _vectors = vectors;
        Values = values;
    }

    /// <summary>Gets the length of a vector.</summary>
    public int Window { get; }

    /// <summary>Gets the eigenvalues.</summary>
    public IReadOnlyList<float> Values { get; }

    /// <summary>Gets whether a vector is a mere coordinate: its recurrence would divide by zero.</summary>
    public bool HasCoordinate { get; private init; }

    /// <summary>Gets whether the decomposition failed.</summary>
    public bool IsSpoilt { get; private init; }

    public static SsaBasis Of(float[] series, int window)
    {
        double[] matrix = SsaCovariance.Of(series, window);
        double[] values = new double[window];
        bool spoilt = false;
        try
        {
            SymmetricEigen.Decompose(matrix, window, values);
        }
        catch (ArithmeticException)
        {
            spoilt = true;
        }

        bool coordinate = false;
        for (int i = 0; i < matrix.Length; i++)
        {
            float value = (float)matrix[i];
            matrix[i] = value;
            spoilt |= float.IsNaN(value);
            coordinate |= i % window == window - 1 && value * value == 1;
        }

        return new SsaBasis(window, matrix, [.. values.Select(value => (float)value)]) { HasCoordinate = coordinate, IsSpoilt = spoilt };
    }

    /// <summary>Makes the basis of the moving average, which ML.NET falls back on.</summary>
    public static SsaBasis Flat(int window)
    {
        double[] vector = new double[window];
        Array.Fill(vector, (float)(1 / Math.Sqrt(window)));
        return new SsaBasis(window, vector, [0]);
    }

    public ReadOnlySpan<double> Vector(int index) => _vectors.AsSpan(index * Window, Window);

    /// <summary>Returns the first vectors, one after another.</summary>
    public float[] First(int rank)
    {
        float[] first = new float[rank * Window];
        for (int i = 0; i < first.Length; i++) first[i] = (float)_vectors[i];
        return first;
    }
}
