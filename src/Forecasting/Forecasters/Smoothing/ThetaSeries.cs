using Forecasting.Numerics;

namespace Forecasting.Forecasters.Smoothing;

/// <summary>The theta method over one series: all but the fitted weights is computed anew from the values that it is given.</summary>
/// <param name="Method">Which model.</param>
/// <param name="Season">The length of the season in steps; 1 where none was found.</param>
/// <param name="Alpha">The weight of a surprise in the level.</param>
/// <param name="Theta">The weight of the line in the dynamic model: 1 is none of it.</param>
internal sealed record ThetaSeries(ThetaMethod Method, int Season, double Alpha, double Theta)
{
    // The upper point of 5 % of the normal distribution, one-sided.
    private const double Significant = 1.6448536269514722;
    private const double LeastFactor = 1e-4;
    private const double LeastAlpha = 1e-4;
    private const double GreatestTheta = 50;

    /// <summary>Fits the weights.</summary>
    /// <param name="values">The values, from the first known one to the last; at least one.</param>
    /// <param name="season">The length of the season in steps.</param>
    /// <param name="method">Which model.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static ThetaSeries Of(double[] values, int season, ThetaMethod method, CancellationToken cancellationToken)
    {
        var series = new ThetaSeries(method, IsSeasonal(values, season) ? season : 1, 0.5, 2);
        double[] adjusted = series.Adjusted(values, out _, out _);
        if (method == ThetaMethod.Standard)
        {
            var simple = new EtsForm(EtsError.Additive, EtsTrend.None, EtsSeason.None);
            return series with { Alpha = EtsFit.Of(adjusted, 1, simple, cancellationToken).Alpha };
        }

        (double alpha, double theta) = (0.5, 2);
        double least = double.PositiveInfinity;
        // Coarse first, then around the best: two variables need no gradient.
        for (double width = 1; width > 1e-7; width /= 3)
        {
            cancellationToken.ThrowIfCancellationRequested();
            (double centreAlpha, double centreTheta) = (alpha, Math.Log(theta));
            for (int i = -4; i <= 4; i++)
            {
                for (int j = -4; j <= 4; j++)
                {
                    double a = Math.Clamp(centreAlpha + (0.125 * width * i), LeastAlpha, 1 - LeastAlpha);
                    double t = Math.Clamp(Math.Exp(centreTheta + (0.5 * width * j)), 1, GreatestTheta);
                    double error = new DynamicTheta(a, t).Run(adjusted);
                    if (!(error < least)) continue;
                    least = error;
                    (alpha, theta) = (a, t);
                }
            }
        }

        return series with { Alpha = alpha, Theta = theta };
    }

    /// <summary>Tells whether the correlation over a season stands out: above what the shorter ones explain, at 5 %.</summary>
    public static bool IsSeasonal(ReadOnlySpan<double> values, int season)
    {
        if (season < 2 || values.Length <= 2 * season) return false;
        double mean = 0;
        int count = 0;
        foreach (double value in values)
        {
            if (double.IsNaN(value)) continue;
            mean += value;
            count++;
        }

        mean /= count;
        double variance = Covariance(values, mean, 0);
        if (!(variance > 0)) return false;
        double squares = 0;
        for (int lag = 1; lag < season; lag++)
        {
            double correlation = Covariance(values, mean, lag) / variance;
            squares += correlation * correlation;
        }

        return Math.Abs(Covariance(values, mean, season) / variance) > Significant * Math.Sqrt((1 + (2 * squares)) / count);
    }

    /// <summary>Forecasts the values after those given.</summary>
    /// <param name="values">The values; the first is known.</param>
    /// <param name="points">Takes the forecasts.</param>
    public void Continue(ReadOnlySpan<double> values, Span<double> points)
    {
        double[] adjusted = Adjusted(values, out double[]? figure, out bool isFactor);
        if (Method == ThetaMethod.Standard) Standard(adjusted, points);
        else new DynamicTheta(Alpha, Theta).Continue(adjusted, points);
        for (int k = 0; k < points.Length; k++)
        {
            if (figure is not null)
            {
                double place = figure[(values.Length + k) % Season];
                points[k] = isFactor ? points[k] * place : points[k] + place;
            }

            if (!double.IsFinite(points[k])) points[k] = double.NaN;
        }
    }

    private double[] Adjusted(ReadOnlySpan<double> values, out double[]? figure, out bool isFactor)
    {
        double[] adjusted = values.ToArray();
        figure = null;
        isFactor = true;
        foreach (double value in adjusted) isFactor &= !(value <= 0);
        if (Season < 2 || values.Length < 2 * Season) return adjusted;
        figure = ClassicalSeason.Of(values, Season, isFactor);
        if (isFactor && figure is not null && Array.Exists(figure, factor => Math.Abs(factor) < LeastFactor)) figure = null;
        if (figure is null) return adjusted;
        for (int i = 0; i < adjusted.Length; i++) adjusted[i] = isFactor ? adjusted[i] / figure[i % Season] : adjusted[i] - figure[i % Season];
        return adjusted;
    }

    private void Standard(ReadOnlySpan<double> values, Span<double> points)
    {
        double level = Level(values);
        double drift = Slope(values) / 2;
        double start = (1 - Math.Pow(1 - Alpha, values.Length)) / Alpha;
        for (int k = 0; k < points.Length; k++) points[k] = level + (drift * (k + start));
    }

    // The errors are linear in the first level, so that the best one has a closed form.
    private double Level(ReadOnlySpan<double> values)
    {
        double level = 0;
        double share = 1;
        double products = 0;
        double squares = 0;
        foreach (double value in values)
        {
            if (double.IsNaN(value)) continue;
            double error = value - level;
            products += error * share;
            squares += share * share;
            level += Alpha * error;
            share *= 1 - Alpha;
        }

        return level + (share * products / squares);
    }

    private static double Slope(ReadOnlySpan<double> values)
    {
        double count = 0;
        double times = 0;
        double sum = 0;
        for (int i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i])) continue;
            count++;
            times += i;
            sum += values[i];
        }

        (double time, double mean) = (times / count, sum / count);
        double products = 0;
        double squares = 0;
        for (int i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i])) continue;
            products += (i - time) * (values[i] - mean);
            squares += (i - time) * (i - time);
        }

        return squares > 0 ? products / squares : 0;
    }

    private static double Covariance(ReadOnlySpan<double> values, double mean, int lag)
    {
        double sum = 0;
        for (int i = lag; i < values.Length; i++)
        {
            double product = (values[i] - mean) * (values[i - lag] - mean);
            if (!double.IsNaN(product)) sum += product;
        }

        return sum;
    }
}
