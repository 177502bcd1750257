namespace Forecasting.Evaluation;

/// <summary>How a backtest is run.</summary>
public sealed record BacktestOptions
{
    /// <summary>Gets the quantile levels that are forecast.</summary>
    /// <value>The default is <see cref="QuantileLevels.Default"/>.</value>
    public QuantileLevels Quantiles { get; init; } = QuantileLevels.Default;

    /// <summary>Gets the seed of all that is random.</summary>
    /// <value>The default is 0.</value>
    public int Seed { get; init; }

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

    /// <summary>Gets what is told of the progress, in folds.</summary>
    /// <value>The default is null.</value>
    public IProgress<ForecastProgress>? Progress { get; init; }
}
