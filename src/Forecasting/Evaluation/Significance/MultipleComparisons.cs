namespace Forecasting.Evaluation.Significance;

/// <summary>Corrects p-values for how many were looked at: of twenty comparisons with no difference, one is below 0.05 by chance.</summary>
/// <remarks>A p-value that is NaN, of a test that is undefined, stays NaN and does not count.</remarks>
public static class MultipleComparisons
{
    /// <summary>Adjusts p-values so that the chance of even one false finding among them stays below the level that they are compared with.</summary>
    /// <param name="pValues">The p-values, in any order.</param>
    /// <returns>The adjusted p-values, in the same order, none below its own.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A p-value is below 0 or above 1.</exception>
    /// <remarks>Holm, 1979, "A simple sequentially rejective multiple test procedure": holds whatever the tests have to do with each other.</remarks>
    public static double[] Holm(ReadOnlySpan<double> pValues)
    {
        (double[] adjusted, int[] order) = Ordered(pValues);
        double most = 0;
        for (int rank = 0; rank < order.Length; rank++)
        {
            most = Math.Max(most, Math.Min(1, (order.Length - rank) * pValues[order[rank]]));
            adjusted[order[rank]] = most;
        }

        return adjusted;
    }

    /// <summary>Adjusts p-values so that the expected share of false ones among the findings stays below the level that they are compared with.</summary>
    /// <inheritdoc cref="Holm" path="/param|/returns|/exception"/>
    /// <remarks>
    /// Benjamini and Hochberg, 1995, "Controlling the false discovery rate": for tests that are independent of each other or positively
    /// related. Milder than <see cref="Holm"/>.
    /// </remarks>
    public static double[] BenjaminiHochberg(ReadOnlySpan<double> pValues)
    {
        (double[] adjusted, int[] order) = Ordered(pValues);
        double least = 1;
        for (int rank = order.Length - 1; rank >= 0; rank--)
        {
            least = Math.Min(least, order.Length * pValues[order[rank]] / (rank + 1));
            adjusted[order[rank]] = least;
        }

        return adjusted;
    }

    private static (double[] Adjusted, int[] Order) Ordered(ReadOnlySpan<double> pValues)
    {
        double[] values = pValues.ToArray();
        foreach (double value in values)
        {
            if (value is < 0 or > 1) throw new ArgumentOutOfRangeException(nameof(pValues), value, "A p-value lies from 0 to 1.");
        }

        double[] adjusted = new double[values.Length];
        Array.Fill(adjusted, double.NaN);
        int[] order = [.. Enumerable.Range(0, values.Length).Where(i => !double.IsNaN(values[i])).OrderBy(i => values[i])];
        return (adjusted, order);
    }
}
