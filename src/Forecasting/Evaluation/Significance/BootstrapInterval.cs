namespace Forecasting.Evaluation.Significance;

/// <summary>An interval that a bootstrap gives for a statistic.</summary>
/// <param name="Low">The lower end, in the unit of the statistic.</param>
/// <param name="High">The upper end.</param>
/// <param name="Coverage">The share of intervals made so that would hold the truth, above 0 and below 1.</param>
public readonly record struct BootstrapInterval(double Low, double High, double Coverage)
{
    /// <summary>Tells whether a value lies between the ends, or on one.</summary>
    /// <param name="value">The value.</param>
    public bool Holds(double value) => value >= Low && value <= High;
}
