using Forecasting.Time;
using NodaTime;

namespace Forecasting.Preparation;

/// <summary>What counts as a fault of the readings.</summary>
public sealed record FaultLimits
{
    private const int FlatSteps = 7;

    /// <summary>Gets how far a spike stands out, in robust standard deviations (1.4826 times the median absolute deviation).</summary>
    /// <value>From 3. The default is 8.</value>
    public double SpikeDeviations
    {
        get;
        init
        {
            if (!(value >= 3)) throw new ArgumentOutOfRangeException(nameof(value), value, "A spike stands out by at least 3 deviations.");
            field = value;
        }
    } = 8;

    /// <summary>Gets how long a reading has to stay the same to be a flat line, from the first such reading to the last.</summary>
    /// <value>Above zero. The default is 24 hours, so 25 hourly readings; for steps of a day and longer it is 7 steps.</value>
    public Duration FlatLine { get; init => field = Positive(value); } = Duration.FromHours(24);

    /// <summary>Gets how long readings have to be far below the usual to be an outage.</summary>
    /// <value>Above zero. The default is 2 hours.</value>
    public Duration Outage { get; init => field = Positive(value); } = Duration.FromHours(2);

    /// <summary>Gets by which share of the level a lasting step has to change it to be a level shift.</summary>
    /// <value>Above 0. The default is 0.4.</value>
    public double LevelShift
    {
        get;
        init
        {
            if (!(value > 0)) throw new ArgumentOutOfRangeException(nameof(value), value, "The share must be above 0.");
            field = value;
        }
    } = 0.4;

    /// <summary>Returns how many cells of one reading make a flat line.</summary>
    internal int FlatCells(Frequency frequency)
    {
        Duration step = frequency.NominalDuration;
        return 1 + (step >= Duration.FromDays(1) ? FlatSteps : Math.Max(1, (int)Math.Ceiling(FlatLine / step)));
    }

    private static Duration Positive(Duration value) => value > Duration.Zero
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, "The duration must be above zero.");
}
