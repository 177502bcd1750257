using Forecasting.Evaluation;

namespace Forecasting.Tests.Evaluation;

/// <summary>Points that a test can keep in a list, for a ScoredPoint lives on the stack.</summary>
internal sealed record Held(double Actual, double Forecast)
{
    public QuantileLevels Levels { get; init; } = QuantileLevels.None;

    public double[] Quantiles { get; init; } = [];

    public double Scale { get; init; } = double.NaN;

    public bool IsImputed { get; init; }
}

internal static class Points
{
    public static MetricAccumulator AddAll(this MetricAccumulator accumulator, params IEnumerable<Held> points)
    {
        foreach (var point in points)
        {
            accumulator.Add(new ScoredPoint(point.Actual, point.Forecast, point.Levels, point.Quantiles)
            {
                Scale = point.Scale,
                IsImputed = point.IsImputed,
            });
        }

        return accumulator;
    }

    public static MetricValue Of(this Metric metric, params IEnumerable<Held> points) => metric.Start().AddAll(points).Value;

    /// <summary>A point with P10, P50 and P90; the point forecast is the median.</summary>
    public static Held Interval(double actual, double low, double middle, double high) =>
        new(actual, middle) { Levels = [0.1, 0.5, 0.9], Quantiles = [low, middle, high] };
}
