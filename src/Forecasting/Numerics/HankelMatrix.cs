namespace Forecasting.Numerics;

/// <summary>The trajectory matrix of a series, <c>X[i,j] = x[i+j]</c>, never formed: it multiplies through the Fourier transform.</summary>
/// <remarks>Korobeynikov, "Computation- and space-efficient implementation of SSA", Statistics and Its Interface 3 (2010). One thread at a time may use it.</remarks>
internal sealed class HankelMatrix
{
    private readonly RealFourier _fourier;
    private readonly double[] _seriesReal;
    private readonly double[] _seriesImaginary;
    private readonly double[] _real;
    private readonly double[] _imaginary;

    /// <param name="series">The series.</param>
    public HankelMatrix(ReadOnlySpan<double> series)
    {
        Length = series.Length;
        _fourier = new RealFourier(RealFourier.GoodLength(series.Length));
        _seriesReal = new double[_fourier.Frequencies];
        _seriesImaginary = new double[_fourier.Frequencies];
        _real = new double[_fourier.Frequencies];
        _imaginary = new double[_fourier.Frequencies];
        _fourier.Forward(series, _seriesReal, _seriesImaginary);
    }

    /// <summary>Gets the length of the series.</summary>
    public int Length { get; }

    /// <summary>
    /// Computes <c>product[m] = Σ x[m+i] · vector[i]</c>: the matrix times a vector, or its transpose times one, for the lengths say which.
    /// </summary>
    /// <param name="vector">The vector: as long as the matrix has columns, or rows.</param>
    /// <param name="product">Takes the product: with the vector one longer than the series.</param>
    public void Multiply(ReadOnlySpan<double> vector, Span<double> product)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(product.Length, Length - vector.Length + 1);
        _fourier.Correlate((_seriesReal, _seriesImaginary), vector, (_real, _imaginary), product);
    }

    /// <summary>
    /// Projects the columns onto vectors and averages the sum of the projections over each antidiagonal: the series that belongs to the vectors.
    /// </summary>
    /// <param name="vectors">Orthonormal vectors, each as long as the matrix has rows.</param>
    /// <returns>A series as long as this one.</returns>
    public double[] Reconstruct(ReadOnlySpan<double[]> vectors)
    {
        double[] result = new double[Length];
        if (vectors.IsEmpty) return result;
        int window = vectors[0].Length;
        double[] sumReal = new double[_fourier.Frequencies];
        double[] sumImaginary = new double[_fourier.Frequencies];
        double[] vectorReal = new double[_fourier.Frequencies];
        double[] vectorImaginary = new double[_fourier.Frequencies];
        double[] along = new double[Length - window + 1];
        foreach (double[] vector in vectors)
        {
            _fourier.Forward(vector, vectorReal, vectorImaginary);
            vectorReal.CopyTo(_real, 0);
            vectorImaginary.CopyTo(_imaginary, 0);
            Spectrum.MultiplyConjugate(_seriesReal, _seriesImaginary, _real, _imaginary);
            _fourier.Inverse(_real, _imaginary, along);
            _fourier.Forward(along, _real, _imaginary);
            Spectrum.AddProduct((vectorReal, vectorImaginary), (_real, _imaginary), (sumReal, sumImaginary));
        }

        _fourier.Inverse(sumReal, sumImaginary, result);
        int columns = along.Length;
        for (int t = 0; t < result.Length; t++) result[t] /= EntriesAt(t, window, columns);
        return result;
    }

    /// <summary>Gets how many entries a trajectory matrix has on an antidiagonal.</summary>
    /// <param name="place">The place in the series.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    public static int EntriesAt(int place, int rows, int columns) =>
        Math.Min(Math.Min(place + 1, rows + columns - 1 - place), Math.Min(rows, columns));
}
