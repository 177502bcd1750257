using Forecasting.Numerics;

namespace Forecasting.Features.Weather;

/// <summary>Finds the temperatures below which a demand heats and above which it cools.</summary>
/// <remarks>
/// Least squares of the demand, less its mean for the time of the week, on a level and two ramps (the change-point models of Kissock,
/// Haberl and Claridge 2003), for pairs of bases at the quantiles of the temperature. A ramp on which demand falls is left out.
/// </remarks>
internal static class DegreeBases
{
    private const int Candidates = 39;

    /// <summary>Finds the bases that are not given.</summary>
    /// <param name="history">The history.</param>
    /// <param name="column">The place of the temperature.</param>
    /// <param name="given">The bases that are given.</param>
    /// <returns>The bases, that of cooling not below that of heating; the median of the temperature where nothing tells.</returns>
    public static (double Heating, double Cooling) Find(RegularPanel history, int column, (double? Heating, double? Cooling) given)
    {
        List<(double Temperature, double Demand)> points = Points(history, column);
        if (points.Count < 2) return (given.Heating ?? given.Cooling ?? 0, given.Cooling ?? given.Heating ?? 0);
        points.Sort();
        double[] temperatures = [.. points.Select(point => point.Temperature)];
        double[] candidates = [.. Enumerable.Range(1, Candidates).Select(k => SortedValues.Quantile(temperatures, k / (Candidates + 1.0))).Distinct()];
        var ramps = new RampFit(points);
        double middle = SortedValues.Quantile(temperatures, 0.5);
        double heating = given.Heating ?? Math.Min(middle, given.Cooling ?? middle), cooling = given.Cooling ?? Math.Max(middle, heating);
        double best = 0;
        foreach (double low in given.Heating is { } fixedLow ? [fixedLow] : candidates)
        {
            foreach (double high in given.Cooling is { } fixedHigh ? [fixedHigh] : candidates)
            {
                if (high < low || ramps.Explained(low, high) is var explained && explained <= best) continue;
                (best, heating, cooling) = (explained, low, high);
            }
        }

        return (heating, cooling);
    }

    // Each series counts alike, whatever its level and unit.
    private static List<(double Temperature, double Demand)> Points(RegularPanel history, int column)
    {
        var points = new List<(double, double)>();
        for (int s = 0; s < history.SeriesCount; s++)
        {
            ReadOnlySpan<double> values = history.Covariate(s, column);
            double[] deviations = SeasonalDeviation.Of(history.Target(s), Math.Max(1, 7 * history.Frequency.StepsPerDay));
            double scale = RunningMoments.Of(deviations).Deviation;
            if (!(scale > 0)) continue;
            for (int i = 0; i < Math.Min(values.Length, deviations.Length); i++)
            {
                if (!double.IsNaN(values[i]) && !double.IsNaN(deviations[i])) points.Add((values[i], deviations[i] / scale));
            }
        }

        return points;
    }
}
