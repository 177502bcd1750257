using Forecasting.Features.Covariates;

namespace Forecasting.Features.Weather;

/// <summary>The values of a column before the origin, of all series.</summary>
internal static class TrainingValues
{
    /// <summary>Returns the values that are not missing, ascending.</summary>
    public static double[] Sorted(RegularPanel history, string column)
    {
        int place = CovariatePlace.Known(history, column);
        var values = new List<double>();
        for (int s = 0; s < history.SeriesCount; s++)
        {
            foreach (double value in Of(history, s, place))
            {
                if (!double.IsNaN(value)) values.Add(value);
            }
        }

        values.Sort();
        return [.. values];
    }

    /// <summary>Gets the values of one series.</summary>
    public static ReadOnlySpan<double> Of(RegularPanel history, int series, int column)
    {
        ReadOnlySpan<double> values = history.Covariate(series, column);
        return values[..Math.Min(values.Length, history.HistoryLength(series))];
    }
}
