namespace Forecasting.Forecasters.Intervals;

/// <summary>Collects the errors that a forecaster makes on the last part of a history, from rolling origins.</summary>
internal static class ResidualCalibration
{
    private const int MaximumOrigins = 56;
    private const int MinimumOrigins = 4;

    // Errors of neighbouring steps are pooled: three times the sample, and smoother bounds.
    private const int NeighbouringSteps = 1;

    /// <summary>Fits on the history less its last part, forecasts that part, and returns the quantiles of the errors.</summary>
    /// <param name="history">The history.</param>
    /// <param name="steps">How many steps ahead.</param>
    /// <param name="options">The levels, the number of threads.</param>
    /// <param name="fit">Fits the forecaster on an earlier history.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static ResidualQuantiles Run(
        RegularPanel history,
        int steps,
        FitOptions options,
        Func<RegularPanel, PointModel> fit,
        CancellationToken cancellationToken)
    {
        // Origins a day apart lie at the hour of the real origin, so that a step is always the same hour.
        int stride = Math.Max(1, history.Frequency.StepsPerDay);
        int longest = 0;
        for (int s = 0; s < history.SeriesCount; s++) longest = Math.Max(longest, history.HistoryLength(s));
        int origins = Math.Min(MaximumOrigins, longest / 3 / stride);
        return origins < MinimumOrigins
            ? FromDifferences(history, steps, options.Quantiles, stride)
            : FromForecasts(history, steps, options, (origins, stride), fit, cancellationToken);
    }

    private static ResidualQuantiles FromForecasts(
        RegularPanel history,
        int steps,
        FitOptions options,
        (int Count, int Stride) origins,
        Func<RegularPanel, PointModel> fit,
        CancellationToken cancellationToken)
    {
        long first = history.OriginIndex - ((long)origins.Count * origins.Stride);
        PointModel model = fit(history.AsOf(first, cancellationToken)).ForCalibration();
        var sample = new ResidualSample(history, steps);
        for (int j = origins.Count; j >= 1; j--)
        {
            long origin = history.OriginIndex - ((long)j * origins.Stride);
            RegularPanel past = history.TailAsOf(origin, model.NeededHistory, cancellationToken);
            int ahead = (int)Math.Min(steps, history.OriginIndex - origin);
            var request = new ForecastRequest(past, ahead, new ForecastOptions { Threads = options.Threads });
            sample.Add(origin, ahead, model.Forecast(request, cancellationToken));
        }

        return sample.Quantiles(options.Quantiles, NeighbouringSteps)
            ?? FromDifferences(history, steps, options.Quantiles, origins.Stride);
    }

    // Too short a history for rolling origins: the changes from one season to the next stand for the errors.
    private static ResidualQuantiles FromDifferences(RegularPanel history, int steps, QuantileLevels levels, int season)
    {
        var sample = new ResidualSample(history, 1);
        for (int s = 0; s < history.SeriesCount; s++)
        {
            ReadOnlySpan<double> target = history.Target(s);
            for (int i = season; i < target.Length; i++) sample.Add(s, 0, target[i] - target[i - season]);
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
}
