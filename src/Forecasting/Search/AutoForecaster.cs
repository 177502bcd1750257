using Forecasting.Evaluation;

namespace Forecasting.Search;

/// <summary>Tries forecasters and their settings on the last part of the history, and forecasts with the best, or a blend of the best few.</summary>
/// <remarks>
/// <para>
/// Each trial forecasts the last weeks of the history from rolling origins, fitted to what came before them. It begins on few folds; the best
/// third goes on to twice as many, and so on: successive halving (Jamieson and Talwalkar 2016). New settings are drawn where those of the
/// better trials lie thicker than those of the others (Bergstra, Bardenet, Bengio and Kégl 2011). Of the last rung the best few are blended
/// by greedy selection (Caruana et al. 2004) where that is better than the best alone, and fitted to the whole history.
/// </para>
/// <para>
/// The seasonal naive method is always tried, so that on its own folds the result is never worse than that. The scores of a search are
/// those that it chose by: to judge it, backtest this forecaster as any other.
/// </para>
/// </remarks>
public sealed class AutoForecaster : Forecaster
{
    /// <inheritdoc/>
    public override string Name => "auto";

    /// <summary>Gets what may be tried.</summary>
    /// <value>The default is <c>new SearchSpace()</c>: the catalogue, and the settings of the regressions and of singular spectrum analysis.</value>
    public SearchSpace Space
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = new();

    /// <summary>Gets what may be spent.</summary>
    /// <value>The default is <c>new SearchLimits()</c>: 24 trials, one or two minutes for two years of hours on two processors.</value>
    public SearchLimits Limits
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = new();

    /// <summary>Gets what is to be made best.</summary>
    /// <value>
    /// The default is null: the weighted quantile loss over the levels that are fitted, or the mean absolute error where there are none.
    /// A metric that needs levels which are not fitted scores nothing.
    /// </value>
    public Metric? Objective { get; init; }

    /// <summary>Gets the clock that the time is taken from.</summary>
    /// <value>The default is that of the system. It is read where <see cref="SearchLimits.Time"/> is set, and for the seconds of the leaderboard.</value>
    public TimeProvider Clock
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = TimeProvider.System;

    /// <summary>Searches, and gives all that was tried beside the winner.</summary>
    /// <param name="history">The panel; nothing after its origin is read, bar columns known in advance.</param>
    /// <param name="options">The horizon, the quantile levels, the seed, the number of threads; null for the defaults.</param>
    /// <param name="cancellationToken">Stops the work without a result; <see cref="SearchLimits.Stop"/> ends it with the best so far.</param>
    /// <returns>The leaderboard, the winner, and the winner fitted to the whole history.</returns>
    /// <exception cref="SeriesDataException">The panel cannot be learned from: the findings name the series and the remedy.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public SearchResult Search(RegularPanel history, FitOptions? options = null, CancellationToken cancellationToken = default)
    {
        var model = (AutoModel)Fit(history, options, cancellationToken);
        return new SearchResult(model.Leaderboard, model.Winner, model);
    }

    /// <inheritdoc/>
    protected override ForecastModel FitCore(RegularPanel history, FitOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(options);
        Metric objective = Objective ?? (options.Quantiles.Count == 0 ? Metric.Mae : Metric.WqlOver(options.Quantiles));
        using var clock = new SearchClock(Clock, Limits, cancellationToken);
        var run = new SearchRun(history, options, (Space, Limits), (objective, clock));
        return run.Run(cancellationToken);
    }
}
