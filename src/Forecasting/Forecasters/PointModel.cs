namespace Forecasting.Forecasters;

/// <summary>A fitted forecaster of points; immutable and safe to share between threads.</summary>
public abstract class PointModel
{
    /// <summary>Gets how many cells before the origin the model looks at.</summary>
    public abstract int NeededHistory { get; }

    /// <summary>Gets the columns known in advance whose future values the model needs.</summary>
    public virtual ColumnNames NeedsInAdvance => ColumnNames.None;

    /// <summary>Gets what was met while the model was fitted.</summary>
    /// <value>The default is none.</value>
    public virtual IReadOnlyList<Finding> Findings => [];

    /// <summary>Tells what is out of the ordinary in a request: series that the model cannot serve, or did not learn from.</summary>
    /// <param name="request">The history, the number of steps, and how.</param>
    /// <returns>The findings; none by default.</returns>
    public virtual IReadOnlyList<Finding> FindingsOf(ForecastRequest request) => [];

    /// <summary>Forecasts from the origin of the history.</summary>
    /// <param name="request">The history, the number of steps, and how.</param>
    /// <param name="cancellationToken">To be looked at often enough to stop within a second.</param>
    /// <returns>The points, series after series, each of the steps; <see cref="double.NaN"/> where a series cannot be forecast.</returns>
    public abstract double[] Forecast(ForecastRequest request, CancellationToken cancellationToken);

    /// <summary>Returns the model as it forecasts the past to learn its errors: it refuses no series, since any may not have begun then.</summary>
    internal virtual PointModel ForCalibration() => this;
}
