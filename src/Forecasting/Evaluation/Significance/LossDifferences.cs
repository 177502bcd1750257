using System.Globalization;
using Forecasting.Numerics;

namespace Forecasting.Evaluation.Significance;

/// <summary>The differences of two series of losses: what tests of predictive ability look at.</summary>
internal static class LossDifferences
{
    /// <summary>Subtracts the losses of B from those of A; NaN where one is missing.</summary>
    /// <exception cref="ArgumentException">The lengths differ, or a loss or a difference is infinite.</exception>
    public static double[] Of(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        if (a.Length != b.Length)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The losses must be of the same points: {a.Length} of A, {b.Length} of B."));
        double[] differences = new double[a.Length];
        for (int t = 0; t < differences.Length; t++)
        {
            differences[t] = a[t] - b[t];
            if (double.IsInfinity(a[t]) || double.IsInfinity(b[t]) || double.IsInfinity(differences[t]))
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The losses at {t} are infinite, or their difference is: {a[t]:R} and {b[t]:R}."));
        }

        return differences;
    }

    /// <summary>Computes the mean of the differences that are there; NaN where there is none.</summary>
    public static double Mean(ReadOnlySpan<double> differences)
    {
        var sum = default(ExactSum);
        int count = 0;
        foreach (double difference in differences)
        {
            if (double.IsNaN(difference)) continue;
            sum.Add(difference);
            count++;
        }

        return sum.Value / count;
    }
}
