namespace Forecasting.Forecasters.Decomposition;

/// <summary>A series as the sum of its trend, its season and a remainder, told apart by loess; immutable.</summary>
/// <remarks>Cleveland, Cleveland, McRae and Terpenning, STL: a seasonal-trend decomposition procedure based on loess, J. Official Statistics 6 (1990).</remarks>
public sealed class StlDecomposition
{
    private readonly double[] _trend;
    private readonly double[] _seasonal;
    private readonly double[] _remainder;
    private readonly double[] _weights;

    private StlDecomposition(int period, ReadOnlySpan<double> values, SeasonalLoess? loess)
    {
        Period = period;
        double[] unknown = new double[values.Length];
        Array.Fill(unknown, double.NaN);
        _trend = loess?.Trend ?? unknown;
        _seasonal = loess?.Season ?? unknown;
        _weights = loess?.Weights ?? [];
        _remainder = new double[values.Length];
        for (int i = 0; i < _remainder.Length; i++) _remainder[i] = values[i] - _trend[i] - _seasonal[i];
    }

    /// <summary>Gets the season in values.</summary>
    public int Period { get; }

    /// <summary>Gets the trend, in the unit of the series.</summary>
    public ReadOnlySpan<double> Trend => _trend;

    /// <summary>Gets the season, in the unit of the series, about a mean of 0.</summary>
    public ReadOnlySpan<double> Seasonal => _seasonal;

    /// <summary>Gets what is neither trend nor season; <see cref="double.NaN"/> where the series has no value.</summary>
    public ReadOnlySpan<double> Remainder => _remainder;

    /// <summary>Gets the weight of each value, from 0 to 1; empty where the decomposition is not robust.</summary>
    public ReadOnlySpan<double> Weights => _weights;

    /// <summary>Decomposes a series.</summary>
    /// <param name="values">
    /// The series. Gaps (<see cref="double.NaN"/>) are bridged first: by a straight line between what the mean season leaves of the values
    /// beside them; trend and season go through them. All parts of a series without a value are missing.
    /// </param>
    /// <param name="period">The season in values; at least 2.</param>
    /// <param name="options">The windows, robustness; null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">The period is less than 2.</exception>
    /// <exception cref="SeriesDataException">DEC-001: the series has less than two cycles. DEC-002: a value is infinite.</exception>
    public static StlDecomposition Of(ReadOnlySpan<double> values, int period, StlOptions? options = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(period, 2);
        DecomposedSeries.RefuseInfinite(values);
        if (values.Length < 2L * period) throw DecomposedSeries.TooShort(values.Length, period);
        double unit = DecomposedSeries.Unit(values);
        double[]? filled = DecomposedSeries.Filled(values, [period], unit);
        if (filled is null) return new StlDecomposition(period, values, null);
        SeasonalLoess loess = SeasonalLoess.Of(filled, period, options ?? new StlOptions(), MstlDecomposition.FirstWindow);
        DecomposedSeries.Multiply(loess.Trend, unit);
        DecomposedSeries.Multiply(loess.Season, unit);
        return new StlDecomposition(period, values, loess);
    }
}
