namespace Forecasting.Evaluation;

/// <summary>A measure of how good forecasts are: what it sums over points, and what it makes of the sums.</summary>
/// <remarks>
/// Points whose actual is missing or imputed are left out and counted by <see cref="MetricAccumulator"/>, and a missing
/// forecast makes any score that needs it undefined; a metric sees observed, finite actuals only. To add one, derive a sealed
/// record: its properties are its settings and decide what may be merged.
/// </remarks>
public abstract record Metric
{
    /// <summary>Gets the mean absolute error, in the unit of the target: mean |y - f|.</summary>
    /// <remarks>Zeros and constant series need no care.</remarks>
    public static Metric Mae { get; } = new MeanAbsoluteError();

    /// <summary>Gets the mean squared error, in the squared unit of the target: mean (y - f)².</summary>
    /// <remarks>Undefined where a square is beyond the range of a double (an error above about 1e154).</remarks>
    public static Metric Mse { get; } = new MeanSquaredError(Root: false);

    /// <summary>Gets the root of the mean squared error, in the unit of the target: √(mean (y - f)²).</summary>
    /// <inheritdoc cref="Mse" path="/remarks"/>
    public static Metric Rmse { get; } = new MeanSquaredError(Root: true);

    /// <summary>Gets the mean absolute percentage error as a fraction: mean |y - f| / |y|.</summary>
    /// <remarks>A point whose actual is zero is left out and counted; undefined where every actual is zero.</remarks>
    public static Metric Mape { get; } = new MeanAbsolutePercentageError();

    /// <summary>Gets the symmetric mean absolute percentage error as a fraction from 0 to 2: mean 2 |y - f| / (|y| + |f|).</summary>
    /// <remarks>
    /// Makridakis, 1993, as used in M4. Where actual and forecast are both zero the error is 0; a zero actual with any other
    /// forecast costs 2.
    /// </remarks>
    public static Metric Smape { get; } = new SymmetricPercentageError();

    /// <summary>Gets the weighted absolute percentage error as a fraction: sum |y - f| / sum |y|.</summary>
    /// <remarks>
    /// Kolassa and Schütz, 2007, "Advantages of the MAD/mean ratio over the MAPE". Zeros count; undefined where all are zero.
    /// </remarks>
    public static Metric Wape { get; } = new WeightedPercentageError();

    /// <summary>Gets the bias, in the unit of the target: mean (f - y). Positive where forecasts are too high.</summary>
    public static Metric Bias { get; } = new MeanError();

    /// <summary>Gets the mean pinball loss over all levels of the forecast, in the unit of the target; not doubled.</summary>
    /// <remarks>
    /// The loss at level τ is τ (y - q) where y is at or above the quantile q, else (1 - τ)(q - y): Koenker and Bassett, 1978;
    /// Gneiting and Raftery, 2007, section 6.1. The mean over the levels of a point, then over the points.
    /// </remarks>
    public static Metric Pinball { get; } = new PinballLoss(null);

    /// <summary>Gets the weighted quantile loss over the deciles as a fraction.</summary>
    /// <inheritdoc cref="WqlOver" path="/remarks"/>
    public static Metric Wql { get; } = new WeightedQuantileLoss(QuantileLevels.Deciles);

    /// <summary>Gets the continuous ranked probability score, from the quantiles, in the unit of the target.</summary>
    /// <remarks>
    /// The score of Gneiting and Raftery, 2007, section 4.2, as twice the integral of the pinball loss over the level (Laio
    /// and Tamea, 2007), taken by the trapezoid rule: a level weighs half the distance between its neighbours, the first has
    /// 0 below it and the last 1 above, and the weights are made to sum to 1. For the deciles, and any other evenly spaced
    /// levels of which the first is one step, it is twice the mean loss.
    /// </remarks>
    public static Metric Crps { get; } = new QuantileCrps();

    /// <summary>Gets the name in tables and files, such as <c>mae</c> or <c>coverage80</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Gets the unit.</summary>
    public abstract MetricUnit Unit { get; }

    /// <summary>Gets which values are the better ones.</summary>
    /// <value>The default is the lower.</value>
    public virtual MetricDirection Direction => MetricDirection.LowerIsBetter;

    /// <summary>Gets the value of a perfect score where the direction is <see cref="MetricDirection.CloserToNominal"/>.</summary>
    /// <value>The default is 0.</value>
    public virtual double Nominal => 0;

    /// <summary>Gets the quantile levels that a forecast must have.</summary>
    /// <value>Null where it needs none, or takes all that there are.</value>
    public virtual QuantileLevels? RequiredLevels => null;

    /// <summary>Gets how many terms a point gives, each of which is summed.</summary>
    /// <value>From 1 to 8. The default is 1.</value>
    protected internal virtual int TermCount => 1;

    /// <summary>Gets why <see cref="Reduce"/> gave NaN or infinity, in words for a person.</summary>
    protected internal virtual string WhyUndefined => "the score is not a finite number";

    /// <summary>Makes the mean absolute scaled error, a ratio: mean |y - f| / s, with s the scale of the point's series.</summary>
    /// <param name="season">In steps, at least 1: 24 for the day of an hourly series.</param>
    /// <exception cref="ArgumentOutOfRangeException">The season is below 1.</exception>
    /// <remarks>
    /// Hyndman and Koehler, 2006; s is <see cref="SeasonalScale.Mae"/> of the training series. A point whose training series is
    /// constant, or too short for one season, is left out and counted; undefined where that is every point.
    /// </remarks>
    public static Metric Mase(int season) => new ScaledError(Season(season), Squared: false);

    /// <summary>Makes the root mean squared scaled error, a ratio: √(mean (y - f)² / s), with s the scale of the point's series.</summary>
    /// <inheritdoc cref="Mase" path="/param|/exception"/>
    /// <remarks>
    /// Makridakis, Spiliotis and Assimakopoulos, 2022, "M5 accuracy competition", where the season is 1; s is
    /// <see cref="SeasonalScale.MeanSquare"/> of the training series. Constant and short training series as in
    /// <see cref="Mase"/>.
    /// </remarks>
    public static Metric Rmsse(int season) => new ScaledError(Season(season), Squared: true);

    /// <summary>Makes the scaled quantile loss over the deciles, a ratio.</summary>
    /// <inheritdoc cref="Mase" path="/param|/exception"/>
    /// <inheritdoc cref="Sql(int, QuantileLevels)" path="/remarks"/>
    public static Metric Sql(int season) => Sql(season, QuantileLevels.Deciles);

    /// <summary>Makes the scaled quantile loss over given levels, a ratio.</summary>
    /// <param name="season">In steps, at least 1: 24 for the day of an hourly series.</param>
    /// <param name="levels">The levels; a forecast may have more, which are not read.</param>
    /// <exception cref="ArgumentException">There is no level.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The season is below 1.</exception>
    /// <remarks>
    /// The mean over points and levels of 2 x pinball / s, with s as in <see cref="Mase"/>, and constant and short training
    /// series as there. Undefined where a level is absent. With every quantile at the point forecast it equals the MASE.
    /// </remarks>
    public static Metric Sql(int season, QuantileLevels levels) => new ScaledQuantileLoss(Season(season), NotNone(levels));

    /// <summary>Makes the weighted quantile loss over given levels, as a fraction.</summary>
    /// <param name="levels">The levels; a forecast may have more, which are not read.</param>
    /// <exception cref="ArgumentException">There is no level.</exception>
    /// <remarks>
    /// The mean over levels of (sum over points of 2 x pinball) / (sum over points of |y|). Zeros count; undefined where all
    /// actuals are zero or a level is absent. With every quantile at the point forecast it equals the WAPE.
    /// </remarks>
    public static Metric WqlOver(QuantileLevels levels) => new WeightedQuantileLoss(NotNone(levels));

    /// <summary>Makes the mean pinball loss over given levels, in the unit of the target; not doubled.</summary>
    /// <param name="levels">The levels; a forecast may have more, which are not read. Undefined where one is absent.</param>
    /// <exception cref="ArgumentException">There is no level.</exception>
    /// <inheritdoc cref="Pinball" path="/remarks"/>
    public static Metric PinballOver(QuantileLevels levels) => new PinballLoss(NotNone(levels));

    /// <summary>Makes the share of actuals inside the central interval, both ends included, as a fraction.</summary>
    /// <param name="coverage">The nominal share, above 0 and below 1: 0.8 reads the quantiles 0.1 and 0.9.</param>
    /// <exception cref="ArgumentOutOfRangeException">The coverage is not above 0 and below 1 (PRE-002).</exception>
    /// <remarks>Undefined where one of the two levels is absent. A constant series with a constant forecast is covered.</remarks>
    public static Metric Coverage(double coverage) => new IntervalCoverage(Share(coverage));

    /// <summary>Makes the mean width of the central interval, in the unit of the target.</summary>
    /// <inheritdoc cref="Coverage" path="/param|/exception"/>
    /// <remarks>Read it beside the coverage: alone it praises intervals of no width. Undefined where a level is absent.</remarks>
    public static Metric IntervalWidth(double coverage) => new MeanIntervalWidth(Share(coverage));

    /// <summary>Makes the interval score of the central interval, in the unit of the target.</summary>
    /// <inheritdoc cref="Coverage" path="/param|/exception"/>
    /// <remarks>
    /// The mean of (u - l) + 2/α (l - y) below the interval + 2/α (y - u) above it, α = 1 - coverage: Winkler, 1972;
    /// Gneiting and Raftery, 2007, equation 43. Undefined where a level is absent.
    /// </remarks>
    public static Metric Winkler(double coverage) => new WinklerScore(Share(coverage));

    /// <summary>Computes what <see cref="ScoredPoint.Scale"/> must be for points of a series.</summary>
    /// <param name="history">The training series in order of time, on a regular grid; NaN is missing.</param>
    /// <returns>NaN, for a metric that does not scale.</returns>
    public virtual double ScaleFrom(ReadOnlySpan<double> history) => double.NaN;

    /// <summary>Turns a value of this metric into a loss, so that of two scores the one with the lower loss is better.</summary>
    /// <param name="value">A value of this metric.</param>
    public double Loss(double value) => Direction switch
    {
        MetricDirection.HigherIsBetter => -value,
        MetricDirection.CloserToZero => Math.Abs(value),
        MetricDirection.CloserToNominal => Math.Abs(value - Nominal),
        _ => value,
    };

    /// <summary>Starts an accumulator with no point.</summary>
    /// <param name="includeImputed">Whether points with an imputed actual are scored too; by default they are left out.</param>
    public MetricAccumulator Start(bool includeImputed = false) => new(this, includeImputed);

    /// <summary>Gives the name.</summary>
    public sealed override string ToString() => Name;

    /// <summary>Computes the terms of one point.</summary>
    /// <param name="point">Its actual is observed and finite; its forecast, quantiles and scale may be NaN.</param>
    /// <param name="terms">Holds zeros on entry, one for each term. A NaN counts as a missing forecast.</param>
    /// <returns><see cref="PointOutcome.Scored"/>, or why the point is not scored; the terms are then not read.</returns>
    protected internal abstract PointOutcome Score(in ScoredPoint point, Span<double> terms);

    /// <summary>Makes the score of the sums of the terms.</summary>
    /// <param name="sums">The correctly rounded sum of each term, finite.</param>
    /// <param name="count">The number of points scored, at least 1.</param>
    /// <returns>The score; NaN or infinity where it is undefined. The default is the mean of the first term.</returns>
    protected internal virtual double Reduce(ReadOnlySpan<double> sums, long count) => sums[0] / count;

    private static int Season(int season)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(season, 1);
        return season;
    }

    private static double Share(double coverage)
    {
        QuantileLevel.ThrowIfNotProbability(coverage, nameof(coverage), "coverage");
        return coverage;
    }

    private static QuantileLevels NotNone(QuantileLevels levels)
    {
        ArgumentNullException.ThrowIfNull(levels);
        return levels.Count > 0 ? levels : throw new ArgumentException("At least one quantile level is needed.", nameof(levels));
    }
}
