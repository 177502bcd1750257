using Forecasting.Numerics;

namespace Forecasting.Evaluation;

/// <summary>The error of the seasonal naive forecast inside a training series: what scaled metrics divide by.</summary>
/// <remarks>Pairs with a missing or infinite value are left out. The sum is exact, so the scale is the same on every machine.</remarks>
public static class SeasonalScale
{
    /// <summary>Computes the mean of |y(t) - y(t - season)|, in the unit of the target.</summary>
    /// <param name="history">The training series in order of time, on a regular grid; NaN is missing.</param>
    /// <param name="season">In steps, at least 1: 24 for the day of an hourly series.</param>
    /// <returns>0 for a series that repeats itself; NaN where no two values stand a season apart.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The season is below 1.</exception>
    /// <remarks>Hyndman and Koehler, 2006, "Another look at measures of forecast accuracy": scaled errors.</remarks>
    public static double Mae(ReadOnlySpan<double> history, int season) => Mean(history, season, squared: false);

    /// <summary>Computes the mean of (y(t) - y(t - season))², in the squared unit of the target.</summary>
    /// <inheritdoc cref="Mae" path="/param|/returns|/exception"/>
    /// <remarks>Makridakis, Spiliotis and Assimakopoulos, 2022, "M5 accuracy competition", for any season.</remarks>
    public static double MeanSquare(ReadOnlySpan<double> history, int season) => Mean(history, season, squared: true);

    private static double Mean(ReadOnlySpan<double> history, int season, bool squared)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(season, 1);
        var sum = default(ExactSum);
        long pairs = 0;
        for (var t = season; t < history.Length; t++)
        {
            var (now, before) = (history[t], history[t - season]);
            if (double.IsFinite(now) && double.IsFinite(before))
            {
                var change = now - before;
                sum.Add(squared ? change * change : Math.Abs(change));
                pairs++;
            }
        }

        return pairs == 0 ? double.NaN : sum.Value / pairs;
    }
}
