using System.Globalization;
using NodaTime;

namespace Forecasting.Calendars;

/// <summary>The days of two calendars, in the years that both cover.</summary>
internal sealed class UnionCalendar : HolidayCalendar
{
    private readonly HolidayCalendar _one;
    private readonly HolidayCalendar _other;

    public UnionCalendar(HolidayCalendar one, HolidayCalendar other)
        : this(one, other, SharedYears(one, other))
    {
    }

    private UnionCalendar(HolidayCalendar one, HolidayCalendar other, (int First, int Last) years)
        : base(one.Region + "+" + other.Region, years.First, years.Last)
    {
        _one = one;
        _other = other;
    }

    // Whoever joins the days of a plan to those of a region names the region first.
    public override bool IsWeekend(LocalDate date) => _one.IsWeekend(date);

    /// <exception cref="ArgumentException">The two share no year.</exception>
    public static (int First, int Last) SharedYears(HolidayCalendar one, HolidayCalendar other)
    {
        var first = Math.Max(one.FirstYear, other.FirstYear);
        var last = Math.Min(one.LastYear, other.LastYear);
        return first <= last ? (first, last) : throw new ArgumentException(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{one.Region} ({one.FirstYear} to {one.LastYear}) and {other.Region} ({other.FirstYear} to {other.LastYear}) share no year."),
            nameof(other));
    }

    protected override IEnumerable<Holiday> ComputeYear(int year) => _one.InYear(year).Concat(_other.InYear(year));
}
