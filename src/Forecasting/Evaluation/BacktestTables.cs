using Forecasting.Tables;

namespace Forecasting.Evaluation;

/// <summary>Turns backtests and their scores into tables that can be written.</summary>
public static class BacktestTables
{
    extension(BacktestResult result)
    {
        /// <summary>Returns every forecast that can be scored beside what came: keys, time, <c>fold</c>, <c>step</c> (from 0), <c>actual</c>, <c>forecast</c>, and a column per quantile level.</summary>
        /// <returns>A row per fold, series and step, fold after fold; what was not observed is missing in <c>actual</c>.</returns>
        public OutputTable ToTable()
        {
            ArgumentNullException.ThrowIfNull(result);
            RegularPanel panel = result.Panel;
            SeriesKey[] keys = [.. result.Folds.SelectMany(_ => result.Keys)];
            (Fold Fold, int Series)[] parts = [.. result.Folds.SelectMany(fold => Enumerable.Range(0, result.Keys.Count).Select(series => (fold, series)))];
            var table = new SeriesRows(panel.Schema, keys, [.. parts.Select(part => part.Fold.Steps)]);
            table.AddKeys();
            table.AddTimes((part, step) => OutputTables.Stamp(panel.Schema, panel.Grid, parts[part].Fold.OriginIndex + parts[part].Fold.FirstStep + step));
            table.AddWholes("fold", (part, _) => parts[part].Fold.Index);
            table.AddWholes("step", (part, step) => parts[part].Fold.FirstStep + step);
            table.AddNumbers("actual", part => Actuals(panel, parts[part].Fold, parts[part].Series));
            table.AddNumbers("forecast", part => Scored(parts[part].Fold, result.ForecastOf(parts[part].Fold.Index).Point(parts[part].Series)));
            QuantileLevels levels = result.ForecastOf(0).Levels;
            for (int level = 0; level < levels.Count; level++)
            {
                int place = level;
                table.AddNumbers(
                    OutputTables.Name(new QuantileLevel(levels[level])),
                    part => Scored(parts[part].Fold, result.ForecastOf(parts[part].Fold.Index).Quantile(parts[part].Series, place)));
            }

            return table.ToTable();
        }

        /// <summary>Scores each series by each metric.</summary>
        /// <param name="metrics">The metrics.</param>
        /// <returns>
        /// A row per metric and series: the key columns, <c>forecaster</c>, <c>metric</c>, <c>value</c> (missing where undefined),
        /// <c>count</c>, <c>excluded</c>, and <c>reason</c> where there is no value.
        /// </returns>
        public OutputTable ToScoreTable(params IReadOnlyList<Metric> metrics)
        {
            ArgumentNullException.ThrowIfNull(result);
            ArgumentNullException.ThrowIfNull(metrics);
            SeriesSchema schema = result.Panel.Schema;
            (Metric Metric, SeriesKey Key, MetricValue Value)[] rows = [.. metrics.SelectMany(metric =>
                result.ScoreBySeries(metric).Select((value, series) => (metric, result.Keys[series], value)))];
            var names = new OutputNames(schema.Keys);
            return new OutputTable(
            [
                .. schema.Keys.Select((name, k) => OutputColumn.Text(name, [.. rows.Select(row => row.Key[k])])),
                OutputColumn.Text(names.Free("forecaster"), [.. rows.Select(_ => result.Name)]),
                OutputColumn.Text(names.Free("metric"), [.. rows.Select(row => row.Metric.Name)]),
                OutputColumn.Numbers(names.Free("value"), [.. rows.Select(row => row.Value.Value ?? double.NaN)]),
                OutputColumn.Wholes(names.Free("count"), [.. rows.Select(row => row.Value.Count)]),
                OutputColumn.Wholes(names.Free("excluded"), [.. rows.Select(row => row.Value.Excluded)]),
                OutputColumn.Text(names.Free("reason"), [.. rows.Select(row => row.Value.UndefinedReason ?? "")]),
            ]);
        }
    }

    private static ReadOnlySpan<double> Scored(Fold fold, ReadOnlySpan<double> steps) => steps.Slice(fold.FirstStep, fold.Steps);

    private static double[] Actuals(RegularPanel panel, Fold fold, int series)
    {
        ReadOnlySpan<double> observed = panel.ObservedTarget(series);
        double[] actuals = new double[fold.Steps];
        for (int step = 0; step < actuals.Length; step++)
        {
            long cell = fold.OriginIndex + fold.FirstStep + step - panel.FirstIndex(series);
            actuals[step] = cell >= 0 && cell < observed.Length ? observed[(int)cell] : double.NaN;
        }

        return actuals;
    }
}
