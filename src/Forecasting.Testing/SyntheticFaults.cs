namespace Forecasting.Testing;

/// <summary>How many faults a synthetic table gets, all series together, and how long they are.</summary>
/// <remarks>
/// Faults never overlap and stand at least three steps apart (a level shift lasts, and other faults may fall into it). They keep
/// away from clock changes and from the future. Lengths are drawn evenly up to the longest.
/// </remarks>
public sealed record SyntheticFaults
{
    /// <summary>No fault at all.</summary>
    public static SyntheticFaults None { get; } = new();

    /// <summary>Runs of missing rows.</summary>
    /// <value>0 or more. The default is 0.</value>
    public int MissingRuns { get; init => field = NotNegative(value, nameof(MissingRuns)); }

    /// <summary>The longest run of missing rows, in steps.</summary>
    /// <value>1 or more. The default is 6.</value>
    public int MissingSteps { get; init => field = Positive(value, nameof(MissingSteps)); } = 6;

    /// <summary>Runs of empty demand cells.</summary>
    /// <value>0 or more. The default is 0.</value>
    public int EmptyRuns { get; init => field = NotNegative(value, nameof(EmptyRuns)); }

    /// <summary>The longest run of empty demand cells, in steps.</summary>
    /// <value>1 or more. The default is 6.</value>
    public int EmptySteps { get; init => field = Positive(value, nameof(EmptySteps)); } = 6;

    /// <summary>Runs of empty temperature cells, of up to <see cref="EmptySteps"/> steps.</summary>
    /// <value>0 or more. The default is 0.</value>
    public int EmptyTemperatureRuns { get; init => field = NotNegative(value, nameof(EmptyTemperatureRuns)); }

    /// <summary>Rows that stand twice, the same.</summary>
    /// <value>0 or more. The default is 0.</value>
    public int IdenticalDuplicates { get; init => field = NotNegative(value, nameof(IdenticalDuplicates)); }

    /// <summary>Rows that stand twice with different demand.</summary>
    /// <value>0 or more. The default is 0.</value>
    public int DifferentDuplicates { get; init => field = NotNegative(value, nameof(DifferentDuplicates)); }

    /// <summary>Runs of one repeated reading.</summary>
    /// <value>0 or more. The default is 0.</value>
    public int StuckRuns { get; init => field = NotNegative(value, nameof(StuckRuns)); }

    /// <summary>The longest run of one repeated reading, in steps; the shortest is half of it.</summary>
    /// <value>4 or more. The default is 72.</value>
    public int StuckSteps
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 4, nameof(StuckSteps));
            field = value;
        }
    } = 72;

    /// <summary>Runs of zeros that stand for missing readings.</summary>
    /// <value>0 or more. The default is 0.</value>
    public int ZeroRuns { get; init => field = NotNegative(value, nameof(ZeroRuns)); }

    /// <summary>The longest run of zeros, in steps.</summary>
    /// <value>1 or more. The default is 24.</value>
    public int ZeroSteps { get; init => field = Positive(value, nameof(ZeroSteps)); } = 24;

    /// <summary>Single readings that are two to four times too high.</summary>
    /// <value>0 or more. The default is 0.</value>
    public int Spikes { get; init => field = NotNegative(value, nameof(Spikes)); }

    /// <summary>Lasting changes of level by 20 to 60 %, each in a series of its own.</summary>
    /// <value>0 or more, at most the number of series. The default is 0.</value>
    public int LevelShifts { get; init => field = NotNegative(value, nameof(LevelShifts)); }

    /// <summary>Failures of supply.</summary>
    /// <value>0 or more. The default is 0.</value>
    public int Outages { get; init => field = NotNegative(value, nameof(Outages)); }

    /// <summary>The longest failure of supply, in steps.</summary>
    /// <value>1 or more. The default is 12.</value>
    public int OutageSteps { get; init => field = Positive(value, nameof(OutageSteps)); } = 12;

    /// <summary>Series that begin late, after 30 to 90 % of the time.</summary>
    /// <value>0 or more; with <see cref="EarlyEnds"/> at most the number of series. The default is 0.</value>
    public int LateStarts { get; init => field = NotNegative(value, nameof(LateStarts)); }

    /// <summary>Series that end early, after 30 to 90 % of the time.</summary>
    /// <value>0 or more; with <see cref="LateStarts"/> at most the number of series. The default is 0.</value>
    public int EarlyEnds { get; init => field = NotNegative(value, nameof(EarlyEnds)); }

    private static int NotNegative(int value, string name)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value, name);
        return value;
    }

    private static int Positive(int value, string name)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value, name);
        return value;
    }
}
