using System.Collections.ObjectModel;
using System.Globalization;
using NodaTime;

namespace Forecasting.Calendars;

/// <summary>The named periods of one region, by local date: school holidays, seasons, planned events.</summary>
/// <remarks>
/// Immutable; may be shared between threads. A date has no zone: convert an instant to the local date of the series' own zone before
/// asking. A year without data is refused, as by <see cref="HolidayCalendar"/>: silence would read as "no period".
/// </remarks>
public sealed class PeriodCalendar
{
    private readonly CalendarPeriod[] _sorted;
    private readonly LocalDate[] _starts;
    private readonly LocalDate[] _ends;

    /// <summary>Makes a calendar of periods that you list.</summary>
    /// <param name="region">The region, as an ISO 3166 code, or a name of your own.</param>
    /// <param name="periods">The periods, in any order; they may overlap, and one listed twice is there once.</param>
    /// <param name="firstYear">The first year for which the list is whole. The default is 1: every year.</param>
    /// <param name="lastYear">The last year for which the list is whole. The default is 9999: every year.</param>
    /// <remarks>A period may reach beyond the first and the last year; only its dates within them can be asked for.</remarks>
    /// <exception cref="ArgumentException">The region is empty, or a period has no name, ends before it starts, or has no date in the years.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A year is out of its range.</exception>
    public PeriodCalendar(string region, IEnumerable<CalendarPeriod> periods, int firstYear = 1, int lastYear = 9999)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(region);
        ArgumentNullException.ThrowIfNull(periods);
        ArgumentOutOfRangeException.ThrowIfLessThan(firstYear, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(lastYear, firstYear);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lastYear, 9999);
        Region = region;
        FirstYear = firstYear;
        LastYear = lastYear;
        var listed = new HashSet<CalendarPeriod>();
        foreach (var given in periods)
        {
            if (given is null)
                throw new ArgumentException("A period in the list is null.", nameof(periods));
            var period = given with { From = given.From.WithCalendar(CalendarSystem.Iso), To = given.To.WithCalendar(CalendarSystem.Iso) };
            if (Fault(period) is { } fault)
            {
                throw new ArgumentException(string.Create(
                    CultureInfo.InvariantCulture, $"The period '{period.Name}' from {period.From:r} to {period.To:r} {fault}."), nameof(periods));
            }

            listed.Add(period);
        }

        _sorted = [.. listed.OrderBy(p => p.From).ThenBy(p => p.To).ThenBy(p => p.Name, StringComparer.Ordinal)];
        Periods = new ReadOnlyCollection<CalendarPeriod>(_sorted);
        (_starts, _ends) = Joined(_sorted);
    }

    /// <summary>Gets the region whose periods these are.</summary>
    /// <value>An ISO 3166 code such as <c>DE-BY</c>, or the name that the calendar was given.</value>
    public string Region { get; }

    /// <summary>Gets the first year with data.</summary>
    /// <value>From 1 to <see cref="LastYear"/>.</value>
    public int FirstYear { get; }

    /// <summary>Gets the last year with data.</summary>
    /// <value>From <see cref="FirstYear"/> to 9999.</value>
    public int LastYear { get; }

    /// <summary>Gets the periods, each once, by first date, then by last date, then by name.</summary>
    public IReadOnlyList<CalendarPeriod> Periods { get; }

    /// <summary>Tells whether a date lies in a period.</summary>
    /// <param name="date">The local date.</param>
    /// <returns>Whether at least one period has the date.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The calendar has no data for the year.</exception>
    public bool Contains(LocalDate date)
    {
        var asked = Known(date);
        var place = Array.BinarySearch(_starts, asked);
        if (place < 0)
            place = ~place - 1;
        return place >= 0 && asked <= _ends[place];
    }

    /// <summary>Gets the periods that a date lies in.</summary>
    /// <param name="date">The local date.</param>
    /// <returns>The periods, in the order of <see cref="Periods"/>; empty where there is none.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The calendar has no data for the year.</exception>
    public IReadOnlyList<CalendarPeriod> On(LocalDate date)
    {
        var asked = Known(date);
        return [.. _sorted.TakeWhile(p => p.From <= asked).Where(p => p.To >= asked)];
    }

    /// <summary>Joins the periods of this calendar with those of another.</summary>
    /// <param name="other">The other calendar.</param>
    /// <returns>A calendar of the years that both cover; its region is both names with a <c>+</c> between.</returns>
    /// <exception cref="ArgumentException">The two share no year.</exception>
    public PeriodCalendar Union(PeriodCalendar other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var first = Math.Max(FirstYear, other.FirstYear);
        var last = Math.Min(LastYear, other.LastYear);
        if (first > last)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"{Region} ({FirstYear} to {LastYear}) and {other.Region} ({other.FirstYear} to {other.LastYear}) share no year."),
                nameof(other));
        }

        return new PeriodCalendar(
            Region + "+" + other.Region, Periods.Concat(other.Periods).Where(p => p.To.Year >= first && p.From.Year <= last), first, last);
    }

    /// <summary>Makes a holiday of each date of each period, as for the closure of a plant or a strike.</summary>
    /// <param name="kind">The kind of the days. The default is <see cref="HolidayKind.Public"/>.</param>
    /// <returns>A calendar of the same region and years, to be joined with others by <see cref="HolidayCalendar.Union"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such kind.</exception>
    public HolidayCalendar ToHolidays(HolidayKind kind = HolidayKind.Public)
    {
        if (!Enum.IsDefined(kind))
            throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind of holiday.");
        return new PeriodHolidays(this, kind);
    }

    /// <summary>Returns the region.</summary>
    /// <returns>The region.</returns>
    public override string ToString() => Region;

    private string? Fault(CalendarPeriod period) =>
        string.IsNullOrWhiteSpace(period.Name) ? "has no name"
        : period.To < period.From ? "ends before it starts"
        : period.To.Year >= FirstYear && period.From.Year <= LastYear ? null
        : string.Create(CultureInfo.InvariantCulture, $"is outside the years {FirstYear} to {LastYear} that the list covers");

    // Spans that neither overlap nor are out of order: a date is then found by halving.
    private static (LocalDate[] Starts, LocalDate[] Ends) Joined(CalendarPeriod[] sorted)
    {
        var starts = new List<LocalDate>();
        var ends = new List<LocalDate>();
        foreach (var period in sorted)
        {
            if (ends.Count == 0 || period.From > ends[^1])
            {
                starts.Add(period.From);
                ends.Add(period.To);
            }
            else if (period.To > ends[^1])
            {
                ends[^1] = period.To;
            }
        }

        return ([.. starts], [.. ends]);
    }

    private LocalDate Known(LocalDate date)
    {
        var iso = date.WithCalendar(CalendarSystem.Iso);
        return iso.Year >= FirstYear && iso.Year <= LastYear ? iso : throw new ArgumentOutOfRangeException(nameof(date), date, string.Create(
            CultureInfo.InvariantCulture, $"The periods of {Region} are known from {FirstYear} to {LastYear} (FEA-030)."));
    }
}
