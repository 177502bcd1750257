namespace Forecasting.Calendars.Astronomy;

/// <summary>The longitude of the moon from the sun, to about 10 seconds of arc (Meeus, Astronomical Algorithms, 2nd edition, chapter 47).</summary>
internal static class Moon
{
    // Coefficients in 1e-6 degrees, and the multiples of the elongation, the sun's anomaly, the moon's anomaly and its argument of latitude.
    private static readonly int[] Terms =
    [
        6288774, 0, 0, 1, 0, 1274027, 2, 0, -1, 0, 658314, 2, 0, 0, 0, 213618, 0, 0, 2, 0, -185116, 0, 1, 0, 0, -114332, 0, 0, 0, 2,
        58793, 2, 0, -2, 0, 57066, 2, -1, -1, 0, 53322, 2, 0, 1, 0, 45758, 2, -1, 0, 0, -40923, 0, 1, -1, 0, -34720, 1, 0, 0, 0,
        -30383, 0, 1, 1, 0, 15327, 2, 0, 0, -2, -12528, 0, 0, 1, 2, 10980, 0, 0, 1, -2, 10675, 4, 0, -1, 0, 10034, 0, 0, 3, 0,
        8548, 4, 0, -2, 0, -7888, 2, 1, -1, 0, -6766, 2, 1, 0, 0, -5163, 1, 0, -1, 0, 4987, 1, 1, 0, 0, 4036, 2, -1, 1, 0,
        3994, 2, 0, 2, 0, 3861, 4, 0, 0, 0, 3665, 2, 0, -3, 0, -2689, 0, 1, -2, 0, -2602, 2, 0, -1, 2, 2390, 2, -1, -2, 0,
        -2348, 1, 0, 1, 0, 2236, 2, -2, 0, 0, -2120, 0, 1, 2, 0, -2069, 0, 2, 0, 0, 2048, 2, -2, -1, 0, -1773, 2, 0, 1, -2,
        -1595, 2, 0, 0, 2, 1215, 4, -1, -1, 0, -1110, 0, 0, 2, 2, -892, 3, 0, -1, 0, -810, 2, 1, 1, 0, 759, 4, -1, -2, 0,
        -713, 0, 2, -1, 0, -700, 2, 2, -1, 0, 691, 2, 1, -2, 0, 596, 2, -1, 0, -2, 549, 4, 0, 1, 0, 537, 0, 0, 4, 0, 520, 4, -1, 0, 0,
    ];

    /// <summary>Computes how far the moon is ahead of the sun, in degrees from 0 to below 360, at a day of dynamical time.</summary>
    public static double Elongation(double day)
    {
        var t = (day - JulianDay.J2000) / JulianDay.DaysInCentury;
        var t2 = t * t;
        var mean = 218.3164477 + (481267.88123421 * t) - (0.0015786 * t2) + (t2 * t / 538841);
        var elongation = 297.8501921 + (445267.1114034 * t) - (0.0018819 * t2) + (t2 * t / 545868);
        var sun = 357.5291092 + (35999.0502909 * t) - (0.0001536 * t2);
        var moon = 134.9633964 + (477198.8675055 * t) + (0.0087414 * t2) + (t2 * t / 69699);
        var latitude = 93.2720950 + (483202.0175233 * t) - (0.0036539 * t2);
        var eccentricity = 1 - (0.002516 * t) - (0.0000074 * t2);
        var sum = (3958 * Angle.Sin(119.75 + (131.849 * t))) + (1962 * Angle.Sin(mean - latitude))
            + (318 * Angle.Sin(53.09 + (479264.290 * t)));
        for (var i = 0; i < Terms.Length; i += 5)
        {
            var scale = Terms[i + 2] switch { 0 => 1, 1 or -1 => eccentricity, _ => eccentricity * eccentricity };
            sum += Terms[i] * scale * Angle.Sin(
                (Terms[i + 1] * elongation) + (Terms[i + 2] * sun) + (Terms[i + 3] * moon) + (Terms[i + 4] * latitude));
        }

        // The nutation is in the sun's apparent longitude too, so that it falls out.
        return Angle.Positive(mean + (sum * 1e-6) + Sun.Nutation(day) - Sun.Longitude(day));
    }
}
