namespace Forecasting.Calendars.Astronomy;

/// <summary>The apparent place of the sun, to about a second of arc, which it passes in half a minute of time.</summary>
/// <remarks>Meeus, Astronomical Algorithms, 2nd edition, chapters 22 and 25, with the terms of VSOP87 of its appendix III.</remarks>
internal static class Sun
{
    private const double TropicalYear = 365.24219;
    private const double MarchEquinox2000 = 2451623.81;

    // Amplitude in 1e-8 radians, phase in radians, and radians in a thousand years.
    private static readonly double[] L0 =
    [
        3341656, 4.6692568, 6283.0758500, 34894, 4.62610, 12566.15170, 3497, 2.7441, 5753.3849, 3418, 2.8289, 3.5231,
        3136, 3.6277, 77713.7715, 2676, 4.4181, 7860.4194, 2343, 6.1352, 3930.2097, 1324, 0.7425, 11506.7698,
        1273, 2.0371, 529.6910, 1199, 1.1096, 1577.3435, 990, 5.233, 5884.927, 902, 2.045, 26.298, 857, 3.508, 398.149,
        780, 1.179, 5223.694, 753, 2.533, 5507.553, 505, 4.583, 18849.228, 492, 4.205, 775.523, 357, 2.920, 0.067,
        317, 5.849, 11790.629, 284, 1.899, 796.298, 271, 0.315, 10977.079, 243, 0.345, 5486.778, 206, 4.806, 2544.314,
        205, 1.869, 5573.143, 202, 2.458, 6069.777, 156, 0.833, 213.299, 132, 3.411, 2942.463, 126, 1.083, 20.775,
        115, 0.645, 0.980, 103, 0.636, 4694.003, 102, 0.976, 15720.839, 102, 4.267, 7.114, 99, 6.21, 2146.17,
        98, 0.68, 155.42, 86, 5.98, 161000.69, 85, 1.30, 6275.96, 85, 3.67, 71430.70, 80, 1.81, 17260.15,
        79, 3.04, 12036.46, 75, 1.76, 5088.63, 74, 3.50, 3154.69, 74, 4.68, 801.82, 70, 0.83, 9437.76,
    ];

    private static readonly double[] L1 =
    [
        206059, 2.678235, 6283.075850, 4303, 2.6351, 12566.1517, 425, 1.590, 3.523, 119, 5.796, 26.298,
        109, 2.966, 1577.344, 93, 2.59, 18849.23, 72, 1.14, 529.69, 68, 1.87, 398.15, 67, 4.41, 5507.55,
    ];

    private static readonly double[] L2 = [8720, 1.0721, 6283.0758, 309, 0.867, 12566.152];

    /// <summary>Computes the apparent longitude in degrees, from 0 to below 360, at a day of dynamical time.</summary>
    public static double Longitude(double day)
    {
        var t = (day - JulianDay.J2000) / JulianDay.DaysInCentury;
        var tau = t / 10;
        var earth = 175347046 + Sum(L0, tau) + (tau * (628331966747 + Sum(L1, tau) + (tau * (52919 + Sum(L2, tau)))));
        var distance = 1 - (0.016709 * Angle.Cos(357.529 + (35999.050 * t)));
        var seconds = NutationSeconds(t) - 0.0903 - (20.4898 / distance);
        return Angle.Positive((earth * 1e-8 * (180 / Math.PI)) + 180 + (seconds / 3600));
    }

    /// <summary>Finds the day of dynamical time near the year's own turn at which the sun reaches a longitude in degrees.</summary>
    /// <param name="longitude">From 0 (the March equinox of the year) to below 360 (that of the next).</param>
    /// <param name="year">The year of the March equinox.</param>
    public static double TimeOf(double longitude, int year)
    {
        var day = MarchEquinox2000 + ((year - 2000 + (longitude / 360)) * TropicalYear);
        for (var step = 0; step < 4; step++)
            day += Angle.Signed(longitude - Longitude(day)) / 360 * TropicalYear;
        return day;
    }

    /// <summary>Computes the nutation in longitude, in degrees.</summary>
    public static double Nutation(double day) => NutationSeconds((day - JulianDay.J2000) / JulianDay.DaysInCentury) / 3600;

    // Nutation in longitude by its four largest terms (chapter 22).
    private static double NutationSeconds(double t)
    {
        var node = 125.04452 - (1934.136261 * t);
        var sun = 280.4665 + (36000.7698 * t);
        var moon = 218.3165 + (481267.8813 * t);
        return (-17.20 * Angle.Sin(node)) - (1.32 * Angle.Sin(2 * sun)) - (0.23 * Angle.Sin(2 * moon)) + (0.21 * Angle.Sin(2 * node));
    }

    private static double Sum(double[] terms, double tau)
    {
        var sum = 0.0;
        for (var i = 0; i < terms.Length; i += 3)
            sum += terms[i] * Math.Cos(terms[i + 1] + (terms[i + 2] * tau));
        return sum;
    }
}
