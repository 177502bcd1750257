using Forecasting.Time;

namespace Forecasting;

/// <summary>A fitted forecaster; immutable, and safe to share between threads. New history needs no refit.</summary>
public abstract class ForecastModel
{
    /// <summary>Makes the base of a model.</summary>
    /// <param name="name">The name of the forecaster.</param>
    /// <param name="history">The panel that was learned from.</param>
    /// <param name="maximumSteps">How many steps ahead the model can forecast at the most; at least 1.</param>
    protected ForecastModel(string name, RegularPanel history, int maximumSteps)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(history);
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumSteps, 1);
        Name = name;
        MaximumSteps = maximumSteps;
        Schema = history.Schema;
        Grid = history.Grid;
    }

    /// <summary>Gets the name of the forecaster.</summary>
    public string Name { get; }

    /// <summary>Gets how many steps ahead the model can forecast at the most.</summary>
    public int MaximumSteps { get; }

    /// <summary>Gets what the columns of the training panel were.</summary>
    public SeriesSchema Schema { get; }

    /// <summary>Gets the grid of the training panel.</summary>
    public TimeGrid Grid { get; }

    /// <summary>Gets the columns known in advance whose future values the model needs.</summary>
    public virtual ColumnNames NeedsInAdvance => ColumnNames.None;

    /// <summary>Gets how many cells before the origin the model looks at; history before them changes nothing.</summary>
    public abstract int NeededHistory { get; }

    /// <summary>Gets what was met while the model was fitted: features that taught it nothing, say.</summary>
    /// <value>The default is none. What was met in the data stands in <see cref="RegularPanel.Findings"/>.</value>
    public virtual IReadOnlyList<Finding> Findings => [];

    /// <summary>Forecasts from the origin of a panel.</summary>
    /// <param name="history">The panel: the training one or a newer one with the same columns and spacing.</param>
    /// <param name="horizon">How far ahead.</param>
    /// <param name="options">Future values of columns known in advance, threads; null for the defaults.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The forecast of every series of the panel.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The horizon is longer than the model was fitted for.</exception>
    /// <exception cref="SeriesDataException">The panel has other columns or another spacing, or future values are missing: the findings name them.</exception>
    public Forecast Forecast(
        RegularPanel history, Horizon horizon, ForecastOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(horizon);
        options ??= new ForecastOptions();
        cancellationToken.ThrowIfCancellationRequested();
        CheckFrame(history);
        int steps = horizon.StepsFrom(history.Grid, history.OriginIndex);
        if (steps > MaximumSteps)
        {
            throw new ArgumentOutOfRangeException(
                nameof(horizon), horizon, $"PRE-001 The model forecasts at most {MaximumSteps} steps, {steps} were asked for; fit it with FitOptions.Horizon = {horizon}.");
        }

        if (options.KnownInAdvance is { } future) history = FutureCells.Join(history, future, steps);
        FutureCells.Check(history, NeedsInAdvance, steps, options.AllowsEndedSeries);
        var request = new ForecastRequest(history, steps, options);
        Forecast forecast = ForecastCore(request, cancellationToken);
        forecast.Check(request);
        return forecast;
    }

    /// <summary>Forecasts after the request was checked.</summary>
    /// <param name="request">The history, the number of steps, and how.</param>
    /// <param name="cancellationToken">To be looked at often enough to stop within a second.</param>
    /// <returns>The forecast of every series of the history.</returns>
    protected abstract Forecast ForecastCore(ForecastRequest request, CancellationToken cancellationToken);

    /// <summary>Calls <see cref="ForecastCore"/> of another model, for models that are made of models.</summary>
    /// <param name="model">The other model.</param>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The forecast of the other model.</returns>
    protected static Forecast Delegate(ForecastModel model, ForecastRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.ForecastCore(request, cancellationToken);
    }

    /// <summary>Forecasts a request that was checked already: a model inside another one asks so.</summary>
    internal Forecast ForecastChecked(ForecastRequest request, CancellationToken cancellationToken) => ForecastCore(request, cancellationToken);

    private void CheckFrame(RegularPanel history)
    {
        if (!history.Grid.Equals(Grid))
        {
            throw SeriesDataException.Of(
                "PRE-013",
                $"The history is spaced {history.Frequency} in {history.Grid.Zone.Id}; the model was fitted on {Grid.Frequency} in {Grid.Zone.Id} and another phase or zone cannot be forecast with it. Prepare the history with the schema and the frequency of the training panel.");
        }

        foreach (string name in Schema.Covariates)
        {
            if (history.IndexOfColumn(name) < 0)
            {
                throw SeriesDataException.Of(
                    "PRE-013", $"The history has no column '{name}', which the model was fitted with; name it in the schema of the history.", column: name);
            }
        }
    }
}
