namespace Forecasting.Forecasters.Decomposition;

/// <summary>How a series is decomposed by loess. The windows are in values, and odd: an even one is taken as the next odd one.</summary>
public sealed record StlOptions
{
    /// <summary>Gets the window over which the same point of the season is smoothed from cycle to cycle: how slowly the season may change.</summary>
    /// <value>In cycles, at least 3. The default is null: 11 for the shortest season and 4 more for each longer one, as Bandara, Hyndman and Bergmeir (2021) found good.</value>
    public int? SeasonalWindow
    {
        get;
        init
        {
            if (value is { } window) ArgumentOutOfRangeException.ThrowIfLessThan(window, 3);
            field = value;
        }
    }

    /// <summary>Gets whether the season is the same in every cycle.</summary>
    /// <value>The default is false: it changes as slowly as <see cref="SeasonalWindow"/> says, which counts for nothing where this is true.</value>
    public bool IsPeriodic { get; init; }

    /// <summary>Gets the window of the trend.</summary>
    /// <value>In values, at least 3. The default is null: the least odd number of at least 1.5 · period / (1 − 1.5 / seasonal window), as Cleveland et al. (1990) advise.</value>
    public int? TrendWindow
    {
        get;
        init
        {
            if (value is { } window) ArgumentOutOfRangeException.ThrowIfLessThan(window, 3);
            field = value;
        }
    }

    /// <summary>Gets whether values far off weigh less: fifteen rounds of bisquare weights instead of none.</summary>
    /// <value>The default is false. It takes some ten times as long.</value>
    public bool IsRobust { get; init; }

    /// <summary>Gets how many times each of several seasons is estimated anew with the others taken off.</summary>
    /// <value>At least 1. The default is 2. A single season needs one.</value>
    public int Rounds
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 2;
}
