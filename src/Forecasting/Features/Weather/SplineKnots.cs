using Forecasting.Numerics;

namespace Forecasting.Features.Weather;

/// <summary>The knots of a natural cubic spline.</summary>
internal static class SplineKnots
{
    public const int Fewest = 3;
    public const int Most = 7;

    // Harrell (2001), Regression Modeling Strategies, table 2.3.
    private static readonly double[][] Levels =
    [
        [0.1, 0.5, 0.9],
        [0.05, 0.35, 0.65, 0.95],
        [0.05, 0.275, 0.5, 0.725, 0.95],
        [0.05, 0.23, 0.41, 0.59, 0.77, 0.95],
        [0.025, 0.1833, 0.3417, 0.5, 0.6583, 0.8167, 0.975],
    ];

    /// <summary>Places knots at quantiles of values; fewer where they fall together.</summary>
    /// <param name="sorted">The values, ascending.</param>
    /// <param name="count">How many knots.</param>
    public static double[] Of(double[] sorted, int count) =>
        sorted.Length == 0 ? [] : [.. Levels[count - Fewest].Select(level => SortedValues.Quantile(sorted, level)).Distinct()];
}
