namespace Forecasting.Forecasters.Decomposition;

/// <summary>A series as the sum of its trend, of several seasons and a remainder, told apart by loess; immutable.</summary>
/// <remarks>
/// The seasons are found in turn, from the shortest, each by STL with the others taken off, and again in a second round. Bandara, Hyndman
/// and Bergmeir, MSTL: a seasonal-trend decomposition algorithm for time series with multiple seasonal patterns (2021).
/// </remarks>
public sealed class MstlDecomposition
{
    /// <summary>The seasonal window of the shortest season.</summary>
    internal const int FirstWindow = 11;

    private const int WindowStep = 4;

    private readonly double[] _trend;
    private readonly double[][] _seasonal;
    private readonly double[] _remainder;

    private MstlDecomposition(int[] periods, double[] trend, double[][] seasonal, double[] remainder)
    {
        Periods = periods;
        _trend = trend;
        _seasonal = seasonal;
        _remainder = remainder;
    }

    /// <summary>Gets the seasons in values, ascending; those of which the series has less than two cycles are left out.</summary>
    public IReadOnlyList<int> Periods { get; }

    /// <summary>Gets the trend, in the unit of the series.</summary>
    public ReadOnlySpan<double> Trend => _trend;

    /// <summary>Gets what is neither trend nor season; <see cref="double.NaN"/> where the series has no value.</summary>
    public ReadOnlySpan<double> Remainder => _remainder;

    /// <summary>Gets a season, in the unit of the series, about a mean of 0.</summary>
    /// <param name="season">The place of its period in <see cref="Periods"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such season.</exception>
    public ReadOnlySpan<double> Seasonal(int season)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(season);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(season, _seasonal.Length);
        return _seasonal[season];
    }

    /// <summary>Decomposes a series.</summary>
    /// <param name="values">
    /// The series. Gaps (<see cref="double.NaN"/>) are bridged first: by a straight line between what the mean season leaves of the values
    /// beside them; trend and seasons go through them. All parts of a series without a value are missing.
    /// </param>
    /// <param name="seasons">
    /// The seasons in values, each at least 2, in any order; 24 and 168 for hours, say. One of which the series has less than two cycles is left
    /// out. Without a season the trend is a loess over a tenth of the series.
    /// </param>
    /// <param name="options">The windows, robustness, rounds; null for the defaults.</param>
    /// <exception cref="ArgumentException">A season is less than 2, or stands twice.</exception>
    /// <exception cref="SeriesDataException">DEC-002: a value is infinite.</exception>
    public static MstlDecomposition Of(ReadOnlySpan<double> values, IReadOnlyList<int> seasons, StlOptions? options = null)
    {
        int[] periods = Checked(seasons, values.Length);
        DecomposedSeries.RefuseInfinite(values);
        options ??= new StlOptions();
        double unit = DecomposedSeries.Unit(values);
        double[]? left = DecomposedSeries.Filled(values, periods, unit);
        double[][] seasonal = new double[periods.Length][];
        for (int p = 0; p < periods.Length; p++) seasonal[p] = new double[values.Length];
        double[] trend = new double[values.Length];
        if (left is null)
        {
            foreach (double[] part in seasonal) Array.Fill(part, double.NaN);
            Array.Fill(trend, double.NaN);
            return new MstlDecomposition(periods, trend, seasonal, [.. trend]);
        }

        if (periods.Length == 0) Loess.Of(Math.Max(3, left.Length / 10) | 1, 1).Smooth(left, [], trend);
        else trend = Separate(left, periods, seasonal, options);
        double[] remainder = new double[values.Length];
        for (int i = 0; i < remainder.Length; i++) remainder[i] = double.IsNaN(values[i]) ? double.NaN : (left[i] - trend[i]) * unit;
        DecomposedSeries.Multiply(trend, unit);
        foreach (double[] part in seasonal) DecomposedSeries.Multiply(part, unit);
        return new MstlDecomposition(periods, trend, seasonal, remainder);
    }

    // Takes the seasons off what is left of the series, and returns the trend.
    private static double[] Separate(double[] left, int[] periods, double[][] seasonal, StlOptions options)
    {
        double[] trend = [];
        int rounds = periods.Length == 1 ? 1 : options.Rounds;
        for (int round = 0; round < rounds; round++)
        {
            for (int p = 0; p < periods.Length; p++)
            {
                for (int i = 0; i < left.Length; i++) left[i] += seasonal[p][i];
                SeasonalLoess loess = SeasonalLoess.Of(left, periods[p], options, FirstWindow + (WindowStep * p));
                loess.Season.CopyTo(seasonal[p], 0);
                trend = loess.Trend;
                for (int i = 0; i < left.Length; i++) left[i] -= seasonal[p][i];
            }
        }

        return trend;
    }

    private static int[] Checked(IReadOnlyList<int> seasons, int length)
    {
        ArgumentNullException.ThrowIfNull(seasons);
        foreach (int season in seasons) ArgumentOutOfRangeException.ThrowIfLessThan(season, 2, nameof(seasons));
        int[] periods = [.. seasons.Order()];
        for (int p = 1; p < periods.Length; p++)
        {
            if (periods[p] == periods[p - 1]) throw new ArgumentException($"The season {periods[p]} stands twice.", nameof(seasons));
        }

        return [.. periods.Where(period => length >= 2L * period)];
    }
}
