using Forecasting.Numerics;

namespace Forecasting.Forecasters.Decomposition;

/// <summary>Continues the parts of a series that have no season: a trend whose slope fades, and a remainder that follows an autoregression.</summary>
internal static class SeasonlessContinuation
{
    private const int LargestOrder = 24;
    private const int ValuesForAnOrder = 8;

    /// <summary>Continues trend and remainder.</summary>
    /// <param name="parts">The parts of the series.</param>
    /// <param name="halfLife">In how many steps the slope of the trend fades by half.</param>
    /// <param name="points">Takes the values that follow.</param>
    public static void Of(MstlDecomposition parts, int halfLife, Span<double> points)
    {
        double unit = DecomposedSeries.Unit(parts.Trend);
        double[] remainder = new double[parts.Remainder.Length];
        for (int i = 0; i < remainder.Length; i++) remainder[i] = double.IsNaN(parts.Remainder[i]) ? 0 : parts.Remainder[i] / unit;
        double[] model = Autoregression.Burg(remainder, Math.Min(LargestOrder, remainder.Length / ValuesForAnOrder));
        double[] ahead = new double[points.Length];
        Autoregression.Continue(model, remainder, ahead);

        double level = parts.Trend[^1] / unit;
        double slope = parts.Trend.Length > 1 ? level - (parts.Trend[^2] / unit) : 0;
        double fading = Math.Pow(0.5, 1.0 / halfLife);
        for (int k = 0; k < points.Length; k++)
        {
            slope *= fading;
            level += slope;
            points[k] = (level + ahead[k]) * unit;
        }
    }
}
