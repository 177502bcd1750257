using Forecasting.Calendars;
using Forecasting.Time;
using NodaTime;

namespace Forecasting.Features.Calendar;

/// <summary>The holidays of a region, by local date: the day itself, its eve, the day after, and bridge days.</summary>
internal sealed class HolidayFeature(string? region) : Feature
{
    public override string Name { get; } = region is null ? "holiday" : "holiday " + region;

    public override FittedFeature Fit(RegularPanel history)
    {
        string code = region ?? history.Schema.HolidayRegion
            ?? throw new ArgumentException("The feature 'holiday' needs a region; set SeriesSchema.HolidayRegion, or name one in Feature.Holidays.");
        return new Fitted(Name, HolidayCalendar.For(code));
    }

    private sealed class Fitted(string name, HolidayCalendar calendar) : FittedFeature
    {
        public override IReadOnlyList<FeatureColumn> Columns { get; } =
        [
            new FeatureColumn(name),
            new FeatureColumn(name + " eve"),
            new FeatureColumn(name + " after"),
            new FeatureColumn(name + " bridge"),
        ];

        public override bool IsOfTimeAlone => true;

        public override void Fill(in FeatureWindow window, in FeatureRows rows)
        {
            int day = int.MinValue;
            float holiday = 0, eve = 0, after = 0, bridge = 0;
            for (int i = 0; i < window.Count; i++)
            {
                LocalParts parts = window.Calendar[i];
                if (parts.EpochDay != day)
                {
                    day = parts.EpochDay;
                    var date = new LocalDate(parts.Year, parts.Month, parts.Day);
                    holiday = calendar.IsHoliday(date) ? 1 : 0;
                    eve = calendar.IsHoliday(date.PlusDays(1)) ? 1 : 0;
                    after = calendar.IsHoliday(date.PlusDays(-1)) ? 1 : 0;
                    bridge = holiday == 0 && IsBridge(date, eve, after) ? 1 : 0;
                }

                rows[0][i] = holiday;
                rows[1][i] = eve;
                rows[2][i] = after;
                rows[3][i] = bridge;
            }
        }

        // A Friday after a holiday or a Monday before one.
        private static bool IsBridge(LocalDate date, float eve, float after) =>
            (date.DayOfWeek == IsoDayOfWeek.Friday && after > 0) || (date.DayOfWeek == IsoDayOfWeek.Monday && eve > 0);
    }
}
