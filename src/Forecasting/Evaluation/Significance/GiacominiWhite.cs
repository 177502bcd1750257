using System.Globalization;
using Forecasting.Numerics;

namespace Forecasting.Evaluation.Significance;

/// <summary>The test of Giacomini and White: can the difference in loss of two forecasters be foretold from the last one that was known?</summary>
/// <remarks>
/// Where <see cref="DieboldMariano"/> asks which is better on average, this asks too whether one is better at times that can be told in
/// advance; it compares forecasters as they are fitted, their errors of estimation included.
/// </remarks>
public static class GiacominiWhite
{
    private const int LeastPairs = 8;

    /// <summary>Tests two series of losses of the same targets, such as absolute errors, against each other.</summary>
    /// <param name="lossesA">The losses of forecaster A in order of time; NaN where a point was not scored.</param>
    /// <param name="lossesB">The losses of forecaster B for the same points.</param>
    /// <param name="horizon">How many steps ahead the forecasts were made, at least 1.</param>
    /// <returns>The statistic and its p-value, or the reason why there is none.</returns>
    /// <exception cref="ArgumentException">The lengths differ, or a loss is infinite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The horizon is below 1.</exception>
    /// <remarks>
    /// Giacomini and White, 2006, "Tests of conditional predictive ability", section 3: with the difference d(t) and the
    /// instruments 1 and d(t - horizon), n Z' Ω⁻¹ Z of their products with d(t), chi-squared with two degrees of freedom. Ω is not centred, as
    /// in the paper; beyond one step it has lags up to horizon - 1 with the weights of Bartlett (Newey and West, 1987). A pair with a missing loss
    /// keeps its place in time and adds nothing. Cost: length x horizon.
    /// </remarks>
    public static GiacominiWhiteResult Test(ReadOnlySpan<double> lossesA, ReadOnlySpan<double> lossesB, int horizon)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        double[] differences = LossDifferences.Of(lossesA, lossesB);
        int count = 0;
        for (int t = horizon; t < differences.Length; t++) count += IsPair(differences, t, horizon) ? 1 : 0;
        var result = new GiacominiWhiteResult { MeanDifference = LossDifferences.Mean(differences), Count = count, Horizon = horizon };
        if (count < Math.Max(LeastPairs, horizon + 1))
            return result with { UndefinedReason = string.Create(CultureInfo.InvariantCulture, $"{count} pairs are too few for a horizon of {horizon}") };
        (double[] level, double[] slope) = Products(differences, horizon);
        return Statistic(result, level, slope);
    }

    private static bool IsPair(double[] differences, int t, int horizon) => !double.IsNaN(differences[t]) && !double.IsNaN(differences[t - horizon]);

    // The difference itself, and its product with the last one known, in units of the largest; zeros where there is no pair.
    private static (double[] Level, double[] Slope) Products(double[] differences, int horizon)
    {
        double largest = 0;
        foreach (double difference in differences) largest = double.IsNaN(difference) ? largest : Math.Max(largest, Math.Abs(difference));
        double[] level = new double[differences.Length];
        double[] slope = new double[differences.Length];
        for (int t = horizon; t < differences.Length; t++)
        {
            if (!IsPair(differences, t, horizon) || largest == 0) continue;
            level[t] = differences[t] / largest;
            slope[t] = level[t] * (differences[t - horizon] / largest);
        }

        return (level, slope);
    }

    private static GiacominiWhiteResult Statistic(GiacominiWhiteResult result, double[] level, double[] slope)
    {
        (double a, double b) = (Sum(level) / result.Count, Sum(slope) / result.Count);
        double aa = Covariance(level, level, result);
        double bb = Covariance(slope, slope, result);
        double ab = Covariance(level, slope, result);
        double determinant = (aa * bb) - (ab * ab);
        // Each product is of a size that squares well: a determinant lost in rounding means one instrument, not two.
        if (!(aa > 0 && bb > 0 && determinant > 1e-12 * aa * bb))
            return result with { UndefinedReason = "the differences hardly vary, so that the last one tells nothing" };
        double statistic = result.Count * ((bb * a * a) - (2 * ab * a * b) + (aa * b * b)) / determinant;
        // The chi-squared distribution of two degrees of freedom is an exponential one.
        return result with { Statistic = Math.Max(0, statistic), PValue = Math.Exp(-Math.Max(0, statistic) / 2) };
    }

    // The long-run second moment: not centred, and symmetric in its two series.
    private static double Covariance(double[] x, double[] y, GiacominiWhiteResult result)
    {
        double sum = 0;
        for (int lag = 0; lag < Math.Min(result.Horizon, x.Length); lag++)
        {
            double weight = 1 - ((double)lag / result.Horizon);
            double products = 0;
            for (int t = lag; t < x.Length; t++) products += lag == 0 ? x[t] * y[t] : (x[t] * y[t - lag]) + (x[t - lag] * y[t]);
            sum += weight * products;
        }

        return sum / result.Count;
    }

    private static double Sum(double[] values)
    {
        var sum = default(ExactSum);
        foreach (double value in values) sum.Add(value);
        return sum.Value;
    }
}
