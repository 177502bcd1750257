namespace Forecasting;

/// <summary>How a forecast is made.</summary>
public sealed record ForecastOptions
{
    /// <summary>Gets the future values of the columns known in advance, where the history does not hold them already.</summary>
    /// <value>The default is null: they are taken from the history, which may go on beyond its origin.</value>
    public SeriesPanel? KnownInAdvance { get; init; }

    /// <summary>Gets whether sample paths are made beside the quantiles: <see cref="Forecast.Paths"/>.</summary>
    /// <value>The default is false.</value>
    public bool HasPaths { get; init; }

    /// <summary>Gets how many threads may work at once; results do not depend on it.</summary>
    /// <value>At least 1. The default is the number of processors.</value>
    public int Threads
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = Environment.ProcessorCount;

    /// <summary>Gets whether the future of a series beyond its last row may be unknown: a backtest has nothing to score there.</summary>
    internal bool AllowsEndedSeries { get; init; }
}
