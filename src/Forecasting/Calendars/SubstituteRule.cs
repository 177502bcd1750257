using NodaTime;

namespace Forecasting.Calendars;

/// <summary>What triggers a substitute: a weekday, or (when <see langword="null"/>) a date that another's substitute took; and where it goes.</summary>
/// <param name="Weekday">The weekday of the holiday, or <see langword="null"/> where its date was taken.</param>
/// <param name="Days">The days to move; 0 where it goes to a free working day.</param>
/// <param name="Direction">1 for the next free working day, -1 for the one before, 0 where <paramref name="Days"/> says.</param>
internal readonly record struct SubstituteStep(IsoDayOfWeek? Weekday, int Days, int Direction);

/// <summary>Says on which day a holiday that falls badly is given instead.</summary>
internal sealed record SubstituteRule(SubstituteStep[] Steps)
{
    public static SubstituteRule None { get; } = new([]);

    /// <summary>Finds the substitute of a holiday.</summary>
    /// <param name="date">The holiday's own date.</param>
    /// <param name="taken">The substitutes given so far.</param>
    /// <param name="days">The own dates of all public holidays, and the weekend.</param>
    public LocalDate? Find(LocalDate date, HashSet<LocalDate> taken, WorkingDays days)
    {
        foreach (var step in Steps)
        {
            if (step.Weekday is { } weekday ? weekday != date.DayOfWeek : !taken.Contains(date))
                continue;
            if (step.Direction == 0)
                return date.PlusDays(step.Days);
            var day = date;
            do
                day = day.PlusDays(step.Direction);
            while (!days.IsWorking(day) || taken.Contains(day));
            return day;
        }

        return null;
    }
}

/// <summary>The days that are neither weekend nor the own date of a public holiday.</summary>
internal sealed class WorkingDays(Weekends weekends)
{
    private readonly HashSet<LocalDate> _closed = [];

    public IReadOnlyCollection<LocalDate> Closed => _closed;

    public void Close(LocalDate date) => _closed.Add(date);

    public bool IsClosed(LocalDate date) => _closed.Contains(date);

    public bool IsWorking(LocalDate date) => !weekends.Includes(date) && !_closed.Contains(date);
}
