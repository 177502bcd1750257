using Forecasting.Features.Lags;
using Forecasting.Features.Windows;

namespace Forecasting.Features;

public abstract partial class Feature
{
    /// <summary>Gets how many steps ahead of the origin a row lies, counted from 1.</summary>
    public static Feature StepAhead { get; } = new StepAheadFeature();

    /// <summary>Returns the target some steps before the row; it is known as many steps ahead.</summary>
    /// <param name="steps">At least 1.</param>
    public static Feature TargetLag(int steps)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        return new TargetLagFeature(steps);
    }

    /// <summary>Returns the target some steps before the origin; it is known at any step.</summary>
    /// <param name="steps">At least 1, which is the last value before the origin.</param>
    public static Feature OriginLag(int steps)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        return new OriginLagFeature(steps);
    }

    /// <summary>Returns statistics of the target over a window that ends some steps before the row.</summary>
    /// <param name="length">How many steps the window holds; at least 2.</param>
    /// <param name="lag">How many steps before the row the window ends; at least 1. The feature is known as many steps ahead.</param>
    /// <param name="statistics">Which statistics; the default is the mean.</param>
    public static Feature Rolling(int length, int lag, RollingStatistics statistics = RollingStatistics.Mean) =>
        new RollingFeature(length, lag, 1, statistics);

    /// <summary>Returns statistics of the target at one point of the season over the last seasons.</summary>
    /// <param name="seasons">How many seasons; at least 2.</param>
    /// <param name="season">The length of the season in steps; at least 1.</param>
    /// <param name="lag">How many steps before the row the newest value lies; at least 1.</param>
    /// <param name="statistics">Which statistics; the default is the mean.</param>
    public static Feature SeasonalRolling(int seasons, int season, int lag, RollingStatistics statistics = RollingStatistics.Mean) =>
        new RollingFeature(seasons, lag, season, statistics);

    /// <summary>Returns a quantile of the target over a window that ends some steps before the row.</summary>
    /// <param name="length">How many steps the window holds; at least 2.</param>
    /// <param name="lag">How many steps before the row the window ends; at least 1. The feature is known as many steps ahead.</param>
    /// <param name="level">The level, such as 0.9.</param>
    public static Feature RollingQuantile(int length, int lag, QuantileLevel level)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(lag, 1);
        return new RollingQuantileFeature(length, lag, level);
    }

    /// <summary>Returns the exponentially weighted mean of the target up to some steps before the row.</summary>
    /// <remarks>
    /// A missing value leaves the mean as it is. What is older than 64 half-lives, rounded up to a power of two of steps, weighs less
    /// than 2^-64 and is not looked at: so the past that the feature needs is bounded.
    /// </remarks>
    /// <param name="halfLife">After how many steps a value weighs half as much; above 0, at most 5000.</param>
    /// <param name="lag">How many steps before the row the newest value lies; at least 1. The feature is known as many steps ahead.</param>
    public static Feature ExponentialMean(double halfLife, int lag) => new ExponentialMeanFeature(halfLife, lag);
}
