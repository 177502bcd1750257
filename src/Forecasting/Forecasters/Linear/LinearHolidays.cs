using Forecasting.Features;
using Forecasting.Forecasters.Regression;

namespace Forecasting.Forecasters.Linear;

/// <summary>How a linear regression of demand tells holidays: by the type of the day, by the name, and by the name of the holiday beside it.</summary>
/// <remarks>
/// A type has a level for each hour, learnt from many days: it serves names that have not been met. A name has only a day a year to
/// learn from, so it bends the day by a smooth curve; the penalty keeps one that was met once near its type.
/// </remarks>
internal static class LinearHolidays
{
    private const int Waves = 2;

    public static IEnumerable<Feature> Features(RegularPanel history)
    {
        if (history.Schema.HolidayRegion is not { } region) yield break;
        yield return LoadFeatures.Holidays(region, HolidayColumns.DayType | HolidayColumns.Name | HolidayColumns.Beside);
        if (history.Frequency.StepsPerDay > 1) yield return Feature.FourierDay(Waves);
    }

    public static IEnumerable<Interaction> Interactions(RegularPanel history)
    {
        if (history.Schema.HolidayRegion is null || history.Frequency.StepsPerDay <= 1) yield break;
        yield return ["hour", "holiday type"];
        for (int k = 1; k <= Waves; k++)
        {
            foreach (string names in (string[])["holiday name", "holiday beside"])
            {
                yield return [names, FormattableString.Invariant($"fourier day sin {k}")];
                yield return [names, FormattableString.Invariant($"fourier day cos {k}")];
            }
        }
    }
}
