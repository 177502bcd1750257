using System.Globalization;
using Forecasting.Calendars;

namespace Forecasting.Features.Calendar;

/// <summary>The holidays of a region by local date, and what they make of the days around them.</summary>
internal sealed class HolidayFeature(string? region, HolidayFeatureOptions options) : Feature
{
    public override string Name { get; } = NameOf(region ?? options.Calendar?.Region, options.DaysBack);

    public override FittedFeature Fit(RegularPanel history)
    {
        HolidayCalendar calendar = options.Calendar ?? HolidayCalendar.For(region ?? history.Schema.HolidayRegion
            ?? throw new ArgumentException("The feature 'holiday' needs a region; set SeriesSchema.HolidayRegion, or name one in Feature.Holidays."));
        var days = new HolidayDays(calendar, options.Shares);
        return new FittedHolidays(Name, days, options, (options.Columns & (HolidayColumns.Name | HolidayColumns.Beside)) != 0 ? NamesOf(history, days) : []);
    }

    private static string NameOf(string? region, int daysBack)
    {
        string name = region is null ? "holiday" : "holiday " + region;
        return daysBack switch
        {
            0 => name,
            > 0 => string.Create(CultureInfo.InvariantCulture, $"{name} {daysBack} days back"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{name} {-daysBack} days ahead"),
        };
    }

    // The names of the days of the training part: what comes after has no part in the codes.
    private string[] NamesOf(RegularPanel history, HolidayDays days)
    {
        (int first, int last) = TrainingDays.Of(history);
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (HolidayDay day in days.Of(first - options.DaysBack, last - first + 1))
        {
            if (day.Name is { } name) names.Add(name);
        }

        return [.. names];
    }
}
