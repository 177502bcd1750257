using Forecasting.Forecasters.Decomposition;

namespace Forecasting.Forecasters.Arima;

/// <summary>Tells how often a series must be differenced.</summary>
internal static class Stationarity
{
    private const int MostDifferences = 2;

    // The 5 % point of the statistic about a level.
    private const double LevelLimit = 0.463;

    // Chosen by Hyndman and Athanasopoulos for the least errors of forecasts.
    private const double StrengthLimit = 0.64;

    /// <summary>Tells whether the season is strong: one less the share of the remainder in the variance of season and remainder, from STL, is above 0.64.</summary>
    /// <remarks>Wang, Smith and Hyndman, Data Min. Knowl. Discov. 13 (2006).</remarks>
    /// <param name="values">The series.</param>
    /// <param name="season">The season; the series has two cycles of it.</param>
    public static bool IsSeasonal(double[] values, int season)
    {
        StlDecomposition parts = StlDecomposition.Of(values, season);
        double[] both = [.. parts.Remainder];
        for (int i = 0; i < both.Length; i++) both[i] += parts.Seasonal[i];
        double whole = Variance(both);
        return whole > 0 && 1 - (Variance([.. parts.Remainder]) / whole) > StrengthLimit;
    }

    /// <summary>Returns how many differences make a series level: none once the test of Kwiatkowski, Phillips, Schmidt and Shin (1992) does not refuse it at 5 %.</summary>
    /// <param name="values">The series; missing values are passed over.</param>
    public static int Differences(double[] values)
    {
        int differences = 0;
        while (differences < MostDifferences && Statistic(values) > LevelLimit)
        {
            values = Difference(values, 1);
            differences++;
        }

        return differences;
    }

    /// <summary>Returns what a series changes by from one season to the next.</summary>
    public static double[] Difference(double[] values, int season)
    {
        double[] differences = new double[Math.Max(0, values.Length - season)];
        for (int i = 0; i < differences.Length; i++) differences[i] = values[i + season] - values[i];
        return differences;
    }

    /// <summary>Returns the statistic about a level, with Bartlett's window over <c>3·√n / 13</c> lags.</summary>
    public static double Statistic(double[] values)
    {
        double[] known = [.. values.Where(value => !double.IsNaN(value))];
        int n = known.Length;
        if (n < 3) return 0;
        double mean = known.Average();
        double sum = 0, squares = 0, variance = 0;
        for (int i = 0; i < n; i++)
        {
            known[i] -= mean;
            sum += known[i];
            squares += sum * sum;
            variance += known[i] * known[i];
        }

        int lags = (int)(3 * Math.Sqrt(n) / 13);
        for (int lag = 1; lag <= lags; lag++)
        {
            double product = 0;
            for (int i = lag; i < n; i++) product += known[i] * known[i - lag];
            variance += 2 * (1 - (lag / (lags + 1.0))) * product;
        }

        return variance > 0 ? squares / n / variance : 0;
    }

    private static double Variance(double[] values)
    {
        double[] known = [.. values.Where(value => !double.IsNaN(value))];
        double mean = known.Average(), sum = 0;
        foreach (double value in known) sum += (value - mean) * (value - mean);
        return sum / known.Length;
    }
}
