using Forecasting.Features.Covariates;

namespace Forecasting.Features;

public abstract partial class Feature
{
    /// <summary>Returns a column known in advance.</summary>
    /// <param name="column">The name of the column.</param>
    /// <param name="lag">How many steps before the row; at least 0, the row itself, which is the default.</param>
    /// <param name="power">The power it is raised to, from 1 to 4; the default is 1.</param>
    public static Feature Known(string column, int lag = 0, int power = 1)
    {
        ArgumentException.ThrowIfNullOrEmpty(column);
        ArgumentOutOfRangeException.ThrowIfNegative(lag);
        ArgumentOutOfRangeException.ThrowIfLessThan(power, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(power, 4);
        return new KnownFeature(column, lag, power);
    }

    /// <summary>Returns statistics of a column known in advance over a window.</summary>
    /// <param name="column">The name of the column.</param>
    /// <param name="length">How many steps the window holds; at least 2.</param>
    /// <param name="lag">How many steps before the row the window ends; at least 0, the row itself, which is the default.</param>
    /// <param name="statistics">Which statistics; the default is the mean.</param>
    public static Feature KnownRolling(string column, int length, int lag = 0, RollingStatistics statistics = RollingStatistics.Mean)
    {
        ArgumentException.ThrowIfNullOrEmpty(column);
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 2);
        ArgumentOutOfRangeException.ThrowIfNegative(lag);
        return new KnownWindowFeature(column, length, lag, statistics);
    }

    /// <summary>Returns a column some steps before the row; a column observed only is known as many steps ahead.</summary>
    /// <param name="column">The name of the column.</param>
    /// <param name="lag">How many steps before the row; at least 1.</param>
    public static Feature Observed(string column, int lag)
    {
        ArgumentException.ThrowIfNullOrEmpty(column);
        ArgumentOutOfRangeException.ThrowIfLessThan(lag, 1);
        return new ObservedFeature(column, lag);
    }
}
