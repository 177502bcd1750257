using System.Collections.Concurrent;
using Forecasting.Calendars.Astronomy;
using NodaTime;

namespace Forecasting.Calendars;

/// <summary>The local dates of new or full moon in a month of the year.</summary>
internal sealed record MoonDay(bool Full, int Month, double OffsetHours) : DayExpression
{
    public override void AddTo(List<LocalDate> dates, int year)
    {
        var first = MoonPhase.NumberNear(JulianDay.Of(new LocalDate(year, Month, 1), OffsetHours)) - 1;
        for (var number = first; number < first + 4; number++)
        {
            var date = JulianDay.LocalDate(Full ? MoonPhase.Full(number) : MoonPhase.New(number), OffsetHours);
            if (date.Year == year && date.Month == Month)
                dates.Add(date);
        }
    }
}

/// <summary>The local date on which the sun's apparent longitude reaches so many degrees.</summary>
internal sealed record SunDay(int Degrees, double OffsetHours) : DayExpression
{
    private readonly ConcurrentDictionary<int, LocalDate[]> _known = new();

    public override void AddTo(List<LocalDate> dates, int year) => dates.AddRange(_known.GetOrAdd(year, Compute));

    private LocalDate[] Compute(int year)
    {
        var found = new List<LocalDate>();
        for (var equinox = year - 1; equinox <= year; equinox++)
        {
            var date = JulianDay.LocalDate(Sun.TimeOf(Degrees, equinox), OffsetHours);
            if (date.Year == year)
                found.Add(date);
        }

        return [.. found];
    }
}
