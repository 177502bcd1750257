namespace Forecasting.Calendars.Astronomy;

/// <summary>The instants of new and full moon, to some seconds (Meeus, Astronomical Algorithms, 2nd edition, chapter 49).</summary>
internal static class MoonPhase
{
    private const double Month = 29.530588861;
    private const double FirstNewMoon = 2451550.09766;

    // Coefficients in days for the new and the full moon, the power of the earth's eccentricity, and the multiples
    // of the sun's anomaly, the moon's anomaly and the moon's argument of latitude.
    private static readonly double[] Terms =
    [
        -0.40720, -0.40614, 0, 0, 1, 0, 0.17241, 0.17302, 1, 1, 0, 0, 0.01608, 0.01614, 0, 0, 2, 0, 0.01039, 0.01043, 0, 0, 0, 2,
        0.00739, 0.00734, 1, -1, 1, 0, -0.00514, -0.00515, 1, 1, 1, 0, 0.00208, 0.00209, 2, 2, 0, 0, -0.00111, -0.00111, 0, 0, 1, -2,
        -0.00057, -0.00057, 0, 0, 1, 2, 0.00056, 0.00056, 1, 1, 2, 0, -0.00042, -0.00042, 0, 0, 3, 0, 0.00042, 0.00042, 1, 1, 0, 2,
        0.00038, 0.00038, 1, 1, 0, -2, -0.00024, -0.00024, 1, -1, 2, 0, -0.00007, -0.00007, 0, 2, 1, 0, 0.00004, 0.00004, 0, 0, 2, -2,
        0.00004, 0.00004, 0, 3, 0, 0, 0.00003, 0.00003, 0, 1, 1, -2, 0.00003, 0.00003, 0, 0, 2, 2, -0.00003, -0.00003, 0, 1, 1, 2,
        0.00003, 0.00003, 0, -1, 1, 2, -0.00002, -0.00002, 0, -1, 1, -2, -0.00002, -0.00002, 0, 1, 3, 0, 0.00002, 0.00002, 0, 0, 4, 0,
    ];

    // The planets' pull: amplitude in days, phase in degrees, degrees in a month.
    private static readonly double[] Planets =
    [
        0.000325, 299.77, 0.107408, 0.000165, 251.88, 0.016321, 0.000164, 251.83, 26.651886, 0.000126, 349.42, 36.412478,
        0.000110, 84.66, 18.206239, 0.000062, 141.74, 53.303771, 0.000060, 207.14, 2.453732, 0.000056, 154.84, 7.306860,
        0.000047, 34.52, 27.261239, 0.000042, 207.19, 0.121824, 0.000040, 291.34, 1.844379, 0.000037, 161.72, 24.198154,
        0.000035, 239.56, 25.513099, 0.000023, 331.55, 3.592518,
    ];

    /// <summary>Gets the number of the last mean new moon before a day, to within one.</summary>
    public static int NumberNear(double day) => (int)Math.Floor((day - FirstNewMoon) / Month);

    /// <summary>Computes a new moon as a day of dynamical time; number 0 is that of 6 January 2000.</summary>
    public static double New(int number) => Time(number, full: false);

    /// <summary>Computes the full moon that follows the new moon of the same number, as a day of dynamical time.</summary>
    public static double Full(int number) => Time(number + 0.5, full: true);

    private static double Time(double k, bool full)
    {
        var t = k / 1236.85;
        var t2 = t * t;
        var eccentricity = 1 - (0.002516 * t) - (0.0000074 * t2);
        var sun = 2.5534 + (29.10535670 * k) - (0.0000014 * t2) - (0.00000011 * t2 * t);
        var moon = 201.5643 + (385.81693528 * k) + (0.0107582 * t2) + (0.00001238 * t2 * t) - (0.000000058 * t2 * t2);
        var latitude = 160.7108 + (390.67050284 * k) - (0.0016118 * t2) - (0.00000227 * t2 * t) + (0.000000011 * t2 * t2);
        var node = 124.7746 - (1.56375588 * k) + (0.0020672 * t2) + (0.00000215 * t2 * t);
        var day = FirstNewMoon + (Month * k) + (0.00015437 * t2) - (0.000000150 * t2 * t) + (0.00000000073 * t2 * t2);
        day -= 0.00017 * Angle.Sin(node);
        for (var i = 0; i < Terms.Length; i += 6)
        {
            var scale = Terms[i + 2] switch { 0 => 1, 1 => eccentricity, _ => eccentricity * eccentricity };
            day += Terms[full ? i + 1 : i] * scale
                * Angle.Sin((Terms[i + 3] * sun) + (Terms[i + 4] * moon) + (Terms[i + 5] * latitude));
        }

        for (var i = 0; i < Planets.Length; i += 3)
            day += Planets[i] * Angle.Sin(Planets[i + 1] + (Planets[i + 2] * k) - (i == 0 ? 0.009173 * t2 : 0));
        return day;
    }
}
