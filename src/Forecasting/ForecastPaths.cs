namespace Forecasting;

/// <summary>Sample paths of a forecast: equally likely courses of all steps together, for what depends on several at once; immutable.</summary>
/// <remarks>
/// A quantile per step does not tell how high the peak of a day may be, or how much energy a week may take: errors of neighbouring hours
/// go together. A path is the forecast with the errors that the forecaster made from one past origin, of all series and steps at once, so that
/// they go together as they did (the idea of the ensembles of Clark and others 2004).
/// </remarks>
public sealed class ForecastPaths
{
    private readonly Dictionary<SeriesKey, int> _places = [];
    private readonly double[][] _values;

    internal ForecastPaths(ForecastRequest request, double[][] values)
    {
        Steps = request.Steps;
        _values = values;
        for (int s = 0; s < request.History.SeriesCount; s++) _places.Add(request.History.Keys[s], s);
        foreach (double[] path in values) request.History.Schema.Hold(path);
    }

    /// <summary>Gets how many paths there are; at least 1.</summary>
    public int Count => _values.Length;

    /// <summary>Gets how many steps a path has.</summary>
    public int Steps { get; }

    /// <summary>Gets a path of a series, in the unit of the target; paths of one number belong together in all series.</summary>
    /// <param name="key">The series.</param>
    /// <param name="path">The number of the path, counted from 0.</param>
    /// <returns>A value per step; <see cref="double.NaN"/> where the series could not be forecast.</returns>
    /// <exception cref="KeyNotFoundException">There is no such series.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such path.</exception>
    public ReadOnlySpan<double> Path(SeriesKey key, int path)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentOutOfRangeException.ThrowIfNegative(path);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(path, Count);
        if (!_places.TryGetValue(key, out int place)) throw new KeyNotFoundException($"The forecast has no series '{key}'.");
        return _values[path].AsSpan(place * Steps, Steps);
    }

    /// <summary>Computes a quantile of a number that a whole path has, such as its peak or its sum.</summary>
    /// <param name="key">The series.</param>
    /// <param name="statistic">The number of a path.</param>
    /// <param name="level">The level.</param>
    /// <returns>The quantile over all paths, between neighbouring ones by their distance; <see cref="double.NaN"/> where a path has no such number.</returns>
    /// <exception cref="KeyNotFoundException">There is no such series.</exception>
    public double Quantile(SeriesKey key, Func<ReadOnlySpan<double>, double> statistic, QuantileLevel level)
    {
        ArgumentNullException.ThrowIfNull(statistic);
        double[] numbers = new double[Count];
        for (int i = 0; i < numbers.Length; i++) numbers[i] = statistic(Path(key, i));
        Array.Sort(numbers);
        // Missing values sort first.
        if (double.IsNaN(numbers[0])) return double.NaN;
        double place = Math.Clamp((level.Value * (numbers.Length + 1)) - 1, 0, numbers.Length - 1);
        int below = Math.Min((int)place, numbers.Length - 2);
        return numbers.Length == 1 ? numbers[0] : numbers[below] + ((place - below) * (numbers[below + 1] - numbers[below]));
    }
}
