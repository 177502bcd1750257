namespace Forecasting.Numerics;

/// <summary>Autoregressions without a mean: a value follows from the values just before it.</summary>
internal static class Autoregression
{
    /// <summary>Fits an autoregression by Burg's method, which is always stable; its order has the least AICc (Hurvich and Tsai 1989).</summary>
    /// <remarks>Burg, Maximum Entropy Spectral Analysis (1975): each order adds the reflection that the errors forward and backward agree on best.</remarks>
    /// <param name="values">The values.</param>
    /// <param name="largest">The largest order.</param>
    /// <returns>The weights of the values before, the nearest first; none where nothing follows from them.</returns>
    public static double[] Burg(ReadOnlySpan<double> values, int largest)
    {
        int n = values.Length;
        double[] forward = values.ToArray(), backward = values.ToArray();
        double variance = n == 0 ? 0 : FixedLanes.Dot(values, values) / n;
        double total = variance;
        double[] weights = [], best = [];
        double least = Criterion(variance, n, 0);
        for (int order = 1; order <= largest && variance > 1e-12 * total; order++)
        {
            double product = 0, power = 0;
            for (int i = order; i < n; i++)
            {
                product += forward[i] * backward[i - 1];
                power += (forward[i] * forward[i]) + (backward[i - 1] * backward[i - 1]);
            }

            if (power <= 0) break;
            double reflection = 2 * product / power;
            for (int i = n - 1; i >= order; i--)
            {
                (forward[i], backward[i]) = (forward[i] - (reflection * backward[i - 1]), backward[i - 1] - (reflection * forward[i]));
            }

            weights = Extended(weights, reflection);
            variance *= 1 - (reflection * reflection);
            double criterion = Criterion(variance, n, order);
            if (criterion >= least) continue;
            least = criterion;
            best = weights;
        }

        return best;
    }

    /// <summary>Continues values.</summary>
    /// <param name="weights">The weights of the values before, the nearest first.</param>
    /// <param name="values">The values; those before the first count as 0.</param>
    /// <param name="ahead">Takes the values that follow.</param>
    public static void Continue(ReadOnlySpan<double> weights, ReadOnlySpan<double> values, Span<double> ahead)
    {
        for (int k = 0; k < ahead.Length; k++)
        {
            double sum = 0;
            for (int j = 0; j < weights.Length; j++)
            {
                int at = k - 1 - j;
                if (at >= 0) sum += weights[j] * ahead[at];
                else if (values.Length + at >= 0) sum += weights[j] * values[values.Length + at];
            }

            ahead[k] = sum;
        }
    }

    /// <summary>Returns the weights of one order more (Levinson 1947, Durbin 1960).</summary>
    /// <param name="weights">The weights.</param>
    /// <param name="reflection">The partial autocorrelation of the new order.</param>
    public static double[] Extended(ReadOnlySpan<double> weights, double reflection)
    {
        double[] next = new double[weights.Length + 1];
        for (int i = 0; i < weights.Length; i++) next[i] = weights[i] - (reflection * weights[weights.Length - 1 - i]);
        next[^1] = reflection;
        return next;
    }

    private static double Criterion(double variance, int n, int order)
    {
        double left = n - order - 2;
        return left <= 0 || variance <= 0 ? double.PositiveInfinity : (n * Math.Log(variance)) + (2.0 * (order + 1) * n / left);
    }
}
