namespace Forecasting;

/// <summary>What a model is asked for: the history, the number of steps, and how.</summary>
public sealed class ForecastRequest
{
    internal ForecastRequest(RegularPanel history, int steps, ForecastOptions options)
    {
        History = history;
        Steps = steps;
        Options = options;
    }

    /// <summary>Gets the history; its columns known in advance hold the future values where the caller gave them.</summary>
    public RegularPanel History { get; }

    /// <summary>Gets how many steps to forecast from the origin; at least 1.</summary>
    public int Steps { get; }

    /// <summary>Gets the options of the caller.</summary>
    public ForecastOptions Options { get; }
}
