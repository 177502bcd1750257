using Forecasting.Time;
using NodaTime;

namespace Forecasting;

/// <summary>A forecast: points and quantiles per series and step, from one origin; immutable.</summary>
/// <remarks>Values are in the unit of the target, and within the bounds that the schema gives it. Step 0 is the interval that starts at the origin.</remarks>
public sealed class Forecast
{
    private readonly double[] _points;
    private readonly double[][] _quantiles;
    private readonly Dictionary<SeriesKey, int> _places;

    /// <summary>Makes a forecast.</summary>
    /// <param name="name">The name of the forecaster.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="points">The point forecasts, series after series, each of the steps of the request.</param>
    /// <param name="quantiles">The quantiles, or null where there are none.</param>
    /// <exception cref="ArgumentException">The lengths do not match the request.</exception>
    public Forecast(string name, ForecastRequest request, double[] points, ForecastQuantiles? quantiles = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(points);
        RegularPanel history = request.History;
        if (points.Length != history.SeriesCount * request.Steps)
            throw new ArgumentException($"{history.SeriesCount} series of {request.Steps} steps were asked for, {points.Length} points were given.", nameof(points));
        Name = name;
        Schema = history.Schema;
        Keys = history.Keys;
        Grid = history.Grid;
        OriginIndex = history.OriginIndex;
        Steps = request.Steps;
        Levels = quantiles?.Levels ?? QuantileLevels.None;
        _points = Schema.Least is null && Schema.Greatest is null ? points : [.. points];
        _quantiles = quantiles?.Sorted(points.Length) ?? [];
        Schema.Hold(_points);
        foreach (double[] quantile in _quantiles) Schema.Hold(quantile);
        _places = new Dictionary<SeriesKey, int>(Keys.Count);
        for (int i = 0; i < Keys.Count; i++) _places.Add(Keys[i], i);
    }

    /// <summary>Gets the name of the forecaster.</summary>
    public string Name { get; }

    /// <summary>Gets what the columns of the history are.</summary>
    public SeriesSchema Schema { get; }

    /// <summary>Gets the keys of the series, in ordinal order.</summary>
    public IReadOnlyList<SeriesKey> Keys { get; }

    /// <summary>Gets the grid of the steps.</summary>
    public TimeGrid Grid { get; }

    /// <summary>Gets the origin: the start of the first interval that is forecast.</summary>
    public Instant Origin => Grid.InstantAt(OriginIndex);

    /// <summary>Gets the grid's index of the origin.</summary>
    public long OriginIndex { get; }

    /// <summary>Gets how many steps are forecast.</summary>
    public int Steps { get; }

    /// <summary>Gets the quantile levels that the forecast holds.</summary>
    public QuantileLevels Levels { get; }

    /// <summary>Gets what was met while it was made: series that the model could not serve, or did not know.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<Finding> Findings
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = [.. value];
        }
    } = [];

    /// <summary>Gets equally likely courses of all steps together, for the peak of a day or the energy of a week.</summary>
    /// <value>
    /// The default is null: <see cref="ForecastOptions.HasPaths"/> did not ask for them, or the forecaster makes none: those whose quantiles come
    /// from their own past errors do, where the history was long enough for such.
    /// </value>
    public ForecastPaths? Paths { get; init; }

    /// <summary>Gets the start of the interval of a step.</summary>
    /// <param name="step">The step, counted from 0.</param>
    public Instant TimeAt(int step) => Grid.InstantAt(OriginIndex + step);

    /// <summary>Gets the point forecasts of a series.</summary>
    /// <param name="key">The series.</param>
    /// <returns>A value per step; <see cref="double.NaN"/> where the series could not be forecast.</returns>
    /// <exception cref="KeyNotFoundException">There is no such series.</exception>
    public ReadOnlySpan<double> Point(SeriesKey key) => Point(PlaceOf(key));

    /// <summary>Gets a quantile of a series.</summary>
    /// <param name="key">The series.</param>
    /// <param name="level">A level that <see cref="Levels"/> holds.</param>
    /// <returns>A value per step.</returns>
    /// <exception cref="KeyNotFoundException">There is no such series.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The forecast does not hold the level.</exception>
    public ReadOnlySpan<double> Quantile(SeriesKey key, QuantileLevel level)
    {
        int place = Levels.IndexOf(level.Value);
        if (place < 0) throw new ArgumentOutOfRangeException(nameof(level), level, $"The forecast holds the levels {Levels}; name the level in FitOptions.Quantiles.");
        return Quantile(PlaceOf(key), place);
    }

    /// <summary>Gets the central interval of a series.</summary>
    /// <param name="key">The series.</param>
    /// <param name="coverage">The share of outcomes that it should hold, in (0, 1): 0.8 lies between the levels 0.1 and 0.9.</param>
    /// <returns>Its lower and upper bounds, a value per step.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The forecast does not hold the two levels.</exception>
    public ForecastInterval Interval(SeriesKey key, double coverage)
    {
        if (Levels.Interval(coverage) is not var (lower, upper))
            throw new ArgumentOutOfRangeException(nameof(coverage), coverage, $"The forecast holds the levels {Levels}, which do not bound this interval.");
        int series = PlaceOf(key);
        return new ForecastInterval(Quantile(series, lower), Quantile(series, upper));
    }

    internal ReadOnlySpan<double> Point(int series) => _points.AsSpan(series * Steps, Steps);

    internal ReadOnlySpan<double> Quantile(int series, int level) => _quantiles[level].AsSpan(series * Steps, Steps);

    internal void Check(ForecastRequest request)
    {
        if (Steps != request.Steps || OriginIndex != request.History.OriginIndex || Keys.Count != request.History.SeriesCount)
            throw new InvalidOperationException($"The model '{Name}' answered another request than the one it was given.");
        foreach (double point in _points)
        {
            if (double.IsInfinity(point)) throw new InvalidOperationException($"The model '{Name}' forecast an infinite value.");
        }
    }

    private int PlaceOf(SeriesKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return _places.TryGetValue(key, out int place) ? place : throw new KeyNotFoundException($"The forecast has no series '{key}'.");
    }
}
