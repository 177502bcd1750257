namespace Forecasting.Evaluation;

/// <summary>One forecast value beside what came true: what a metric is fed with.</summary>
public readonly ref struct ScoredPoint
{
    private readonly QuantileLevels? _levels;

    /// <summary>Makes a point with a point forecast alone.</summary>
    /// <param name="actual">What came true, in the unit of the target; NaN where it is missing.</param>
    /// <param name="forecast">The point forecast, in the unit of the target; NaN where it is missing.</param>
    public ScoredPoint(double actual, double forecast)
    {
        Actual = actual;
        Forecast = forecast;
        Scale = double.NaN;
    }

    /// <summary>Makes a point with quantiles.</summary>
    /// <param name="actual">What came true, in the unit of the target; NaN where it is missing.</param>
    /// <param name="forecast">The point forecast, in the unit of the target; NaN where it is missing.</param>
    /// <param name="levels">The levels of the quantiles; may be none.</param>
    /// <param name="quantiles">The quantiles in the order of the levels, in the unit of the target.</param>
    /// <exception cref="ArgumentException">There are not as many quantiles as levels.</exception>
    public ScoredPoint(double actual, double forecast, QuantileLevels levels, ReadOnlySpan<double> quantiles)
        : this(actual, forecast)
    {
        ArgumentNullException.ThrowIfNull(levels);
        if (levels.Count != quantiles.Length)
        {
            throw new ArgumentException(
                $"There are {quantiles.Length} quantiles for {levels.Count} levels.", nameof(quantiles));
        }

        _levels = levels;
        Quantiles = quantiles;
    }

    /// <summary>Gets what came true.</summary>
    /// <value>In the unit of the target; NaN where it is missing.</value>
    public double Actual { get; }

    /// <summary>Gets the point forecast.</summary>
    /// <value>In the unit of the target; NaN where it is missing.</value>
    public double Forecast { get; }

    /// <summary>Gets the levels of the quantiles.</summary>
    /// <value><see cref="QuantileLevels.None"/> where the forecast has no quantiles.</value>
    public QuantileLevels Levels => _levels ?? QuantileLevels.None;

    /// <summary>Gets the quantiles in the order of <see cref="Levels"/>.</summary>
    /// <value>In the unit of the target; empty where the forecast has no quantiles.</value>
    public ReadOnlySpan<double> Quantiles { get; }

    /// <summary>Gets what a scaled metric divides by: <see cref="Metric.ScaleFrom"/> of the series' training history.</summary>
    /// <value>NaN by default, which a scaled metric leaves out and counts; other metrics do not read it.</value>
    public double Scale { get; init; }

    /// <summary>Gets whether the actual was imputed by preparation, not observed.</summary>
    /// <value>The default is false.</value>
    public bool IsImputed { get; init; }
}
