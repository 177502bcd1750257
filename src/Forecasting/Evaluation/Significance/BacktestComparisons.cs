namespace Forecasting.Evaluation.Significance;

/// <summary>Compares backtests of the same plan: which is better, by how much, and whether that may be chance.</summary>
public static class BacktestComparisons
{
    extension(BacktestResult result)
    {
        /// <summary>Compares with another backtest on the same targets.</summary>
        /// <param name="other">The backtest of another forecaster by the same plan and on the same series, a seasonal naive one, say.</param>
        /// <param name="metric">The metric, of which the lower is the better; null for <see cref="Metric.Mae"/>.</param>
        /// <param name="options">What a loss of the tests is, and the bootstrap; null for the defaults.</param>
        /// <returns>The scores, the skill with its interval, and the tests.</returns>
        /// <remarks>
        /// The score of each day's points alone, all series together, is one loss of the tests. The horizon of the test of Giacomini and White is
        /// that of the forecasts in days, that of Diebold and Mariano's at least the length of the bootstrap's blocks. The interval draws whole days
        /// anew and scores them together, so that it is one of the very metric. None is of use for fewer than some twenty days.
        /// </remarks>
        /// <exception cref="ArgumentException">The folds or the series differ, or of the metric the lower is not the better.</exception>
        public BacktestComparison CompareWith(BacktestResult other, Metric? metric = null, ComparisonOptions? options = null) =>
            new[] { result }.CompareAllWith(other, metric, options)[0];

        /// <summary>Computes the interval of a score by drawing whole days of targets anew.</summary>
        /// <param name="metric">The metric.</param>
        /// <param name="options">What is drawn, and the bootstrap; null for the defaults.</param>
        /// <returns>The interval, or null where the score is undefined or there is one day alone.</returns>
        public BootstrapInterval? IntervalOf(Metric metric, ComparisonOptions? options = null)
        {
            ArgumentNullException.ThrowIfNull(result);
            ArgumentNullException.ThrowIfNull(metric);
            options ??= new ComparisonOptions();
            var losses = new LossUnits(result, metric, options.Unit);
            if (losses.Whole.Value is null) return null;
            int[] units = losses.Scored;
            return BootstrapFor(options, losses.Horizon, units.Length).Interval(units.Length, places => losses.Score(units, places));
        }
    }

    extension(IReadOnlyList<BacktestResult> results)
    {
        /// <summary>Compares several backtests with another on the same targets; p-values are adjusted for their number (Holm 1979).</summary>
        /// <param name="other">The backtest that all are compared with.</param>
        /// <param name="metric">The metric, of which the lower is the better; null for <see cref="Metric.Mae"/>.</param>
        /// <param name="options">What a loss of the tests is, and the bootstrap; null for the defaults.</param>
        /// <returns>A comparison for each, in their order.</returns>
        /// <exception cref="ArgumentException">The folds or the series differ, or of the metric the lower is not the better.</exception>
        public IReadOnlyList<BacktestComparison> CompareAllWith(BacktestResult other, Metric? metric = null, ComparisonOptions? options = null)
        {
            ArgumentNullException.ThrowIfNull(results);
            ArgumentNullException.ThrowIfNull(other);
            options ??= new ComparisonOptions();
            metric = Checked([.. results, other], metric);
            var baseline = new LossUnits(other, metric, options.Unit);
            BacktestComparison[] comparisons = [.. results.Select(result => Compare((result.Name, new LossUnits(result, metric, options.Unit)), (other.Name, baseline), metric, options))];
            double[] adjusted = MultipleComparisons.Holm([.. comparisons.Select(one => one.DieboldMariano.PValue ?? double.NaN)]);
            return [.. comparisons.Select((one, i) => one with { AdjustedPValue = double.IsNaN(adjusted[i]) ? null : adjusted[i], Comparisons = comparisons.Length })];
        }

        /// <summary>Finds the forecasters of which any may be the best.</summary>
        /// <param name="metric">The metric, of which the lower is the better; null for <see cref="Metric.Mae"/>.</param>
        /// <param name="settings">The statistic, the level, the bootstrap; null for the defaults.</param>
        /// <param name="unit">What a loss is of.</param>
        /// <returns>The set.</returns>
        /// <exception cref="ArgumentException">There is no backtest, the folds or the series differ, too few days are scored, or of the metric the lower is not the better.</exception>
        public ModelConfidenceSetResult ConfidenceSet(Metric? metric = null, ModelConfidenceSet? settings = null, ComparisonUnit unit = ComparisonUnit.Day)
        {
            ArgumentNullException.ThrowIfNull(results);
            metric = Checked(results, metric);
            settings ??= new ModelConfidenceSet();
            LossUnits[] losses = [.. results.Select(result => new LossUnits(result, metric, unit))];
            var options = new ComparisonOptions { Unit = unit, Bootstrap = settings.Bootstrap };
            BlockBootstrap bootstrap = losses.Length == 0 ? settings.Bootstrap : BootstrapFor(options, losses[0].Horizon, losses[0].Scored.Length);
            return (settings with { Bootstrap = bootstrap }).Of([.. results.Select(result => result.Name)], [.. losses.Select(one => one.Values)]);
        }
    }

    private static BacktestComparison Compare((string Name, LossUnits Losses) one, (string Name, LossUnits Losses) other, Metric metric, ComparisonOptions options)
    {
        (LossUnits own, LossUnits theirs) = (one.Losses, other.Losses);
        int[] units = [.. own.Scored.Intersect(theirs.Scored)];
        BlockBootstrap bootstrap = BootstrapFor(options, own.Horizon, units.Length);
        return new BacktestComparison
        {
            Name = one.Name,
            Baseline = other.Name,
            Metric = metric,
            Score = own.Whole,
            BaselineScore = theirs.Whole,
            Interval = own.Whole.Value is null || theirs.Whole.Value is null
                ? null
                : bootstrap.Interval(units.Length, places => Skill(own.Score(units, places), theirs.Score(units, places))),
            Unit = options.Unit,
            Count = units.Length,
            // A forecaster that has lost its level stays wrong for days, however near its horizon: lags reach as far as the blocks.
            DieboldMariano = DieboldMariano.Test(own.Values, theirs.Values, Math.Max(own.Horizon, bootstrap.BlockLength ?? 1)),
            GiacominiWhite = options.Unit == ComparisonUnit.Series ? null : GiacominiWhite.Test(own.Values, theirs.Values, own.Horizon),
        };
    }

    private static double Skill(double own, double other) => other > 0 ? 1 - (own / other) : double.NaN;

    // Series have no order, so that none hangs together with its neighbour.
    private static BlockBootstrap BootstrapFor(ComparisonOptions options, int horizon, int count) =>
        options.Unit == ComparisonUnit.Series ? options.Bootstrap with { BlockLength = 1 } : options.Bootstrap.ForHorizon(horizon, count);

    private static Metric Checked(IReadOnlyList<BacktestResult> results, Metric? metric)
    {
        metric ??= Metric.Mae;
        if (metric.Direction != MetricDirection.LowerIsBetter)
            throw new ArgumentException($"Backtests are compared by a loss, of which the lower is the better; {metric} is none. Take mae or pinball, say.", nameof(metric));
        foreach (BacktestResult result in results)
        {
            if (!result.Folds.Select(Targets).SequenceEqual(results[0].Folds.Select(Targets)) || !result.Keys.SequenceEqual(results[0].Keys))
                throw new ArgumentException($"The backtests of {results[0].Name} and {result.Name} have other folds or other series; backtest both by one plan on one panel.", nameof(results));
        }

        return metric;
    }

    // How often a forecaster is fitted may differ.
    private static (long, int, int) Targets(Fold fold) => (fold.OriginIndex, fold.FirstStep, fold.Steps);
}
