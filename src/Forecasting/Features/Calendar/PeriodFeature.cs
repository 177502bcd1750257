using Forecasting.Calendars;
using Forecasting.Time;

namespace Forecasting.Features.Calendar;

/// <summary>Whether the local date lies in a period of a calendar, and in which.</summary>
internal sealed class PeriodFeature(PeriodCalendar calendar) : Feature
{
    public override string Name { get; } = "period " + calendar.Region;

    public override FittedFeature Fit(RegularPanel history)
    {
        (int first, int last) = TrainingDays.Of(history);
        var names = new SortedSet<string>(StringComparer.Ordinal);
        for (int day = first; day <= last; day++)
        {
            if (NameOf(calendar, day) is { } name) names.Add(name);
        }

        return new Fitted(Name, calendar, names);
    }

    // Of several the one that began first, which is the first of the calendar's order.
    private static string? NameOf(PeriodCalendar calendar, int day) => calendar.On(HolidayDays.DateOf(day)) is [var first, ..] ? first.Name : null;

    private sealed class Fitted : FittedFeature
    {
        private readonly PeriodCalendar _calendar;

        // Code 0 is for a day outside all periods.
        private readonly Dictionary<string, int> _codes = new(StringComparer.Ordinal);

        public Fitted(string name, PeriodCalendar calendar, IEnumerable<string> names)
        {
            _calendar = calendar;
            foreach (string known in names) _codes.Add(known, _codes.Count + 1);
            Columns = [new FeatureColumn(name), new FeatureColumn(name + " name") { Categories = _codes.Count + 1 }];
        }

        public override IReadOnlyList<FeatureColumn> Columns { get; }

        public override bool IsOfTimeAlone => true;

        internal override string LearntColumn => Columns[1].Name;

        internal override string? UnknownCategory(RegularPanel panel, int series, int steps)
        {
            (int first, int last) = TrainingDays.Ahead(panel, steps);
            for (int day = first; day <= last; day++)
            {
                if (NameOf(_calendar, day) is { } name && !_codes.ContainsKey(name)) return name;
            }

            return null;
        }

        public override void Fill(in FeatureWindow window, in FeatureRows rows)
        {
            int day = int.MinValue;
            float within = 0, code = 0;
            for (int i = 0; i < window.Count; i++)
            {
                LocalParts parts = window.Calendar[i];
                if (parts.EpochDay != day)
                {
                    day = parts.EpochDay;
                    string? name = NameOf(_calendar, day);
                    within = name is null ? 0 : 1;
                    code = name is null ? 0 : _codes.TryGetValue(name, out int known) ? known : float.NaN;
                }

                rows[0][i] = within;
                rows[1][i] = code;
            }
        }
    }
}
