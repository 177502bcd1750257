using Forecasting.Forecasters.Naive;
using Forecasting.Time;

namespace Forecasting.Forecasters.Decomposition;

/// <summary>The seasons that a spacing suggests: a day and a week of hours, a week and a year of days, a year of months.</summary>
internal static class DefaultSeasons
{
    private const int DaysOfYear = 365;

    public static IReadOnlyList<int> Of(Frequency frequency)
    {
        int day = frequency.StepsPerDay;
        if (day > 1) return [day, 7 * day];
        int shortest = DefaultSeason.Of(frequency);
        return shortest == 7 ? [7, DaysOfYear] : [Math.Max(2, shortest)];
    }
}
