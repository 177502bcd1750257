using Forecasting.Evaluation.Groups;
using Forecasting.Evaluation.Significance;

namespace Forecasting.Evaluation.Calibration;

/// <summary>Examines whether the quantiles of backtests mean what they say.</summary>
public static class BacktestCalibration
{
    private static readonly double[] Coverages = [0.5, 0.8, 0.9];

    extension(BacktestResult result)
    {
        /// <summary>Examines how far the quantiles mean what they say: the probability integral transform, levels and intervals, over all points and by hour.</summary>
        /// <param name="options">The bins and the bootstrap; null for the defaults.</param>
        /// <returns>The report; of observed targets alone.</returns>
        /// <remarks>
        /// Dawid, 1984, "The prequential approach"; Gneiting, Balabdaoui and Raftery, 2007, "Probabilistic forecasts, calibration and
        /// sharpness". Read it beside a quantile loss: intervals as wide as the whole past are calibrated too.
        /// </remarks>
        /// <exception cref="ArgumentException">The forecasts have no quantiles.</exception>
        public CalibrationReport Calibration(CalibrationOptions? options = null)
        {
            ArgumentNullException.ThrowIfNull(result);
            options ??= new CalibrationOptions();
            QuantileLevels levels = result.ForecastOf(0).Levels;
            if (levels.Count == 0) throw new ArgumentException($"The forecasts of {result.Name} have no quantiles; name levels in BacktestOptions.Quantiles.");
            double[] coverages = [.. Coverages.Where(coverage => levels.Interval(coverage) is not null)];
            Metric[] metrics = [.. levels.Select(level => new LevelShare(level)), .. coverages.Select(Metric.Coverage)];
            FittedGroups hours = Grouping.Hour.Fit(result);
            MetricAccumulator[][] parts = [.. metrics.Select(metric => hours.Names.Select(_ => metric.Start()).ToArray())];
            var bins = new PitBins(options.Bins);
            result.Visit(null, (fold, series, step, in point) =>
            {
                bins.Add(point);
                int hour = hours.GroupOf(fold, series, step);
                foreach (MetricAccumulator[] part in parts) part[hour].Add(point);
            });
            var bootstrap = new ComparisonOptions { Unit = options.Unit, Bootstrap = options.Bootstrap };
            return new CalibrationReport
            {
                Name = result.Name,
                Pit = bins.ToHistogram(),
                Levels = [.. levels.Select((level, i) => new LevelReliability(level, Whole(parts[i]), ByHour(result, parts[i])))],
                Intervals = [.. coverages.Select((coverage, i) => new IntervalReliability(
                    coverage, Whole(parts[levels.Count + i]), result.IntervalOf(metrics[levels.Count + i], bootstrap), ByHour(result, parts[levels.Count + i])))],
            };
        }
    }

    private static MetricValue Whole(MetricAccumulator[] parts)
    {
        MetricAccumulator whole = parts[0].Metric.Start();
        foreach (MetricAccumulator part in parts) whole.Merge(part);
        return whole.Value;
    }

    private static MetricValue[] ByHour(BacktestResult result, MetricAccumulator[] parts) =>
        result.Panel.Frequency.StepsPerDay > 1 ? Array.ConvertAll(parts, part => part.Value) : [];
}
