using Forecasting.Calendars;
using NodaTime;

namespace Forecasting.Features.Calendar;

/// <summary>The local dates of a run of days, as a calendar or the weighed calendars of a grid's regions see them.</summary>
internal sealed class HolidayDays
{
    private const double Most = 0.5;

    private static readonly LocalDate Epoch = new(1970, 1, 1);

    private readonly HolidayCalendar _calendar;
    // The region itself comes first.
    private readonly IReadOnlyList<(HolidayCalendar Calendar, double Share)> _parts;
    private readonly RegionShares? _shares;

    public HolidayDays(HolidayCalendar calendar, RegionShares? shares)
    {
        _calendar = calendar;
        _shares = shares;
        _parts = [(calendar, 1.0), .. shares?.Parts ?? []];
    }

    /// <summary>Describes days; those beyond the years of a calendar are not known.</summary>
    /// <param name="first">The first day, as days since 1970-01-01.</param>
    /// <param name="count">How many days.</param>
    public HolidayDay[] Of(int first, int count)
    {
        var days = new HolidayDay[count];
        for (int i = 0; i < count; i++) days[i] = Of(DateOf(first + i));
        return days;
    }

    /// <summary>Throws where a day lies beyond the years of a calendar.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It does (FEA-030).</exception>
    public void Check(int day)
    {
        foreach ((HolidayCalendar calendar, _) in _parts) calendar.IsHoliday(DateOf(day));
    }

    /// <summary>Gets the weekday of the region's day of rest: Sunday, or Friday where Sunday is worked.</summary>
    public IsoDayOfWeek RestOf(int day) => Weekend(day, [IsoDayOfWeek.Sunday, IsoDayOfWeek.Friday, IsoDayOfWeek.Saturday, IsoDayOfWeek.Thursday]);

    /// <summary>Gets the weekday of the region's weekend that is not its day of rest, if there is one.</summary>
    public IsoDayOfWeek OtherOf(int day) => Weekend(day, [IsoDayOfWeek.Saturday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday, IsoDayOfWeek.Sunday]);

    public static LocalDate DateOf(int day) => Epoch.PlusDays(day);

    private IsoDayOfWeek Weekend(int day, ReadOnlySpan<IsoDayOfWeek> order)
    {
        LocalDate date = DateOf(day);
        foreach (IsoDayOfWeek weekday in order)
        {
            if (_calendar.IsWeekend(date.PlusDays((int)weekday - (int)date.DayOfWeek))) return weekday;
        }

        return order[0];
    }

    private HolidayDay Of(LocalDate date)
    {
        bool weekend = _calendar.IsWeekend(date);
        foreach ((HolidayCalendar calendar, _) in _parts)
        {
            if (date.Year < calendar.FirstYear || date.Year > calendar.LastYear) return new HolidayDay(weekend, double.NaN, null, null, false);
        }

        bool own = _calendar.IsHoliday(date);
        double share = _shares?.ShareOff(date) ?? (own ? 1 : 0);
        // What few of the parts keep would only add names.
        (string Name, HolidayKind Kind)? chosen = Chosen(date, share >= Most ? _parts.Count : 1);
        return new HolidayDay(weekend, share, chosen?.Kind, chosen?.Name, own || share >= Most);
    }

    // The kind and name of the most people; among equals the weightier kind, then the first name.
    private (string Name, HolidayKind Kind)? Chosen(LocalDate date, int parts)
    {
        List<(string Name, HolidayKind Kind, double Share)> found = [];
        for (int p = 0; p < parts; p++)
        {
            (HolidayCalendar calendar, double share) = _parts[p];
            IReadOnlyList<Holiday> there = calendar.On(date);
            for (int i = 0; i < there.Count; i++)
            {
                (string Name, HolidayKind Kind) one = (there[i].Name, there[i].Kind);
                int place = found.FindIndex(other => other.Name == one.Name && other.Kind == one.Kind);
                if (place < 0) found.Add((one.Name, one.Kind, share));
                else found[place] = found[place] with { Share = found[place].Share + share };
            }
        }

        if (found.Count == 0) return null;
        found.Sort((one, other) => Compare(one, other));
        return (found[0].Name, found[0].Kind);
    }

    private static int Compare((string Name, HolidayKind Kind, double Share) one, (string Name, HolidayKind Kind, double Share) other)
    {
        int order = one.Kind.CompareTo(other.Kind);
        if (order == 0) order = other.Share.CompareTo(one.Share);
        return order != 0 ? order : string.CompareOrdinal(one.Name, other.Name);
    }
}
