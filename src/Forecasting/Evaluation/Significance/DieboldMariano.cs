using Forecasting.Numerics;

namespace Forecasting.Evaluation.Significance;

/// <summary>The test of Diebold and Mariano: does one forecaster lose less than another, beyond chance?</summary>
public static class DieboldMariano
{
    /// <summary>Tests two series of losses of the same targets, such as absolute errors, against each other.</summary>
    /// <param name="lossesA">The losses of forecaster A in order of time; NaN where a point was not scored.</param>
    /// <param name="lossesB">The losses of forecaster B for the same points.</param>
    /// <param name="horizon">How many steps ahead the forecasts were made, at least 1: 24 for a day of hourly values.</param>
    /// <returns>The statistic and its p-value, or the reason why there is none.</returns>
    /// <exception cref="ArgumentException">The lengths differ, or a loss is infinite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The horizon is below 1.</exception>
    /// <remarks>
    /// Diebold and Mariano, 1995, "Comparing predictive accuracy", with autocovariances up to lag horizon - 1, the correction
    /// for small samples of Harvey, Leybourne and Newbold, 1997, equation 9, and Student's t with n - 1 degrees of freedom.
    /// Where that variance is not positive, the weights of Bartlett take its place (Newey and West, 1987), and the result says
    /// so. A pair with a missing loss keeps its place in time and adds nothing (Parzen, 1963). Cost: length x horizon.
    /// </remarks>
    public static DieboldMarianoResult Test(ReadOnlySpan<double> lossesA, ReadOnlySpan<double> lossesB, int horizon)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        var differences = LossDifferences.Of(lossesA, lossesB);
        var count = differences.Count(difference => !double.IsNaN(difference));
        var result = new DieboldMarianoResult
        {
            MeanDifference = LossDifferences.Mean(differences),
            Count = count,
            Excluded = differences.Length - count,
            Horizon = horizon,
        };
        if (count <= horizon || count < 2)
        {
            return result with { UndefinedReason = $"{count} pairs are too few for a horizon of {horizon}" };
        }

        if (AllEqual(differences))
        {
            return result with { UndefinedReason = "the losses differ by the same amount everywhere" };
        }

        return Statistic(result, differences);
    }

    private static DieboldMarianoResult Statistic(DieboldMarianoResult result, double[] differences)
    {
        // In units of the largest deviation, so that squares neither vanish nor overflow; missing pairs become zeros.
        var mean = result.MeanDifference;
        double largest = 0;
        for (var t = 0; t < differences.Length; t++)
        {
            differences[t] = double.IsNaN(differences[t]) ? 0 : differences[t] - mean;
            largest = Math.Max(largest, Math.Abs(differences[t]));
        }

        for (var t = 0; t < differences.Length; t++)
        {
            differences[t] /= largest;
        }

        var (n, h) = ((double)result.Count, (double)result.Horizon);
        var variance = LongRunVariance(differences, result, bartlett: false);
        var bartlett = variance <= 0;
        if (bartlett)
        {
            variance = LongRunVariance(differences, result, bartlett: true);
            if (variance <= 0)
            {
                return result with { UndefinedReason = "the variance of the difference is lost in rounding" };
            }
        }

        // (n + 1 - 2h + h(h - 1)/n) / n, factored: it is above 0 for every n above h.
        var correction = (n - h) * (n + 1 - h) / (n * n);
        var statistic = mean / largest / Math.Sqrt(variance / n) * Math.Sqrt(correction);
        return result with
        {
            Statistic = statistic,
            PValue = StudentT.TwoSided(statistic, n - 1),
            Bartlett = bartlett,
        };
    }

    private static double LongRunVariance(double[] deviations, DieboldMarianoResult result, bool bartlett)
    {
        var variance = Autocovariance(deviations, 0, result.Count);
        for (var lag = 1; lag < Math.Min(result.Horizon, deviations.Length); lag++)
        {
            var weight = bartlett ? 1 - ((double)lag / result.Horizon) : 1;
            variance += 2 * weight * Autocovariance(deviations, lag, result.Count);
        }

        return variance;
    }

    private static double Autocovariance(double[] deviations, int lag, int count)
    {
        double sum = 0;
        for (var t = lag; t < deviations.Length; t++)
        {
            sum += deviations[t] * deviations[t - lag];
        }

        return sum / count;
    }

    private static bool AllEqual(ReadOnlySpan<double> differences)
    {
        var first = double.NaN;
        foreach (var difference in differences)
        {
            if (double.IsNaN(first))
            {
                first = difference;
            }
            else if (!double.IsNaN(difference) && difference != first)
            {
                return false;
            }
        }

        return true;
    }
}
