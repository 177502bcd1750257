using Forecasting.Forecasters.Regression;

namespace Forecasting.Forecasters.Intervals;

/// <summary>Rolling origins over the last part of a history: what a model of the earlier part forecasts from them shows how it errs.</summary>
internal sealed class CalibrationOrigins
{
    private const int Minimum = 4;

    // Beyond it only every second day is an origin: all weekdays and both seasons are met, at half the cost.
    private const int Maximum = 91;

    // Half a year where the history has three, so that more than one season is met; eight weeks where it has half a year.
    private const int LongestDays = 182;
    private const int ShortestDays = 56;

    // Errors of neighbouring steps are pooled: three times the sample, and smoother bounds.
    private const int NeighbouringSteps = 1;

    private readonly RegularPanel _history;
    private readonly int _steps;
    private readonly long[] _origins;

    private CalibrationOrigins(RegularPanel history, int steps, long[] origins)
    {
        _history = history;
        _steps = steps;
        _origins = origins;
    }

    /// <summary>Finds the origins; null where the history is too short for any.</summary>
    /// <param name="history">The history.</param>
    /// <param name="steps">How many steps ahead are forecast.</param>
    public static CalibrationOrigins? Of(RegularPanel history, int steps)
    {
        int longest = 0;
        for (int s = 0; s < history.SeriesCount; s++) longest = Math.Max(longest, history.HistoryLength(s));
        int day = DayOf(history);
        int days = Math.Min(LongestDays, Math.Max(longest / day / 6, Math.Min(ShortestDays, longest / day / 3)));
        // Whole days apart, they lie at the hour of the real origin, so that a step is always the same hour.
        int stride = Math.Max(1, days / Maximum);
        int count = days / stride;
        if (count < Minimum) return null;
        return new CalibrationOrigins(history, steps, [.. Enumerable.Range(0, count).Select(j => history.OriginIndex - ((long)(count - j) * stride * day))]);
    }

    /// <summary>Returns the history before the first origin, to be learned from.</summary>
    /// <param name="cancellationToken">Stops the work.</param>
    public RegularPanel Before(CancellationToken cancellationToken) => _history.AsOf(_origins[0], cancellationToken);

    /// <summary>Forecasts from each origin.</summary>
    /// <param name="model">What was learned from <see cref="Before"/>.</param>
    /// <param name="threads">How many threads may work at once.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The points of each origin, series after series, as far as the history goes.</returns>
    public double[][] Forecast(PointModel model, int threads, CancellationToken cancellationToken)
    {
        PointModel calibrated = model.ForCalibration();
        double[][] points = new double[_origins.Length][];
        for (int j = 0; j < points.Length; j++)
        {
            RegularPanel past = _history.TailAsOf(_origins[j], calibrated.NeededHistory, cancellationToken);
            var request = new ForecastRequest(past, Ahead(j), new ForecastOptions { Threads = threads });
            points[j] = calibrated.Forecast(request, cancellationToken);
        }

        return points;
    }

    /// <summary>Returns the errors of forecasts.</summary>
    /// <param name="points">What <see cref="Forecast"/> gave.</param>
    public ResidualSample Errors(double[][] points)
    {
        var sample = new ResidualSample(_history, _steps) { IsRelative = TargetScale.SuitsLogarithm(_history) };
        for (int j = 0; j < points.Length; j++) sample.Add(_origins[j], Ahead(j), points[j]);
        return sample;
    }

    /// <summary>Returns the quantiles of the errors of forecasts by step, around their median.</summary>
    /// <param name="points">What <see cref="Forecast"/> gave.</param>
    /// <param name="levels">The levels.</param>
    public ResidualQuantiles Quantiles(double[][] points, QuantileLevels levels) =>
        Errors(points).Quantiles(levels, NeighbouringSteps) ?? OfDifferences(_history, _steps, levels);

    /// <summary>Returns quantiles where the history is too short for origins: the changes from one day to the next stand for the errors.</summary>
    /// <param name="history">The history.</param>
    /// <param name="steps">How many steps ahead.</param>
    /// <param name="levels">The levels.</param>
    public static ResidualQuantiles OfDifferences(RegularPanel history, int steps, QuantileLevels levels)
    {
        int day = DayOf(history);
        var sample = new ResidualSample(history, 1);
        for (int s = 0; s < history.SeriesCount; s++)
        {
            ReadOnlySpan<double> target = history.Target(s);
            for (int i = day; i < target.Length; i++) sample.Add(s, 0, target[i] - target[i - day]);
        }

        ResidualQuantiles? one = sample.Quantiles(levels, 0);
        double[][] spread = new double[levels.Count][];
        for (int q = 0; q < spread.Length; q++)
        {
            spread[q] = new double[steps];
            Array.Fill(spread[q], one?.At(q, 0) ?? double.NaN);
        }

        return new ResidualQuantiles(levels, spread, sample.Scales());
    }

    private static int DayOf(RegularPanel history) => Math.Max(1, history.Frequency.StepsPerDay);

    private int Ahead(int origin) => (int)Math.Min(_steps, _history.OriginIndex - _origins[origin]);
}
