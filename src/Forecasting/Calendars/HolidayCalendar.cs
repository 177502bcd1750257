using System.Collections.Concurrent;
using System.Globalization;
using NodaTime;

namespace Forecasting.Calendars;

/// <summary>The holidays of one region, by local date.</summary>
/// <remarks>
/// A calendar is immutable and may be shared between threads; a year is computed once and kept.
/// A date has no zone: convert an instant to the local date of the series' own zone before asking.
/// To bring a source of your own, derive and implement <see cref="ComputeYear"/>, or pass the days to <see cref="Custom"/>;
/// <see cref="CsvHolidays"/>, <see cref="IcsHolidays"/> and <see cref="NagerHolidays"/> read files.
/// </remarks>
public abstract class HolidayCalendar
{
    private readonly ConcurrentDictionary<int, HolidayYear> _years = new();

    /// <summary>Starts a calendar that knows a range of years.</summary>
    /// <param name="region">The region: an ISO 3166 code such as <c>US-NY</c>, or a name of your own.</param>
    /// <param name="firstYear">The first year with data, from 1 to 9999.</param>
    /// <param name="lastYear">The last year with data, from <paramref name="firstYear"/> to 9999.</param>
    /// <exception cref="ArgumentException">The region is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A year is out of its range.</exception>
    protected HolidayCalendar(string region, int firstYear, int lastYear)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(region);
        ArgumentOutOfRangeException.ThrowIfLessThan(firstYear, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(lastYear, firstYear);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lastYear, 9999);
        Region = region;
        FirstYear = firstYear;
        LastYear = lastYear;
    }

    /// <summary>Gets every region that <see cref="For"/> knows, in ordinal order: countries and their subdivisions.</summary>
    /// <value>ISO 3166-1 and 3166-2 codes, such as <c>GB</c> and <c>US-NY</c>.</value>
    public static IReadOnlyList<string> Regions => BuiltInCalendars.Regions;

    /// <summary>Gets the region whose holidays these are.</summary>
    /// <value>An ISO 3166 code such as <c>US-NY</c>, or the name that a custom calendar was given.</value>
    public string Region { get; }

    /// <summary>Gets the first year with data.</summary>
    /// <value>From 1 to <see cref="LastYear"/>.</value>
    public int FirstYear { get; }

    /// <summary>Gets the last year with data.</summary>
    /// <value>From <see cref="FirstYear"/> to 9999.</value>
    public int LastYear { get; }

    /// <summary>Gets the built-in calendar of a region.</summary>
    /// <param name="region">An ISO 3166 code in its own spelling: <c>US</c>, <c>US-NY</c>, <c>GB-SCT</c>.</param>
    /// <returns>The calendar; the same instance for the same region.</returns>
    /// <remarks>A country alone has the days that all of it shares by law; those of a part are only in that part.</remarks>
    /// <exception cref="ArgumentException">No built-in calendar covers the region; the message gives the nearest that are.</exception>
    public static HolidayCalendar For(string region)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(region);
        return BuiltInCalendars.For(region);
    }

    /// <summary>Describes the built-in calendar of a region: its name, and how far its days are to be trusted.</summary>
    /// <param name="region">An ISO 3166 code in its own spelling: <c>US</c>, <c>US-NY</c>, <c>GB-SCT</c>.</param>
    /// <returns>The description.</returns>
    /// <exception cref="ArgumentException">No built-in calendar covers the region; the message gives the nearest that are.</exception>
    public static HolidayRegion Describe(string region)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(region);
        return BuiltInCalendars.Describe(region);
    }

    /// <summary>Makes a calendar of days that you list.</summary>
    /// <param name="region">The name of the region, the company or the plan.</param>
    /// <param name="holidays">The days, in any order; days on one date may differ in name, or in being observed.</param>
    /// <param name="firstYear">The first year for which the list is whole. The default is 1: every year.</param>
    /// <param name="lastYear">The last year for which the list is whole. The default is 9999: every year.</param>
    /// <returns>The calendar.</returns>
    /// <remarks>
    /// A year without a day in the list has no holidays. Where that is not the truth, say which years the list covers:
    /// the others are then refused.
    /// </remarks>
    /// <exception cref="ArgumentException">A day has no name, an unknown kind, a year out of range, or is listed twice.</exception>
    public static HolidayCalendar Custom(string region, IEnumerable<Holiday> holidays, int firstYear = 1, int lastYear = 9999)
    {
        ArgumentNullException.ThrowIfNull(holidays);
        return new ListedCalendar(region, holidays, firstYear, lastYear);
    }

    /// <summary>Joins the days of this calendar with those of another.</summary>
    /// <param name="other">The other calendar.</param>
    /// <returns>A calendar of the years that both cover; its region is both names with a <c>+</c> between.</returns>
    /// <remarks>A day that both have with the same name, kind and substitution is there once. The weekend is that of this calendar.</remarks>
    /// <exception cref="ArgumentException">The two share no year.</exception>
    public HolidayCalendar Union(HolidayCalendar other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new UnionCalendar(this, other);
    }

    /// <summary>Keeps the days that pass a test, such as those of a kind.</summary>
    /// <param name="keeps">Whether a day stays; called from any thread, at most a few times for each day.</param>
    /// <returns>A calendar of the same region and years.</returns>
    public HolidayCalendar Where(Func<Holiday, bool> keeps)
    {
        ArgumentNullException.ThrowIfNull(keeps);
        return new FilteredCalendar(this, keeps, (FirstYear, LastYear));
    }

    /// <summary>Leaves out every day on some dates: those on which a plant works all the same.</summary>
    /// <param name="dates">The local dates; one without a holiday changes nothing.</param>
    /// <returns>A calendar of the same region and years.</returns>
    public HolidayCalendar Except(IEnumerable<LocalDate> dates)
    {
        ArgumentNullException.ThrowIfNull(dates);
        var left = dates.Select(d => d.WithCalendar(CalendarSystem.Iso)).ToHashSet();
        return Where(holiday => !left.Contains(holiday.Date));
    }

    /// <summary>Leaves out every day on a date on which people of another calendar have at least half of the day off.</summary>
    /// <param name="other">The other calendar, such as that of the country, where only the days of a part are asked for.</param>
    /// <returns>A calendar of the same region, and of the years that both cover.</returns>
    /// <exception cref="ArgumentException">The two share no year.</exception>
    public HolidayCalendar Except(HolidayCalendar other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new FilteredCalendar(this, holiday => !other.IsHoliday(holiday.Date), UnionCalendar.SharedYears(this, other));
    }

    /// <summary>Gets the holidays of a year, substitutes included.</summary>
    /// <param name="year">The year, from <see cref="FirstYear"/> to <see cref="LastYear"/>.</param>
    /// <returns>The holidays whose date lies in the year, by date and then by name.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The calendar has no data for the year.</exception>
    public IReadOnlyList<Holiday> InYear(int year) => Year(year).Holidays;

    /// <summary>Tells whether people have at least half of a date off.</summary>
    /// <param name="date">The local date.</param>
    /// <returns>Whether a public holiday, a substitute for one, or a half day is on the date; an observance is not enough.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The calendar has no data for the year.</exception>
    public bool IsHoliday(LocalDate date)
    {
        var iso = date.WithCalendar(CalendarSystem.Iso);
        return Year(iso.Year).IsDayOff(iso.DayOfYear);
    }

    /// <summary>Gets the holidays on a date.</summary>
    /// <param name="date">The local date.</param>
    /// <returns>The holidays by name, observances included; empty where there is none.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The calendar has no data for the year.</exception>
    public IReadOnlyList<Holiday> On(LocalDate date)
    {
        var iso = date.WithCalendar(CalendarSystem.Iso);
        return Year(iso.Year).On(iso);
    }

    /// <summary>Tells whether a date falls on the weekend of the region, by its weekday and year alone.</summary>
    /// <param name="date">The local date, of any year.</param>
    /// <returns>Whether nobody works on such weekdays as a rule; Saturday and Sunday unless the calendar knows better.</returns>
    /// <remarks>A day of the weekend that is worked in exchange is one all the same: <see cref="On"/> tells of it.</remarks>
    public virtual bool IsWeekend(LocalDate date) => date.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday;

    /// <summary>Returns the region.</summary>
    /// <returns>The region.</returns>
    public override string ToString() => Region;

    /// <summary>Computes the holidays of a year; called at least once for each year that is asked for, from any thread.</summary>
    /// <param name="year">A year with data.</param>
    /// <returns>The holidays whose date lies in the year, in any order.</returns>
    protected abstract IEnumerable<Holiday> ComputeYear(int year);

    private HolidayYear Year(int year)
    {
        if (_years.TryGetValue(year, out var known))
            return known;
        if (year < FirstYear || year > LastYear)
        {
            throw new ArgumentOutOfRangeException(nameof(year), year, string.Create(
                CultureInfo.InvariantCulture, $"The holidays of {Region} are known from {FirstYear} to {LastYear} (FEA-030)."));
        }

        return _years.GetOrAdd(year, new HolidayYear(Region, year, ComputeYear(year)));
    }
}
