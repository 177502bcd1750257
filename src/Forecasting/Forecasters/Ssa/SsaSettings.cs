using Forecasting.Time;

namespace Forecasting.Forecasters.Ssa;

/// <summary>How the series of a panel are continued.</summary>
/// <param name="Window">The window; null for the default of the spacing.</param>
/// <param name="Rank">The number of components; null to choose it.</param>
/// <param name="Method">How the signal is continued.</param>
/// <param name="LargestGrowth">The largest modulus of a root; null for any.</param>
internal sealed record SsaSettings(int? Window, int? Rank, SsaForecastMethod Method, double? LargestGrowth)
{
    // Sub-daily windows are whole days, whole weeks where these are not longer than that.
    private const int LongestDays = 720;

    /// <summary>Gets whether the window is the one that was asked for, and a series that is too short for it is refused; else it is shortened.</summary>
    public bool HasExactWindow { get; init; }

    /// <summary>Returns the window for a series.</summary>
    /// <param name="frequency">The spacing.</param>
    /// <param name="length">How many values the series has.</param>
    /// <returns>The window, at most half the series unless it must be the one that was asked for.</returns>
    public int WindowFor(Frequency frequency, int length)
    {
        int window = Window ?? Default(frequency);
        return HasExactWindow ? window : Math.Min(window, length / 2);
    }

    /// <summary>Returns the window that is used where the caller names none and the series is long enough.</summary>
    public static int Default(Frequency frequency)
    {
        int day = frequency.StepsPerDay;
        if (day > 1)
        {
            foreach (int days in (ReadOnlySpan<int>)[14, 7, 2])
            {
                if (days * day <= LongestDays) return days * day;
            }

            return day;
        }

        double step = frequency.NominalDuration.TotalDays;
        return step switch
        {
            < 1.5 => 56,
            < 8 => 52,
            < 32 => 36,
            < 100 => 12,
            _ => 8,
        };
    }
}
