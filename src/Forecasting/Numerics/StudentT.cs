namespace Forecasting.Numerics;

/// <summary>Tail probabilities of Student's t distribution, by the regularised incomplete beta function.</summary>
internal static class StudentT
{
    private const int MaxSteps = 100_000;

    /// <summary>Computes the probability that |T| is at least |<paramref name="t"/>|.</summary>
    /// <param name="t">The statistic; infinity gives 0.</param>
    /// <param name="degreesOfFreedom">More than 0.</param>
    /// <returns>From 0 to 1; NaN for a NaN statistic.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The degrees of freedom are not above 0, or not finite.</exception>
    /// <remarks>Abramowitz and Stegun, 1964, 26.7.1 with 26.5.27: p = I(v / (v + t²); v/2, 1/2).</remarks>
    public static double TwoSided(double t, double degreesOfFreedom)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(degreesOfFreedom);
        if (!double.IsFinite(degreesOfFreedom))
        {
            throw new ArgumentOutOfRangeException(nameof(degreesOfFreedom), degreesOfFreedom, "Must be finite.");
        }

        if (double.IsNaN(t))
        {
            return double.NaN;
        }

        // Both shares of the whole are formed without cancellation: each is small where it matters.
        var ratio = t / Math.Sqrt(degreesOfFreedom);
        var square = ratio * ratio;
        var x = 1 / (1 + square);
        var complement = double.IsPositiveInfinity(square) ? 1 : square / (1 + square);
        return RegularizedBeta(x, complement, degreesOfFreedom / 2, 0.5);
    }

    /// <summary>Computes I(x; a, b), the regularised incomplete beta function.</summary>
    /// <param name="x">From 0 to 1.</param>
    /// <param name="complement">1 - x, given apart so that an x close to 1 loses no digits.</param>
    /// <param name="a">More than 0.</param>
    /// <param name="b">More than 0.</param>
    /// <remarks>The continued fraction 26.5.8 of Abramowitz and Stegun, 1964, on the side where it converges fast.</remarks>
    internal static double RegularizedBeta(double x, double complement, double a, double b)
    {
        if (x <= 0 || complement <= 0)
        {
            return x <= 0 ? 0 : 1;
        }

        var logX = x < 0.5 ? Math.Log(x) : Log1P(-complement);
        var logComplement = complement < 0.5 ? Math.Log(complement) : Log1P(-x);
        var front = Math.Exp((a * logX) + (b * logComplement) - LogBeta(a, b));
        return x < (a + 1) / (a + b + 2)
            ? front * Fraction(x, a, b) / a
            : 1 - (front * Fraction(complement, b, a) / b);
    }

    // Lentz's method on the continued fraction of the incomplete beta function.
    private static double Fraction(double x, double a, double b)
    {
        const double Tiny = 1e-300;
        var c = 1.0;
        var d = 1 / NotZero(1 - ((a + b) * x / (a + 1)));
        var result = d;
        for (var m = 1; m <= MaxSteps; m++)
        {
            var even = m * (b - m) * x / ((a + (2.0 * m) - 1) * (a + (2.0 * m)));
            d = 1 / NotZero(1 + (even * d));
            c = NotZero(1 + (even / c));
            result *= d * c;
            var odd = -(a + m) * (a + b + m) * x / ((a + (2.0 * m)) * (a + (2.0 * m) + 1));
            d = 1 / NotZero(1 + (odd * d));
            c = NotZero(1 + (odd / c));
            var change = d * c;
            result *= change;
            if (Math.Abs(change - 1) < 1e-16)
            {
                break;
            }
        }

        return result;

        static double NotZero(double value) => Math.Abs(value) < Tiny ? Tiny : value;
    }

    // log B(a, b) without the cancellation of three large log-gammas.
    internal static double LogBeta(double a, double b)
    {
        var (small, large) = a < b ? (a, b) : (b, a);
        var sum = small + large;
        if (large < 10)
        {
            return LogGamma(small) + LogGamma(large) - LogGamma(sum);
        }

        if (small < 10)
        {
            return LogGamma(small) + StirlingRest(large) - StirlingRest(sum)
                + small - (small * Math.Log(sum)) + ((large - 0.5) * Log1P(-small / sum));
        }

        return (0.5 * Math.Log(2 * Math.PI)) - (0.5 * Math.Log(large))
            + StirlingRest(small) + StirlingRest(large) - StirlingRest(sum)
            + ((small - 0.5) * Math.Log(small / sum)) + (large * Log1P(-small / sum));
    }

    // Stirling's series above 10, reached by the recurrence from below.
    internal static double LogGamma(double x)
    {
        var product = 1.0;
        while (x < 10)
        {
            product *= x;
            x++;
        }

        return ((x - 0.5) * Math.Log(x)) - x + (0.5 * Math.Log(2 * Math.PI)) + StirlingRest(x) - Math.Log(product);
    }

    // The rest of Stirling's series for log-gamma (Abramowitz and Stegun, 6.1.41), to full precision from 10 up.
    private static double StirlingRest(double x)
    {
        var inverse = 1 / x;
        var s = inverse * inverse;
        return inverse * ((1.0 / 12) - (s * ((1.0 / 360) - (s * ((1.0 / 1260) - (s * ((1.0 / 1680)
            - (s * ((1.0 / 1188) - (s * ((691.0 / 360360) - (s / 156))))))))))));
    }

    // log(1 + x); Kahan's correction of the rounding of 1 + x.
    private static double Log1P(double x)
    {
        var sum = 1 + x;
        return sum == 1 ? x : Math.Log(sum) * (x / (sum - 1));
    }
}
