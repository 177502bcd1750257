using System.Collections.ObjectModel;
using System.Globalization;
using NodaTime;

namespace Forecasting.Calendars;

/// <summary>The sorted holidays of one year, with a bit per day for the question that is asked most.</summary>
internal sealed class HolidayYear
{
    private readonly Holiday[] _sorted;
    private readonly ulong[] _daysOff = new ulong[6];

    public HolidayYear(string region, int year, IEnumerable<Holiday> holidays)
    {
        List<Holiday> list = [.. holidays];
        foreach (var holiday in list)
        {
            if (holiday.Date.Year != year || holiday.Date.Calendar != CalendarSystem.Iso)
            {
                throw new InvalidOperationException(string.Create(
                    CultureInfo.InvariantCulture, $"The calendar of {region} gave {holiday.Name} on {holiday.Date:r} for the year {year}."));
            }

            if (holiday.Kind is HolidayKind.Public or HolidayKind.HalfDay)
                _daysOff[holiday.Date.DayOfYear >> 6] |= 1UL << (holiday.Date.DayOfYear & 63);
        }

        _sorted = SortedOnce(list);
        Holidays = new ReadOnlyCollection<Holiday>(_sorted);
    }

    public IReadOnlyList<Holiday> Holidays { get; }

    public bool IsDayOff(int dayOfYear) => (_daysOff[dayOfYear >> 6] >> (dayOfYear & 63) & 1) != 0;

    public IReadOnlyList<Holiday> On(LocalDate date) => [.. _sorted.Where(h => h.Date == date)];

    private static Holiday[] SortedOnce(List<Holiday> list)
    {
        list.Sort(Compare);
        var kept = 0;
        for (var i = 0; i < list.Count; i++)
        {
            if (kept == 0 || Compare(list[kept - 1], list[i]) != 0)
                list[kept++] = list[i];
        }

        return [.. list[..kept]];
    }

    private static int Compare(Holiday one, Holiday other)
    {
        var order = one.Date.CompareTo(other.Date);
        if (order == 0)
            order = string.CompareOrdinal(one.Name, other.Name);
        if (order == 0)
            order = one.Observed.CompareTo(other.Observed);
        return order != 0 ? order : one.Kind.CompareTo(other.Kind);
    }
}
