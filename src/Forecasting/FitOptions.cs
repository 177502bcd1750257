using Forecasting.Time;

namespace Forecasting;

/// <summary>How a forecaster is fitted.</summary>
public sealed record FitOptions
{
    /// <summary>Gets how far ahead the model must be able to forecast.</summary>
    /// <value>The default is two days.</value>
    public Horizon Horizon { get; init; } = Horizon.Days(2);

    /// <summary>Gets the quantile levels that the model learns.</summary>
    /// <value>The default is <see cref="QuantileLevels.Default"/>; <see cref="QuantileLevels.None"/> for point forecasts alone, which is faster.</value>
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

    /// <summary>Gets what is told of the progress.</summary>
    /// <value>The default is null.</value>
    public IProgress<ForecastProgress>? Progress { get; init; }
}
