using System.Collections.Concurrent;
using Forecasting.Calendars.Astronomy;
using NodaTime;

namespace Forecasting.Calendars;

/// <summary>The moment of a day at which a tithi must prevail for the day to carry it.</summary>
internal enum HinduMoment
{
    Sunrise,
    Noon,
    Sunset,
    Midnight,
}

/// <summary>A tithi of a Hindu lunar month that ends with the new moon, reckoned for Ujjain; never in a leap month.</summary>
/// <param name="Month">From 1 (Chaitra) to 12.</param>
/// <param name="Tithi">From 1 to 30: 15 ends with the full moon, 30 with the new moon.</param>
/// <param name="Moment">The moment of the day that counts.</param>
internal sealed record HinduDay(int Month, int Tithi, HinduMoment Moment) : DayExpression
{
    private const double DaysInTithi = 29.530588861 / 30;
    private readonly ConcurrentDictionary<int, LocalDate[]> _known = new();

    public override void AddTo(List<LocalDate> dates, int year) => dates.AddRange(_known.GetOrAdd(year, Compute));

    private LocalDate[] Compute(int year)
    {
        var found = new List<LocalDate>();
        var first = MoonPhase.NumberNear(JulianDay.Of(new LocalDate(year, 1, 1), 0)) - 1;
        for (var number = first; number < first + 15; number++)
        {
            var start = MoonPhase.New(number);
            var sign = Sign(start);
            if (((sign + 1) % 12) + 1 != Month || Sign(MoonPhase.New(number + 1)) == sign)
                continue;
            var date = Date(start);
            if (date.Year == year)
                found.Add(date);
        }

        return [.. found];
    }

    private LocalDate Date(double newMoon)
    {
        var begin = TimeOf(12 * (Tithi - 1), newMoon + ((Tithi - 1) * DaysInTithi));
        var end = TimeOf(12 * Tithi, newMoon + (Tithi * DaysInTithi));
        var date = JulianDay.LocalDate(begin, Ujjain.OffsetHours).PlusDays(-1);
        while (Ujjain.Time(date, Moment) < begin)
            date = date.PlusDays(1);

        // A tithi between two such moments belongs to the day on which it began.
        return Ujjain.Time(date, Moment) < end ? date : date.PlusDays(-1);
    }

    private static int Sign(double day)
    {
        // Lahiri's ayanamsa: 23.853 degrees in 2000, growing by 50.28 seconds of arc in a year.
        var ayanamsa = 23.85306 + ((day - JulianDay.J2000) / 365.25 * (50.28 / 3600));
        return (int)(Angle.Positive(Sun.Longitude(day) - ayanamsa) / 30);
    }

    private static double TimeOf(double elongation, double day)
    {
        for (var step = 0; step < 5; step++)
            day += Angle.Signed(elongation - Moon.Elongation(day)) / 12.190749;
        return day;
    }
}

/// <summary>The sun's day in Ujjain, on India's prime meridian of old.</summary>
internal static class Ujjain
{
    public const double OffsetHours = 5.5;
    private const double Longitude = 75.77;
    private const double Latitude = 23.18;

    /// <summary>Computes a moment of a date as a day of dynamical time, to about a minute (Meeus, chapters 15 and 28).</summary>
    public static double Time(LocalDate date, HinduMoment moment)
    {
        var noon = JulianDay.Of(date, Longitude / 15) + 0.5;
        var sun = Angle.Positive(Sun.Longitude(noon));
        var t = (noon - JulianDay.J2000) / JulianDay.DaysInCentury;
        var obliquity = 23.4393 - (0.0130 * t);
        var ascension = Math.Atan2(Angle.Cos(obliquity) * Angle.Sin(sun), Angle.Cos(sun)) * (180 / Math.PI);
        noon -= Angle.Signed(280.4665 + (36000.7698 * t) - 0.0057183 - ascension) / 360;
        var sine = Angle.Sin(obliquity) * Angle.Sin(sun);
        var cosine = (Angle.Sin(-0.8333) - (Angle.Sin(Latitude) * sine)) / (Angle.Cos(Latitude) * Math.Sqrt(1 - (sine * sine)));
        var half = Math.Acos(cosine) / (2 * Math.PI);
        return moment switch
        {
            HinduMoment.Sunrise => noon - half,
            HinduMoment.Noon => noon,
            HinduMoment.Sunset => noon + half,
            _ => noon + 0.5,
        };
    }
}
