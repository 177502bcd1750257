using Forecasting.Forecasters.Intervals;
using Forecasting.Forecasters.Linear;

namespace Forecasting.Forecasters.Ssa;

/// <summary>Forecasts by singular spectrum analysis: the trend, the seasons and the slow waves of a series, told from its noise and continued.</summary>
/// <remarks>
/// <para>
/// The windows of a series lie near a space of few dimensions, its signal; the series goes on as that space does. Golyandina, Nekrutkin and
/// Zhigljavsky, Analysis of Time Series Structure: SSA and Related Techniques (2001). The mean is taken off first. Missing values are filled
/// in place from the signal. A model takes up new history without a refit.
/// </para>
/// <para>
/// A series that is too short for a window of two, or that was not in the training panel, is forecast by the seasonal naive method; a
/// constant one by its constant, and one whose last value follows from nothing before it by its mean.
/// </para>
/// </remarks>
public sealed class SsaForecaster : PointForecaster
{
    /// <inheritdoc/>
    public override string Name => "ssa";

    /// <summary>Gets the window in steps: how much of the past a forecast follows from.</summary>
    /// <value>
    /// At least 2; a series must have two windows (SSA-001). The default is null: two weeks of hours, one of quarters of an hour, 56 days,
    /// 52 weeks, 36 months, and at most half of the series.
    /// </value>
    public int? Window
    {
        get;
        init
        {
            if (value is { } window && window < SsaSeries.ShortestWindow)
                throw new ArgumentOutOfRangeException(nameof(value), value, $"SSA-002 A window has at least {SsaSeries.ShortestWindow} values.");
            field = value;
        }
    }

    /// <summary>Gets how many components the signal has.</summary>
    /// <value>
    /// At least 1, below the window. The default is null: the number with the least mean absolute error from rolling origins over the last
    /// part of the history, from 1 to 128.
    /// </value>
    public int? Rank
    {
        get;
        init
        {
            if (value is { } rank && rank < 1) throw new ArgumentOutOfRangeException(nameof(value), value, "SSA-002 A signal has at least 1 component.");
            field = value;
        }
    }

    /// <summary>Gets how the signal is continued.</summary>
    /// <value>The default is <see cref="SsaForecastMethod.Recurrent"/>.</value>
    public SsaForecastMethod Method { get; init; } = SsaForecastMethod.Recurrent;

    /// <summary>Gets how much a part of the signal may grow in a step: what grows faster is held to it, all else is left as it is.</summary>
    /// <value>
    /// At least 1. The default is 1: waves keep their height. Forecasts then also stay as near to the range of the history as that range is
    /// wide. Null to let growth go on, for ever and without bound.
    /// </value>
    public double? LargestGrowth
    {
        get;
        init
        {
            if (value is { } growth && !(growth >= 1 && double.IsFinite(growth)))
                throw new ArgumentOutOfRangeException(nameof(value), value, "The growth in a step is at least 1, and finite.");
            field = value;
        }
    } = 1;

    /// <summary>Gets whether all series of a panel share one signal, learned from them together (multivariate SSA).</summary>
    /// <value>The default is false: each series has its own. Sharing helps many short series of one kind.</value>
    public bool IsMultivariate { get; init; }

    /// <summary>Gets whether a regression on the calendar, the holidays and the columns known in advance goes first, and its remainder is decomposed.</summary>
    /// <value>The default is null: where the panel has columns known in advance, or eight weeks of steps shorter than a week.</value>
    public bool? HasRegression { get; init; }

    /// <summary>Gets where the quantiles come from.</summary>
    /// <value>The default is <see cref="SsaIntervals.Conformal"/>.</value>
    public SsaIntervals Intervals { get; init; } = SsaIntervals.Conformal;

    /// <inheritdoc/>
    protected override ForecastModel FitCore(RegularPanel history, FitOptions options, CancellationToken cancellationToken)
    {
        if (Intervals == SsaIntervals.Conformal) return base.FitCore(history, options, cancellationToken);
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(options);
        int steps = options.Horizon.MaxSteps(history.Grid);
        Learned learned = Learn(history, steps, options, cancellationToken);
        ResidualQuantiles? quantiles = options.Quantiles.Count == 0
            ? null
            : new SsaBootstrap(history, learned.Models, steps).Run(
                learned.Series, (s, error) => learned.Regression?.ErrorInUnit(s, error) ?? error, options, cancellationToken);
        return new IntervalModel(Name, history, steps, learned.Model(history), quantiles);
    }

    /// <inheritdoc/>
    protected override PointModel FitPoints(RegularPanel history, int steps, FitOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(options);
        return Learn(history, steps, options, cancellationToken).Model(history);
    }

    internal override PointModel FitEarlier(RegularPanel past, int steps, FitOptions options, CancellationToken cancellationToken) =>
        Learn(past, steps, options, cancellationToken, isEarlier: true).Model(past);

    private Learned Learn(RegularPanel history, int steps, FitOptions options, CancellationToken cancellationToken, bool isEarlier = false)
    {
        if (Rank is { } rank && Window is { } window) SsaSeries.CheckCount(rank, window - 1, nameof(Rank));
        LoadRegression? regression = HasRegression ?? LoadRegression.Suits(history) ? LoadRegression.Fit(history, folds: null, options, cancellationToken) : null;
        double[][] series = regression?.Remainders(history, options, cancellationToken) ?? Targets(history);
        var settings = new SsaSettings(Window, Rank, Method, LargestGrowth) { HasExactWindow = Window is not null && !isEarlier };
        var training = new SsaTraining(history, series, settings, (steps, options));
        return new Learned(series, IsMultivariate ? training.Shared(cancellationToken) : training.Local(cancellationToken), regression);
    }

    private static double[][] Targets(RegularPanel history)
    {
        double[][] targets = new double[history.SeriesCount][];
        for (int s = 0; s < targets.Length; s++) targets[s] = history.Target(s).ToArray();
        return targets;
    }

    private sealed record Learned(double[][] Series, SsaSeriesModel?[] Models, LoadRegression? Regression)
    {
        public PointModel Model(RegularPanel history)
        {
            var signals = new SsaPointModel(history, Models);
            return Regression is null ? signals : new RemainderModel(Regression, signals);
        }
    }
}
