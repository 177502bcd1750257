using NodaTime;

namespace Forecasting.Calendars.Astronomy;

/// <summary>Turns days of dynamical time, counted from noon of 1 January 4713 BC, into local dates and back.</summary>
internal static class JulianDay
{
    public const double J2000 = 2451545.0;
    public const double DaysInCentury = 36525;
    private const double UnixEpoch = 2440587.5;
    private static readonly LocalDate Epoch = new(1970, 1, 1);

    /// <summary>Gets the day of dynamical time at a local date's midnight.</summary>
    public static double Of(LocalDate date, double offsetHours)
    {
        var universal = UnixEpoch + Period.DaysBetween(Epoch, date) - (offsetHours / 24);
        return universal + DeltaT(universal);
    }

    /// <summary>Gets the local date of an instant of dynamical time, at an offset from universal time in hours.</summary>
    public static LocalDate LocalDate(double dynamical, double offsetHours) =>
        Epoch.PlusDays((int)Math.Floor(dynamical - DeltaT(dynamical) + (offsetHours / 24) - UnixEpoch));

    // Dynamical minus universal time, in days (Espenak and Meeus, Five Millennium Canon of Solar Eclipses, 2006).
    private static double DeltaT(double day)
    {
        var year = 2000 + ((day - J2000) / 365.25);
        var century = (year - 1820) / 100;
        var seconds = year switch
        {
            < 1920 => (32 * century * century) - 20,
            < 1941 => Polynomial(year - 1920, 21.20, 0.84493, -0.076100, 0.0020936),
            < 1961 => Polynomial(year - 1950, 29.07, 0.407, -1 / 233.0, 1 / 2547.0),
            < 1986 => Polynomial(year - 1975, 45.45, 1.067, -1 / 260.0, -1 / 718.0),
            < 2005 => Polynomial(year - 2000, 63.86, 0.3345, -0.060374, 0.0017275, 0.000651814, 0.00002373599),
            < 2050 => Polynomial(year - 2000, 62.92, 0.32217, 0.005589),
            _ => (32 * century * century) - 20 - (0.5628 * Math.Max(0, 2150 - year)),
        };
        return seconds / 86400;
    }

    private static double Polynomial(double x, params ReadOnlySpan<double> coefficients)
    {
        var sum = 0.0;
        for (var i = coefficients.Length - 1; i >= 0; i--)
            sum = (sum * x) + coefficients[i];
        return sum;
    }
}
