using Forecasting.Features;

namespace Forecasting.Forecasters.Regression;

/// <summary>Forecasts with a regressor over features: the calendar, lags, windows, weather, keys.</summary>
public abstract class RegressionForecaster : PointForecaster
{
    /// <summary>Gets the features.</summary>
    /// <value>The default is null: the forecaster's own choice for the panel and the horizon.</value>
    public FeatureSet? Features { get; init; }

    /// <summary>Gets how much the default features make of the columns known in advance, such as the weather.</summary>
    /// <value>The default is <see cref="WeatherTerms.Interactions"/>. Where <see cref="Features"/> are given it is not used.</value>
    public WeatherTerms WeatherTerms
    {
        get;
        init => field = Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "There is no such use of the weather.");
    } = WeatherTerms.Interactions;

    /// <summary>Gets how steps beyond the next are reached.</summary>
    /// <value>The default is <see cref="ForecastStrategy.Direct"/>.</value>
    public ForecastStrategy Strategy { get; init; } = ForecastStrategy.Direct;

    /// <summary>Gets how many models serve the series of a panel.</summary>
    /// <value>The default is <see cref="RegressionScope.Global"/>.</value>
    public RegressionScope Scope { get; init; } = RegressionScope.Global;

    /// <summary>Gets whether the logarithm of the target is learned, so that effects are shares of the level.</summary>
    /// <value>
    /// The default is null: where every value of every series is above a twentieth of the series' median. Where it is true every
    /// value of the target must be above 0 (REG-005).
    /// </value>
    public bool? Logarithm { get; init; }

    /// <summary>Gets after how many days a row weighs half of the newest.</summary>
    /// <value>Above 0. The default is null: all rows weigh the same.</value>
    public double? HalfLifeDays
    {
        get;
        init
        {
            if (value is { } days) ArgumentOutOfRangeException.ThrowIfNegativeOrZero(days);
            field = value;
        }
    }

    /// <summary>Gets what becomes of a series that the models cannot serve: new where each series has its own, too short, or ended.</summary>
    /// <value>The default is <see cref="NewSeriesPolicy.SeasonalNaive"/>.</value>
    public NewSeriesPolicy NewSeries { get; init; } = NewSeriesPolicy.SeasonalNaive;

    /// <summary>Gets how many rows a series must have for a model of its own.</summary>
    /// <value>At least 2. The default is 100.</value>
    public int MinimumRows
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 2);
            field = value;
        }
    } = 100;

    /// <summary>Gets from how many rows a model of all series learns at the most; where there are more they are drawn evenly.</summary>
    /// <value>At least 1,000. The default is 1,000,000: a hundred series of a year of hours.</value>
    public int MaximumRows
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1000);
            field = value;
        }
    } = 1_000_000;

    /// <summary>Returns the regressor for a panel.</summary>
    /// <param name="history">The panel.</param>
    protected abstract Regressor RegressorFor(RegularPanel history);

    /// <summary>Returns the features that are used where the caller names none.</summary>
    /// <param name="history">The panel.</param>
    /// <param name="lastStep">The last step ahead at which they must be known, counted from 1.</param>
    protected abstract FeatureSet DefaultFeatures(RegularPanel history, int lastStep);

    /// <inheritdoc/>
    protected sealed override PointModel FitPoints(
        RegularPanel history, int steps, FitOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(options);
        bool logarithm = Logarithm ?? TargetScale.SuitsLogarithm(history);
        var training = new RegressionTraining(history, logarithm, HalfLifeDays, MinimumRows);
        Regressor regressor = RegressorFor(history);
        var blocks = new List<BlockModel>();
        IReadOnlyList<StepBlock> plan = Strategy.IsRecursive ? [new StepBlock(1, 1)] : Strategy.Blocks(steps);
        foreach (StepBlock block in plan)
        {
            FeatureSet features = Features ?? DefaultFeatures(history, block.Last);
            features.CheckKnownAt(block.Last);
            FittedFeatureSet fitted = features.Fit(training.Source);
            TrainingRows rows = Scope == RegressionScope.Global
                ? training.DrawnRowsOf(fitted, block, (MaximumRows, options.Threads), cancellationToken)
                : training.RowsOf(fitted, block, options.Threads, cancellationToken);
            RegressorModel?[] models = training.Fit(rows, regressor, (Scope, options), cancellationToken);
            blocks.Add(new BlockModel(block, fitted, models, features.NeedsInAdvance));
        }

        return new RegressionModel(history, blocks, training.Scales)
        {
            Scope = Scope,
            IsRecursive = Strategy.IsRecursive,
            Logarithm = logarithm,
            NewSeries = NewSeries,
            FitFindings = [.. training.Report.Findings],
        };
    }
}
