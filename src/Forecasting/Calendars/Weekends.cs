using NodaTime;

namespace Forecasting.Calendars;

/// <summary>A range of years, both ends included.</summary>
internal readonly record struct YearRange(int First, int Last)
{
    public static YearRange All { get; } = new(1, 9999);

    public bool Includes(int year) => year >= First && year <= Last;
}

/// <summary>The days of the week on which nobody works, by year; Saturday and Sunday where nothing else is said.</summary>
internal sealed class Weekends
{
    private readonly List<(int Days, YearRange Years)> _lines = [(Bit(IsoDayOfWeek.Saturday) | Bit(IsoDayOfWeek.Sunday), YearRange.All)];

    /// <summary>Adds a line, which prevails over those before it.</summary>
    public void Add(IReadOnlyList<IsoDayOfWeek> days, YearRange years) => _lines.Add((days.Aggregate(0, (sum, day) => sum | Bit(day)), years));

    public bool Includes(LocalDate date)
    {
        for (var i = _lines.Count - 1; i >= 0; i--)
        {
            if (_lines[i].Years.Includes(date.Year))
                return (_lines[i].Days & Bit(date.DayOfWeek)) != 0;
        }

        return false;
    }

    private static int Bit(IsoDayOfWeek day) => 1 << (int)day;
}
