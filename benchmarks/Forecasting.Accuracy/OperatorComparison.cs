using Forecasting.Evaluation;

namespace Forecasting.Accuracy;

/// <summary>Scores a backtest and the forecast of the grid operator over the same hours: those that have both and an actual value.</summary>
/// <param name="actual">The panel of the backtest.</param>
/// <param name="operators">The operator's forecast as the target of another panel.</param>
internal sealed class OperatorComparison(RegularPanel actual, RegularPanel operators)
{
    /// <summary>Returns the mean absolute percentage errors and how many hours they are of.</summary>
    public (double? Ours, double? Operators, long Hours) Mape(BacktestResult result)
    {
        MetricAccumulator ours = Metric.Mape.Start();
        MetricAccumulator theirs = Metric.Mape.Start();
        ReadOnlySpan<double> observed = actual.ObservedTarget(0);
        ReadOnlySpan<double> forecast = operators.ObservedTarget(0);
        foreach (Fold fold in result.Folds)
        {
            ReadOnlySpan<double> points = result.ForecastOf(fold.Index).Point(actual.Keys[0]);
            for (int step = fold.FirstStep; step < fold.StepsAhead; step++)
            {
                double value = At(observed, actual, fold.OriginIndex + step);
                double theirPoint = At(forecast, operators, fold.OriginIndex + step);
                if (double.IsNaN(value) || double.IsNaN(theirPoint)) continue;
                ours.Add(new ScoredPoint(value, points[step]));
                theirs.Add(new ScoredPoint(value, theirPoint));
            }
        }

        return (ours.Value.Value, theirs.Value.Value, ours.Value.Count);
    }

    /// <summary>Returns the operator's mean absolute percentage error over all hours of the data set.</summary>
    public double? OperatorsMape()
    {
        MetricAccumulator all = Metric.Mape.Start();
        ReadOnlySpan<double> observed = actual.ObservedTarget(0);
        ReadOnlySpan<double> forecast = operators.ObservedTarget(0);
        for (int cell = 0; cell < observed.Length; cell++)
        {
            double point = At(forecast, operators, actual.FirstIndex(0) + cell);
            if (!double.IsNaN(point)) all.Add(new ScoredPoint(observed[cell], point));
        }

        return all.Value.Value;
    }

    private static double At(ReadOnlySpan<double> values, RegularPanel panel, long index)
    {
        long cell = index - panel.FirstIndex(0);
        return cell >= 0 && cell < values.Length ? values[(int)cell] : double.NaN;
    }
}
