using Forecasting.Forecasters.Intervals;

namespace Forecasting.Forecasters;

/// <summary>A forecaster that computes points; its quantiles come from the errors that it made on the last part of its own history.</summary>
/// <remarks>
/// For the quantiles the forecaster is fitted a second time, on the history less its last weeks, and forecasts those weeks
/// from rolling origins: the errors are out of sample. Their median is taken out, so that a point is the median of its forecast.
/// </remarks>
public abstract class PointForecaster : Forecaster
{
    /// <inheritdoc/>
    protected override ForecastModel FitCore(RegularPanel history, FitOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(options);
        int steps = options.Horizon.MaxSteps(history.Grid);
        ResidualQuantiles? residuals = options.Quantiles.Count == 0 ? null : Calibrate(history, steps, options, cancellationToken);
        PointModel model = FitPoints(history, steps, options, cancellationToken);
        return new IntervalModel(Name, history, steps, model, residuals);
    }

    /// <summary>Learns to forecast points.</summary>
    /// <param name="history">The history.</param>
    /// <param name="steps">How many steps ahead the model must be able to forecast.</param>
    /// <param name="options">The seed, the number of threads.</param>
    /// <param name="cancellationToken">To be looked at often enough to stop within a second.</param>
    /// <returns>The fitted model.</returns>
    protected abstract PointModel FitPoints(RegularPanel history, int steps, FitOptions options, CancellationToken cancellationToken);

    private ResidualQuantiles Calibrate(RegularPanel history, int steps, FitOptions options, CancellationToken cancellationToken)
    {
        if (CalibrationOrigins.Of(history, steps) is not { } origins) return CalibrationOrigins.OfDifferences(history, steps, options.Quantiles);
        PointModel earlier = FitEarlier(origins.Before(cancellationToken), steps, options, cancellationToken);
        return origins.Quantiles(origins.Forecast(earlier, options.Threads, cancellationToken), options.Quantiles);
    }

    // For a forecaster that this one is a part of.
    internal PointModel FitPart(RegularPanel history, int steps, FitOptions options, CancellationToken cancellationToken) =>
        FitPoints(history, steps, options, cancellationToken);

    // On the history less its last weeks, which may be too short for what suits the whole.
    internal virtual PointModel FitEarlier(RegularPanel past, int steps, FitOptions options, CancellationToken cancellationToken) =>
        FitPoints(past, steps, options, cancellationToken);
}
