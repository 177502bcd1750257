using NodaTime;

namespace Forecasting.Calendars;

/// <summary>One line of a country's rules.</summary>
internal sealed record HolidayRule
{
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

    /// <summary>Gets the rule for substitutes, or <see langword="null"/> for that of the region.</summary>
    public SubstituteRule? Substitute { get; init; }

    public Scope Where { get; init; } = Scope.Everywhere;

    public bool AppliesIn(int year) =>
        year >= FirstYear && year <= LastYear && (Every == 1 || (year - FirstYear) % Every == 0) && !ExceptYears.Contains(year);
}

/// <summary>The parts of a country in which a line applies: those listed, or all but those.</summary>
internal sealed record Scope(IReadOnlyList<string> Subdivisions, bool Excluded)
{
    public static Scope Everywhere { get; } = new([], true);

    /// <summary>Tells whether the line applies in a subdivision, or with an empty name in the country as a whole.</summary>
    public bool Includes(string subdivision) => Subdivisions.Contains(subdivision) != Excluded;
}
