using Forecasting.Evaluation;

namespace Forecasting.Accuracy;

/// <summary>The mean absolute error as a share of the range of the series before the origin.</summary>
internal sealed record RangeError : Metric
{
    /// <inheritdoc/>
    public override string Name => "mae";

    /// <inheritdoc/>
    public override MetricUnit Unit => MetricUnit.Ratio;

    /// <summary>Returns by how much the greatest value lies above the least.</summary>
    /// <param name="history">The values; NaN is missing.</param>
    public static double RangeOf(ReadOnlySpan<double> history)
    {
        (double low, double high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (double value in history)
        {
            if (double.IsNaN(value)) continue;
            low = Math.Min(low, value);
            high = Math.Max(high, value);
        }

        return high - low;
    }

    /// <inheritdoc/>
    public override double ScaleFrom(ReadOnlySpan<double> history) => RangeOf(history);

    /// <inheritdoc/>
    protected override PointOutcome Score(in ScoredPoint point, Span<double> terms)
    {
        terms[0] = Math.Abs(point.Actual - point.Forecast) / point.Scale;
        return PointOutcome.Scored;
    }
}
