namespace Forecasting;

/// <summary>Which end of its interval a time stamp marks.</summary>
public enum IntervalStamp
{
    /// <summary>The stamp is the start of the interval ("hour beginning").</summary>
    Start,

    /// <summary>The stamp is the end of the interval ("hour ending"): 01:00 means 00:00 to 01:00.</summary>
    End,
}
