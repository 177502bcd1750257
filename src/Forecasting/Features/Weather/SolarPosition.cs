using Forecasting.Calendars.Astronomy;
using Forecasting.Weather;

namespace Forecasting.Features.Weather;

/// <summary>Where the sun stands, and what it gives under a clear sky.</summary>
/// <remarks>Meeus, Astronomical Algorithms, 2nd edition, chapters 12, 13 and 25, to about a hundredth of a degree; without refraction.</remarks>
internal static class SolarPosition
{
    private const double TicksPerDay = TimeSpan.TicksPerDay;
    private const double UnixEpoch = 2440587.5;

    /// <summary>Computes the sine of the elevation of the sun at a place and an instant in Unix ticks.</summary>
    public static double SineOfElevation(WeatherLocation place, long ticks)
    {
        double days = UnixEpoch + (ticks / TicksPerDay) - JulianDay.J2000;
        double t = days / JulianDay.DaysInCentury;
        double anomaly = 357.52911 + (35999.05029 * t);
        double centre = ((1.914602 - (0.004817 * t)) * Angle.Sin(anomaly)) + (0.019993 * Angle.Sin(2 * anomaly)) + (0.000289 * Angle.Sin(3 * anomaly));
        double node = 125.04 - (1934.136 * t);
        double longitude = 280.46646 + (36000.76983 * t) + centre - 0.00569 - (0.00478 * Angle.Sin(node));
        double obliquity = 23.439291 - (0.0130042 * t) + (0.00256 * Angle.Cos(node));
        double sine = Angle.Sin(longitude);
        double sineOfDeclination = Angle.Sin(obliquity) * sine;
        double ascension = Math.Atan2(Angle.Cos(obliquity) * sine, Angle.Cos(longitude)) * (180 / Math.PI);
        double hourAngle = 280.46061837 + (360.98564736629 * days) + place.Longitude - ascension;
        double cosineOfDeclination = Math.Sqrt(1 - (sineOfDeclination * sineOfDeclination));
        return (Angle.Sin(place.Latitude) * sineOfDeclination) + (Angle.Cos(place.Latitude) * cosineOfDeclination * Angle.Cos(hourAngle));
    }

    /// <summary>Computes the global radiation on the horizontal under a clear sky, in W/m² (Haurwitz 1945).</summary>
    /// <param name="sineOfElevation">The sine of the elevation of the sun.</param>
    public static double ClearSky(double sineOfElevation) =>
        sineOfElevation > 0 ? 1098 * sineOfElevation * Math.Exp(-0.059 / sineOfElevation) : 0;

    /// <summary>Averages elevation, in degrees, and clear-sky radiation over an interval.</summary>
    public static (double Elevation, double ClearSky) Mean(WeatherLocation place, long start, long end)
    {
        // Pieces of at most twenty minutes: their middles are as good as the mean to a watt.
        int pieces = (int)Math.Max(1, Math.Ceiling((end - start) / (20.0 * TimeSpan.TicksPerMinute)));
        double elevation = 0, radiation = 0;
        for (int i = 0; i < pieces; i++)
        {
            double sine = SineOfElevation(place, start + (long)((end - start) * ((i + 0.5) / pieces)));
            elevation += Math.Asin(Math.Clamp(sine, -1, 1)) * (180 / Math.PI);
            radiation += ClearSky(sine);
        }

        return (elevation / pieces, radiation / pieces);
    }
}
