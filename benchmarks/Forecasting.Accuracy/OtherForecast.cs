using Forecasting.Evaluation;
using Forecasting.Evaluation.Significance;
using NodaTime;

namespace Forecasting.Accuracy;

/// <summary>A forecast of the same targets that others made: scored beside a backtest over the hours that have both and an actual value.</summary>
/// <param name="actual">The panel of the backtest.</param>
/// <param name="others">The other forecast as the target of another panel.</param>
internal sealed class OtherForecast(RegularPanel actual, RegularPanel others)
{
    /// <summary>Returns the mean absolute percentage errors and how many hours they are of.</summary>
    public (double? Ours, double? Theirs, long Hours) Mape(params IReadOnlyList<BacktestResult> results)
    {
        MetricAccumulator ours = Metric.Mape.Start();
        MetricAccumulator theirs = Metric.Mape.Start();
        foreach ((MetricAccumulator our, MetricAccumulator their) in Days(results).Values)
        {
            ours.Merge(our);
            theirs.Merge(their);
        }

        return (ours.Value.Value, theirs.Value.Value, ours.Value.Count);
    }

    /// <summary>Returns the other forecast's mean absolute percentage error over all hours of the data set.</summary>
    public double? MapeOfAll()
    {
        MetricAccumulator all = Metric.Mape.Start();
        ReadOnlySpan<double> observed = actual.ObservedTarget(0);
        ReadOnlySpan<double> forecast = others.ObservedTarget(0);
        for (int cell = 0; cell < observed.Length; cell++)
        {
            double point = At(forecast, others, actual.FirstIndex(0) + cell);
            if (!double.IsNaN(point)) all.Add(new ScoredPoint(observed[cell], point));
        }

        return all.Value.Value;
    }

    /// <summary>Compares a backtest with the other forecast by the errors of days.</summary>
    /// <param name="name">The name of the other forecast.</param>
    /// <param name="horizon">How many days ahead the forecasts reach.</param>
    /// <param name="results">The backtest, in parts or whole.</param>
    public ForecastEvidence Compare(string name, int horizon, params IReadOnlyList<BacktestResult> results)
    {
        SortedDictionary<LocalDate, (MetricAccumulator Ours, MetricAccumulator Theirs)> days = Days(results);
        (double? ours, double? theirs, _) = Mape(results);
        // A day without an hour of both keeps its place in time.
        int length = Period.DaysBetween(days.Keys.First(), days.Keys.Last()) + 1;
        double[][] losses = [Nothing(length), Nothing(length)];
        foreach ((LocalDate day, (MetricAccumulator our, MetricAccumulator their)) in days)
        {
            int place = Period.DaysBetween(days.Keys.First(), day);
            losses[0][place] = our.Value.Value ?? double.NaN;
            losses[1][place] = their.Value.Value ?? double.NaN;
        }

        // Blocks, and lags as far as they, as where backtests are compared.
        int block = Math.Max(horizon, (int)Math.Ceiling(Math.Cbrt(days.Count)));
        DieboldMarianoResult test = DieboldMariano.Test(losses[0], losses[1], block);
        return new ForecastEvidence(
            name,
            Metric.Mape.Name,
            (ours, theirs),
            test.Count,
            1 - (ours / theirs),
            new BlockBootstrap { BlockLength = block }.Skill(losses[0], losses[1]),
            test.PValue,
            GiacominiWhite.Test(losses[0], losses[1], horizon).PValue);
    }

    private SortedDictionary<LocalDate, (MetricAccumulator Ours, MetricAccumulator Theirs)> Days(IReadOnlyList<BacktestResult> results)
    {
        var days = new SortedDictionary<LocalDate, (MetricAccumulator Ours, MetricAccumulator Theirs)>();
        ReadOnlySpan<double> observed = actual.ObservedTarget(0);
        ReadOnlySpan<double> forecast = others.ObservedTarget(0);
        foreach ((BacktestResult result, Fold fold) in results.SelectMany(result => result.Folds.Select(fold => (result, fold))))
        {
            ReadOnlySpan<double> points = result.ForecastOf(fold.Index).Point(actual.Keys[0]);
            for (int step = fold.FirstStep; step < fold.StepsAhead; step++)
            {
                double value = At(observed, actual, fold.OriginIndex + step);
                double theirPoint = At(forecast, others, fold.OriginIndex + step);
                if (double.IsNaN(value) || double.IsNaN(theirPoint)) continue;
                LocalDate day = actual.Grid.LocalAt(fold.OriginIndex + step).Date;
                if (!days.TryGetValue(day, out var sums)) days.Add(day, sums = (Metric.Mape.Start(), Metric.Mape.Start()));
                sums.Ours.Add(new ScoredPoint(value, points[step]));
                sums.Theirs.Add(new ScoredPoint(value, theirPoint));
            }
        }

        return days;
    }

    private static double[] Nothing(int count)
    {
        double[] values = new double[count];
        Array.Fill(values, double.NaN);
        return values;
    }

    private static double At(ReadOnlySpan<double> values, RegularPanel panel, long index)
    {
        long cell = index - panel.FirstIndex(0);
        return cell >= 0 && cell < values.Length ? values[(int)cell] : double.NaN;
    }
}
