namespace Forecasting.Search;

/// <summary>What a search may spend.</summary>
/// <remarks>
/// A search that is limited by trials alone gives the same result for the same data and seed. One that is limited by time, or stopped, ends
/// where the clock has it, and depends on the machine.
/// </remarks>
public sealed record SearchLimits
{
    private static readonly TimeSpan LongestTime = TimeSpan.FromDays(30);

    /// <summary>Gets how many forecasters are tried at the most, each with its settings.</summary>
    /// <value>At least 1. The default is null: 24 where there is no <see cref="Time"/>, and as many as the time allows where there is one.</value>
    public int? Trials
    {
        get;
        init
        {
            if (value is { } trials) ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
            field = value;
        }
    }

    /// <summary>Gets how long search and final fit may take together, roughly: what is not likely to end in time is not begun.</summary>
    /// <value>Above zero, at most 30 days. The default is null: as long as it takes.</value>
    public TimeSpan? Time
    {
        get;
        init
        {
            if (value is { } time)
            {
                ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(time, TimeSpan.Zero);
                ArgumentOutOfRangeException.ThrowIfGreaterThan(time, LongestTime);
            }

            field = value;
        }
    }

    /// <summary>Gets how many bytes the forecasts that are kept for blending may take.</summary>
    /// <value>Not negative; where it is too little for two forecasters the best one is taken alone. The default is 256 MiB.</value>
    public long Memory
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    } = 256L << 20;

    /// <summary>Gets what ends the search as if its time were up: the best so far is fitted to the whole history, and is the result.</summary>
    /// <value>The default never does. The token that is passed to the search itself stops it without a result.</value>
    public CancellationToken Stop { get; init; }
}
