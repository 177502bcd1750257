using NodaTime;

namespace Forecasting.Calendars;

/// <summary>One line of a country's rules.</summary>
internal sealed record HolidayRule
{
    // Far enough for a feast whose month was reckoned otherwise, and short of the same feast a month before or after.
    private const int DecreeReach = 20;

    public required string Name { get; init; }

    public required DayExpression Day { get; init; }

    public HolidayKind Kind { get; init; } = HolidayKind.Public;

    public int FirstYear { get; init; } = int.MinValue;

    public int LastYear { get; init; } = int.MaxValue;

    /// <summary>Gets the years between two occurrences, counted from <see cref="FirstYear"/>.</summary>
    public int Every { get; init; } = 1;

    public int[] ExceptYears { get; init; } = [];

    /// <summary>Gets the weekdays to which the rule is limited; all when empty.</summary>
    public IsoDayOfWeek[] OnlyOn { get; init; } = [];

    /// <summary>Gets how many days the holiday lasts.</summary>
    public int Days { get; init; } = 1;

    /// <summary>Gets the days to move by weekday, from Monday; empty where the day stays.</summary>
    public int[] Moves { get; init; } = [];

    /// <summary>Gets the dates that decrees put in place of computed ones.</summary>
    public LocalDate[] Decreed { get; init; } = [];

    /// <summary>Gets the rule for substitutes, or <see langword="null"/> for that of the region.</summary>
    public SubstituteRule? Substitute { get; init; }

    public Scope Where { get; init; } = Scope.Everywhere;

    public bool AppliesIn(int year) =>
        year >= FirstYear && year <= LastYear && (Every == 1 || (year - FirstYear) % Every == 0) && !ExceptYears.Contains(year);

    /// <summary>Adds the dates that the rule gives for a year; a long holiday or a decree may reach into the next.</summary>
    public void AddTo(List<LocalDate> dates, int year)
    {
        if (!AppliesIn(year))
            return;
        var from = dates.Count;
        Day.AddTo(dates, year);
        if (OnlyOn.Length > 0)
        {
            for (var i = dates.Count - 1; i >= from; i--)
            {
                if (!OnlyOn.Contains(dates[i].DayOfWeek))
                    dates.RemoveAt(i);
            }
        }

        if (Moves.Length > 0)
        {
            for (var i = from; i < dates.Count; i++)
                dates[i] = dates[i].PlusDays(Moves[(int)dates[i].DayOfWeek - 1]);
        }

        foreach (var decreed in Decreed)
            Replace(dates, from, decreed);
        var own = dates.Count;
        for (var i = from; i < own; i++)
        {
            for (var day = 1; day < Days; day++)
                dates.Add(dates[i].PlusDays(day));
        }
    }

    private static void Replace(List<LocalDate> dates, int from, LocalDate decreed)
    {
        var nearest = -1;
        var least = DecreeReach + 1;
        for (var i = from; i < dates.Count; i++)
        {
            var distance = Math.Abs(Period.DaysBetween(dates[i], decreed));
            if (distance < least)
                (nearest, least) = (i, distance);
        }

        if (nearest >= 0)
            dates[nearest] = decreed;
    }
}

/// <summary>The parts of a country in which a line applies: those listed, or all but those.</summary>
internal sealed record Scope(IReadOnlyList<string> Subdivisions, bool Excluded)
{
    public static Scope Everywhere { get; } = new([], true);

    /// <summary>Tells whether the line applies in a subdivision, or with an empty name in the country as a whole.</summary>
    public bool Includes(string subdivision) => Subdivisions.Contains(subdivision) != Excluded;
}
