namespace Forecasting.Features;

/// <summary>When the value of a feature is known: how many steps ahead of the origin it can be computed.</summary>
/// <remarks>
/// Leakage cannot be written: a feature is given to a forecaster only for the steps at which it is known, and it is
/// computed from what the panel shows up to the origin.
/// </remarks>
public readonly record struct Availability
{
    private readonly int _steps;

    private Availability(int steps) => _steps = steps;

    /// <summary>Gets the availability of what is known at any distance: the calendar, keys, columns known in advance, values at the origin.</summary>
    public static Availability Always { get; } = new(int.MaxValue);

    /// <summary>Gets how many steps ahead the feature is known; <see cref="int.MaxValue"/> for any.</summary>
    public int Steps => _steps;

    /// <summary>Returns the availability of a value that lies some steps before the row.</summary>
    /// <param name="lag">How many steps before the row the newest value lies that is looked at; at least 1.</param>
    /// <returns>Known up to that many steps ahead.</returns>
    public static Availability AfterLag(int lag)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lag, 1);
        return new Availability(lag);
    }

    /// <summary>Tells whether the feature is known for a step.</summary>
    /// <param name="step">The step ahead of the origin, counted from 1.</param>
    public bool IsKnownAt(int step) => step <= _steps;
}
