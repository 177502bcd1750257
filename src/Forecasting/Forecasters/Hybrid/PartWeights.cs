using Forecasting.Forecasters.Intervals;

namespace Forecasting.Forecasters.Hybrid;

/// <summary>How much each part of a hybrid counts: by the inverse of its squared error, a mean over series.</summary>
/// <remarks>Bates and Granger (1969), without the correlations, which would be learned from too few days.</remarks>
internal static class PartWeights
{
    /// <summary>Returns weights that add up to 1.</summary>
    /// <param name="errors">The errors of each part at the same times.</param>
    public static double[] Of(IReadOnlyList<ResidualSample> errors)
    {
        Dictionary<SeriesKey, double>[] scales = [.. errors.Select(sample => sample.Scales())];
        double[] weights = [.. scales.Select(own => Math.Exp(-2 * own.Where(one => scales.All(other => other.GetValueOrDefault(one.Key) > 0)).Select(one => Math.Log(one.Value)).DefaultIfEmpty(0).Average()))];
        // No error at all, or one beyond all bounds: then none is told from another.
        double sum = weights.Sum();
        return [.. weights.Select(weight => double.IsFinite(sum) && sum > 0 ? weight / sum : 1.0 / weights.Length)];
    }

    /// <summary>Returns the weighted mean of the forecasts of the parts.</summary>
    /// <param name="weights">The weights.</param>
    /// <param name="parts">Of each part, the points of each origin.</param>
    public static double[][] Blend(double[] weights, double[][][] parts)
    {
        double[][] blend = new double[parts[0].Length][];
        for (int j = 0; j < blend.Length; j++)
        {
            blend[j] = new double[parts[0][j].Length];
            for (int part = 0; part < parts.Length; part++)
            {
                for (int i = 0; i < blend[j].Length; i++) blend[j][i] += weights[part] * parts[part][j][i];
            }
        }

        return blend;
    }
}
