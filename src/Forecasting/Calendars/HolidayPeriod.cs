using NodaTime;

namespace Forecasting.Calendars;

/// <summary>Days in a row with a name, such as school holidays, a trade fair or the revision of a plant.</summary>
public sealed record HolidayPeriod
{
    /// <summary>Makes a period.</summary>
    /// <param name="name">The name of every day in it.</param>
    /// <param name="first">The first day.</param>
    /// <param name="last">The last day, which is part of the period.</param>
    /// <param name="kind">The kind of every day. The default is <see cref="HolidayKind.Observance"/>: most people work.</param>
    /// <exception cref="ArgumentException">The name is empty, the kind does not exist, or the last day is before the first.</exception>
    public HolidayPeriod(string name, LocalDate first, LocalDate last, HolidayKind kind = HolidayKind.Observance)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (!Enum.IsDefined(kind))
            throw new ArgumentException($"The period '{name}' has a kind that does not exist.", nameof(kind));
        Name = name;
        Kind = kind;
        First = first.WithCalendar(CalendarSystem.Iso);
        Last = last.WithCalendar(CalendarSystem.Iso);
        if (Last < First)
            throw new ArgumentException($"The period '{name}' ends on {Last:r}, before its first day, {First:r}.", nameof(last));
    }

    /// <summary>Gets the name of every day in the period.</summary>
    public string Name { get; }

    /// <summary>Gets the first day, in the ISO calendar.</summary>
    public LocalDate First { get; }

    /// <summary>Gets the last day, which is part of the period, in the ISO calendar.</summary>
    public LocalDate Last { get; }

    /// <summary>Gets the kind of every day.</summary>
    public HolidayKind Kind { get; }

    /// <summary>Returns the days of the period as holidays.</summary>
    internal IEnumerable<Holiday> Days()
    {
        // Not until `date <= Last`: the day after the last of all days does not exist.
        var count = Period.DaysBetween(First, Last);
        for (var i = 0; i <= count; i++)
            yield return new Holiday(First.PlusDays(i), Name, Kind);
    }
}
