namespace Forecasting;

/// <summary>The bounds of an interval, a value per step, in the unit of the target.</summary>
public readonly ref struct ForecastInterval
{
    internal ForecastInterval(ReadOnlySpan<double> lower, ReadOnlySpan<double> upper)
    {
        Lower = lower;
        Upper = upper;
    }

    /// <summary>Gets the lower bounds.</summary>
    public ReadOnlySpan<double> Lower { get; }

    /// <summary>Gets the upper bounds.</summary>
    public ReadOnlySpan<double> Upper { get; }
}
