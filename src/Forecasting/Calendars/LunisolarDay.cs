using System.Collections.Concurrent;
using Forecasting.Calendars.Astronomy;
using NodaTime;

namespace Forecasting.Calendars;

/// <summary>A day of the lunisolar calendar of China, Korea or Vietnam, never in a leap month.</summary>
/// <param name="Month">From 1 to 12.</param>
/// <param name="Day">From 1 to 30; 30 only where the month has it.</param>
/// <param name="OffsetHours">The offset of the calendar's meridian from universal time, in hours.</param>
internal sealed record LunisolarDay(int Month, int Day, double OffsetHours) : DayExpression
{
    public override void AddTo(List<LocalDate> dates, int year)
    {
        for (var solstice = year - 1; solstice <= year; solstice++)
        {
            var (start, length) = LunisolarYear.After(solstice, OffsetHours).Month(Month);
            var date = start.PlusDays(Day - 1);
            if (Day <= length && date.Year == year)
                dates.Add(date);
        }
    }
}

/// <summary>The months from the one with a December solstice, the eleventh, to the tenth of the next year.</summary>
/// <remarks>
/// A month starts on the day of new moon. Of thirteen months between two solstices, the first in which the sun reaches no
/// multiple of 30 degrees is a leap month (Helmer Aslaksen, The Mathematics of the Chinese Calendar, 2010).
/// </remarks>
internal sealed class LunisolarYear
{
    private static readonly ConcurrentDictionary<(int, double), LunisolarYear> Known = new();
    private readonly (LocalDate Start, int Days)[] _months = new (LocalDate, int)[12];

    private LunisolarYear(int solsticeYear, double offset)
    {
        var solstice = JulianDay.LocalDate(Sun.TimeOf(270, solsticeYear), offset);
        var next = JulianDay.LocalDate(Sun.TimeOf(270, solsticeYear + 1), offset);
        var first = LastNewMoonUpTo(solstice, offset);
        var starts = new LocalDate[14];
        for (var i = 0; i < starts.Length; i++)
            starts[i] = JulianDay.LocalDate(MoonPhase.New(first + i), offset);
        var leap = starts[13] <= next ? LeapMonth(starts, solsticeYear, offset) : -1;
        for (int i = 0, kept = 0; kept < 12; i++)
        {
            if (i != leap)
                _months[kept++] = (starts[i], Period.DaysBetween(starts[i], starts[i + 1]));
        }
    }

    public static LunisolarYear After(int solsticeYear, double offset) =>
        Known.GetOrAdd((solsticeYear, offset), static key => new LunisolarYear(key.Item1, key.Item2));

    public (LocalDate Start, int Days) Month(int month) => _months[(month + 1) % 12];

    private static int LastNewMoonUpTo(LocalDate date, double offset)
    {
        var number = MoonPhase.NumberNear(JulianDay.Of(date, offset)) + 2;
        while (JulianDay.LocalDate(MoonPhase.New(number), offset) > date)
            number--;
        return number;
    }

    private static int LeapMonth(LocalDate[] starts, int solsticeYear, double offset)
    {
        for (int month = 0, term = 0; month < 13; month++)
        {
            var sign = Term(term);
            if (sign >= starts[month + 1])
                return month;
            while (Term(term) < starts[month + 1])
                term++;
        }

        return -1;

        LocalDate Term(int index) => JulianDay.LocalDate(Sun.TimeOf((270 + (30 * index)) % 360, solsticeYear + ((9 + index) / 12)), offset);
    }
}
