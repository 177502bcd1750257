using Forecasting.Numerics;

namespace Forecasting.Forecasters.Regression;

/// <summary>Finds the column known in advance that demand follows most, such as the temperature.</summary>
internal static class DrivingColumn
{
    private const int Bins = 20;
    private const int LeastValues = 100;

    // A column that is one value for most of the time, such as rain, does not carry a curve.
    private const double GreatestModeShare = 0.3;

    /// <summary>Returns the column whose bins explain the largest share of the target's deviation from its time of the week, or null.</summary>
    /// <remarks>The correlation ratio of Pearson over equally filled bins: it sees curves, not lines alone.</remarks>
    public static string? Of(RegularPanel history)
    {
        string? best = null;
        double most = 0;
        for (int c = 0; c < history.Schema.KnownInAdvance.Count; c++)
        {
            double share = Share(history, c);
            if (!(share > most)) continue;
            most = share;
            best = history.Columns[c].Name;
        }

        return best;
    }

    private static double Share(RegularPanel history, int column)
    {
        double between = 0, total = 0;
        for (int s = 0; s < history.SeriesCount; s++)
        {
            (double explained, double all) = Share(history, s, column);
            between += explained;
            total += all;
        }

        return total > 0 ? between / total : 0;
    }

    private static (double Between, double Total) Share(RegularPanel history, int series, int column)
    {
        ReadOnlySpan<double> target = history.Target(series);
        ReadOnlySpan<double> values = history.Covariate(series, column);
        double[] deviations = SeasonalDeviation.Of(target, Math.Max(1, 7 * history.Frequency.StepsPerDay));
        var pairs = new List<(double Value, double Deviation)>(target.Length);
        for (int i = 0; i < Math.Min(deviations.Length, values.Length); i++)
        {
            if (!double.IsNaN(deviations[i]) && !double.IsNaN(values[i])) pairs.Add((values[i], deviations[i]));
        }

        if (pairs.Count < LeastValues) return (0, 0);
        pairs.Sort();
        if (LongestRun(pairs) > GreatestModeShare * pairs.Count) return (0, 0);
        double mean = pairs.Average(pair => pair.Deviation);
        double total = pairs.Sum(pair => (pair.Deviation - mean) * (pair.Deviation - mean));
        if (!(total > 0)) return (0, 0);
        double between = 0;
        for (int b = 0; b < Bins; b++)
        {
            int from = (int)((long)pairs.Count * b / Bins);
            int to = (int)((long)pairs.Count * (b + 1) / Bins);
            double sum = 0;
            for (int i = from; i < to; i++) sum += pairs[i].Deviation - mean;
            between += sum * sum / (to - from);
        }

        // Each series counts alike, whatever its level.
        return (between / total, 1);
    }

    private static int LongestRun(List<(double Value, double Deviation)> sorted)
    {
        int longest = 0, run = 0;
        for (int i = 0; i < sorted.Count; i++)
        {
            run = i > 0 && sorted[i].Value == sorted[i - 1].Value ? run + 1 : 1;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
