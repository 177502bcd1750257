using Forecasting.Calendars;
using Forecasting.Time;
using NodaTime;

namespace Forecasting.Evaluation.Groups;

/// <summary>Groups by whether the local day is a holiday.</summary>
internal sealed record HolidayGrouping : Grouping
{
    private static readonly string[] Labels = ["holiday", "ordinary"];

    public override string Name => "holiday";

    internal override FittedGroups Fit(BacktestResult result)
    {
        string region = result.Panel.Schema.HolidayRegion
            ?? throw new ArgumentException("A grouping by holidays needs a region; set SeriesSchema.HolidayRegion.", nameof(result));
        HolidayCalendar calendar = HolidayCalendar.For(region);
        var days = new Dictionary<int, int>();
        LocalParts[][] parts = [.. result.Folds.Select(fold => ClockGrouping.Of(result.Panel.Grid, fold))];
        return new FittedGroups(Labels, (fold, _, step) =>
        {
            LocalParts part = parts[fold][step];
            if (!days.TryGetValue(part.EpochDay, out int group)) days.Add(part.EpochDay, group = GroupOf(calendar, new LocalDate(part.Year, part.Month, part.Day)));
            return group;
        });
    }

    private static int GroupOf(HolidayCalendar calendar, LocalDate date) =>
        date.Year < calendar.FirstYear || date.Year > calendar.LastYear ? -1 : calendar.IsHoliday(date) ? 0 : 1;
}
