using Forecasting.Time;

namespace Forecasting.Forecasters.Naive;

/// <summary>The season that a spacing suggests: a day of hours, a week of days, a year of months.</summary>
internal static class DefaultSeason
{
    public static int Of(Frequency frequency)
    {
        if (frequency.StepsPerDay > 1) return frequency.StepsPerDay;
        if (frequency.Equals(Frequency.BusinessDays)) return 5;
        double days = frequency.NominalDuration.TotalDays;
        return days switch
        {
            < 1.5 => 7,
            < 8 => 52,
            < 32 => 12,
            < 100 => 4,
            _ => 1,
        };
    }
}
