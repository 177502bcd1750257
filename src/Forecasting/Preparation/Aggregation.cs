namespace Forecasting.Preparation;

/// <summary>How the values of several intervals become the value of the longer interval that they make up.</summary>
public enum Aggregation
{
    /// <summary>The sum: for an amount in each interval, such as energy in kWh.</summary>
    Sum,

    /// <summary>The mean, weighted by the length of the intervals: for a rate or a state, such as power in kW or a temperature.</summary>
    Mean,

    /// <summary>The smallest value.</summary>
    Min,

    /// <summary>The largest value.</summary>
    Max,
}
