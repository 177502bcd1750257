using Forecasting.Calendars;
using NodaTime;

namespace Forecasting.Features.Calendar;

/// <summary>The columns of a holiday feature whose names of holidays are fixed.</summary>
internal sealed class FittedHolidays : FittedFeature
{
    // No run of days off is longer.
    private const int LongestRun = 31;

    // From Christmas to New Year's Day.
    private const int LongestLeave = 7;

    private readonly HolidayDays _days;
    private readonly HolidayFeatureOptions _options;
    private readonly Dictionary<string, int> _codes = new(StringComparer.Ordinal);
    private readonly List<HolidayColumns> _order;

    public FittedHolidays(string name, HolidayDays days, HolidayFeatureOptions options, IReadOnlyList<string> names)
    {
        _days = days;
        _options = options;
        // Code 0 is for a day without a name.
        foreach (string known in names) _codes.Add(known, _codes.Count + 1);
        _order = [.. Enum.GetValues<HolidayColumns>().Where(column => int.PopCount((int)column) == 1 && options.Columns.HasFlag(column))];
        Columns = [.. _order.Select(column => new FeatureColumn(name + SuffixOf(column)) { Categories = CategoriesOf(column) })];
    }

    public override IReadOnlyList<FeatureColumn> Columns { get; }

    public override bool IsOfTimeAlone => true;

    public override void Fill(in FeatureWindow window, in FeatureRows rows)
    {
        if (window.Count == 0) return;
        int margin = Math.Max(_options.MostDays, LongestRun);
        int first = window.Calendar[0].EpochDay - _options.DaysBack - margin;
        HolidayDay[] days = _days.Of(first, window.Calendar[^1].EpochDay - _options.DaysBack + margin - first + 1);
        Span<float> values = stackalloc float[_order.Count];
        int day = int.MinValue;
        for (int i = 0; i < window.Count; i++)
        {
            if (window.Calendar[i].EpochDay != day)
            {
                day = window.Calendar[i].EpochDay;
                _days.Check(day);
                Describe(days, day - _options.DaysBack - first, first, values);
            }

            for (int c = 0; c < values.Length; c++) rows[c][i] = values[c];
        }
    }

    internal override string LearntColumn => Columns[Math.Max(0, _order.IndexOf(HolidayColumns.Name))].Name;

    internal override string? UnknownCategory(RegularPanel panel, int series, int steps)
    {
        if (!_order.Contains(HolidayColumns.Name)) return null;
        (int first, int last) = TrainingDays.Ahead(panel, steps);
        foreach (HolidayDay day in _days.Of(first - _options.DaysBack, last - first + 1))
        {
            if (day.Name is { } name && !_codes.ContainsKey(name)) return name;
        }

        return null;
    }

    private void Describe(HolidayDay[] days, int at, int first, Span<float> values)
    {
        for (int c = 0; c < values.Length; c++) values[c] = days[at].IsKnown ? ValueOf(_order[c], days, at, first) : float.NaN;
    }

    private float ValueOf(HolidayColumns column, HolidayDay[] days, int at, int first)
    {
        HolidayDay day = days[at];
        return column switch
        {
            HolidayColumns.Holiday => day.IsHoliday ? 1 : 0,
            HolidayColumns.Eve => IsHoliday(days[at + 1]),
            HolidayColumns.After => IsHoliday(days[at - 1]),
            HolidayColumns.Bridge => Bridge(days, at),
            HolidayColumns.LongWeekend => LongWeekend(days, at),
            HolidayColumns.HalfDay => day.IsHalf ? 1 : 0,
            HolidayColumns.DaysSince => Distance(days, at, -1),
            HolidayColumns.DaysUntil => Distance(days, at, 1),
            HolidayColumns.Kind => day.Kind is { } kind ? (int)kind + 1 : 0,
            HolidayColumns.Name => NameOf(day),
            HolidayColumns.Weekday => (int)Weekday(days, at, first + at) - 1,
            HolidayColumns.DayType => DayType(days, at),
            HolidayColumns.Beside => Beside(days, at),
            _ => (float)day.Share,
        };
    }

    private static float IsHoliday(HolidayDay day) => !day.IsKnown ? float.NaN : day.IsHoliday ? 1 : 0;

    private static float Bridge(HolidayDay[] days, int at)
    {
        HolidayDay before = days[at - 1], after = days[at + 1];
        if (days[at].IsOff) return 0;
        if (!before.IsKnown || !after.IsKnown) return float.NaN;
        return before.IsOff && after.IsOff && (before.IsPublic || after.IsPublic) ? 1 : 0;
    }

    private static float LongWeekend(HolidayDay[] days, int at)
    {
        if (!days[at].IsOff) return 0;
        int from = at, to = at;
        while (from > 0 && days[from - 1] is { IsKnown: true, IsOff: true }) from--;
        while (to < days.Length - 1 && days[to + 1] is { IsKnown: true, IsOff: true }) to++;
        if (to - from >= 2) return 1;
        return days[from - 1].IsKnown && days[to + 1].IsKnown ? 0 : float.NaN;
    }

    private static float DayType(HolidayDay[] days, int at)
    {
        HolidayDay day = days[at];
        if (day.IsHalf) return 3;
        if (day.IsHoliday) return day.IsWeekend ? 2 : 1;
        if (!days[at - 1].IsKnown || !days[at + 1].IsKnown) return float.NaN;
        if (Bridge(days, at) > 0) return 4;
        int weekend = day.IsOff ? 1 : 0;
        if (days[at + 1].IsHoliday) return 5 + weekend;
        if (days[at - 1].IsHoliday) return 7 + weekend;
        return IsBetween(days, at) ? 9 + weekend : 0;
    }

    // People take leave where a few days are enough to be off from one holiday to the next.
    private static bool IsBetween(HolidayDay[] days, int at)
    {
        int before = 2, after = 2;
        while (before < LongestLeave && !days[at - before].IsHoliday) before++;
        while (after < LongestLeave && !days[at + after].IsHoliday) after++;
        return before + after <= LongestLeave;
    }

    private float NameOf(HolidayDay day)
    {
        if (day.Name is not { } name) return 0;
        if (!_codes.TryGetValue(name, out int code)) return float.NaN;
        return day.IsWeekend ? _codes.Count + code : code;
    }

    private float Beside(HolidayDay[] days, int at)
    {
        HolidayDay before = days[at - 1], after = days[at + 1];
        if (days[at].IsHoliday) return 0;
        if (!before.IsKnown || !after.IsKnown) return float.NaN;
        if (!before.IsHoliday && !after.IsHoliday) return 0;
        if (!_codes.TryGetValue((after.IsHoliday ? after : before).Name!, out int code)) return float.NaN;
        return code + (after.IsHoliday ? 0 : _codes.Count) + (days[at].IsWeekend ? 2 * _codes.Count : 0);
    }

    private float Distance(HolidayDay[] days, int at, int direction)
    {
        for (int distance = 0; distance < _options.MostDays; distance++)
        {
            HolidayDay day = days[at + (direction * distance)];
            if (!day.IsKnown) return float.NaN;
            if (day.IsHoliday) return distance;
        }

        return _options.MostDays;
    }

    private IsoDayOfWeek Weekday(HolidayDay[] days, int at, int day)
    {
        if (days[at].IsPublic) return _days.RestOf(day);
        if (days[at] is { IsHalf: true, IsWeekend: false }) return _days.OtherOf(day);
        bool worked = days[at] is { IsWeekend: true, Kind: HolidayKind.WorkingDay };
        int like = !worked ? day : days[at - 1].IsWeekend ? day + 1 : day - 1;
        return HolidayDays.DateOf(like).DayOfWeek;
    }

    private int CategoriesOf(HolidayColumns column) => column switch
    {
        HolidayColumns.Kind => Enum.GetValues<HolidayKind>().Length + 1,
        HolidayColumns.Weekday => 7,
        HolidayColumns.DayType => 11,
        HolidayColumns.Name => (2 * _codes.Count) + 1,
        HolidayColumns.Beside => (4 * _codes.Count) + 1,
        _ => 0,
    };

    private static string SuffixOf(HolidayColumns column) => column switch
    {
        HolidayColumns.Holiday => "",
        HolidayColumns.Eve => " eve",
        HolidayColumns.After => " after",
        HolidayColumns.Bridge => " bridge",
        HolidayColumns.LongWeekend => " long weekend",
        HolidayColumns.HalfDay => " half day",
        HolidayColumns.DaysSince => " days since",
        HolidayColumns.DaysUntil => " days until",
        HolidayColumns.Kind => " kind",
        HolidayColumns.Name => " name",
        HolidayColumns.Weekday => " weekday",
        HolidayColumns.DayType => " type",
        HolidayColumns.Beside => " beside",
        _ => " share",
    };
}
