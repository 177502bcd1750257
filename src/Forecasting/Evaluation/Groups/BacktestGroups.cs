namespace Forecasting.Evaluation.Groups;

/// <summary>Scores the parts of a backtest's targets.</summary>
public static class BacktestGroups
{
    extension(BacktestResult result)
    {
        /// <summary>Scores each group of targets: where a forecaster is good, and where it is not.</summary>
        /// <param name="grouping">The grouping.</param>
        /// <param name="metric">The metric.</param>
        /// <returns>A score for each group that has a target, in the order of the groups.</returns>
        /// <exception cref="ArgumentException">The panel lacks what the grouping needs: a region of holidays, a column.</exception>
        public IReadOnlyList<GroupScore> ScoreBy(Grouping grouping, Metric metric)
        {
            ArgumentNullException.ThrowIfNull(result);
            ArgumentNullException.ThrowIfNull(grouping);
            ArgumentNullException.ThrowIfNull(metric);
            FittedGroups groups = grouping.Fit(result);
            MetricAccumulator[] parts = result.Accumulate(metric, groups.Names.Count, groups.GroupOf);
            return [.. Enumerable.Range(0, parts.Length).Where(group => !parts[group].IsEmpty).Select(group => new GroupScore(groups.Names[group], parts[group].Value))];
        }
    }
}
