using Forecasting.Numerics;

namespace Forecasting.Forecasters.Smoothing;

/// <summary>A first guess of the initial state: a classical decomposition, and a line through the first values without their season.</summary>
/// <remarks>Hyndman, Koehler, Ord and Snyder (2008), 2.6.1.</remarks>
internal static class EtsStart
{
    private const int LeastValues = 10;
    private const double LeastFactor = 0.01;

    /// <summary>Computes the guess.</summary>
    /// <returns>The level, the trend and the season; null where the season cannot be told.</returns>
    public static double[]? Of(EtsForm form, int season, ReadOnlySpan<double> values)
    {
        double[] state = new double[EtsRecursion.SeasonAt + season];
        Span<double> figure = state.AsSpan(EtsRecursion.SeasonAt);
        bool isFactor = form.Season == EtsSeason.Multiplicative;
        if (form.HasSeason)
        {
            if (values.Length < 2 * season || ClassicalSeason.Of(values, season, isFactor) is not { } found) return null;
            found.CopyTo(figure);
            if (isFactor) MakePositive(figure);
        }

        (state[0], state[1]) = Line(form, figure, values[..Math.Min(values.Length, Math.Max(LeastValues, 2 * season))]);
        if (form.NeedsPositive && !(state[0] + state[1] > 0)) (state[0], state[1]) = (Mean(values), 0);
        return state;
    }

    private static void MakePositive(Span<double> figure)
    {
        double sum = 0;
        foreach (ref double factor in figure)
        {
            factor = Math.Max(factor, LeastFactor);
            sum += factor;
        }

        foreach (ref double factor in figure) factor *= figure.Length / sum;
    }

    private static (double Level, double Trend) Line(EtsForm form, ReadOnlySpan<double> figure, ReadOnlySpan<double> values)
    {
        double count = 0;
        double times = 0;
        double sum = 0;
        double squares = 0;
        double products = 0;
        for (int i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i])) continue;
            double place = figure[i % figure.Length];
            double value = form.Season == EtsSeason.Multiplicative ? values[i] / place : values[i] - place;
            double time = i + 1;
            count++;
            times += time;
            sum += value;
            squares += time * time;
            products += time * value;
        }

        double spread = squares - (times * times / count);
        if (!form.HasTrend || !(spread > 0)) return (sum / count, 0);
        double slope = (products - (times * sum / count)) / spread;
        return ((sum - (slope * times)) / count, slope);
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        double sum = 0;
        int count = 0;
        foreach (double value in values)
        {
            if (double.IsNaN(value)) continue;
            sum += value;
            count++;
        }

        return sum / count;
    }
}
