using Forecasting.Forecasters.Regression;

namespace Forecasting.Forecasters.Linear;

/// <summary>What a regression explains of a run of values of each series: some before the origin, some beyond it.</summary>
/// <param name="scales">The scale of each series.</param>
/// <param name="values">What is explained of each value, on the scale.</param>
/// <param name="ahead">How many of the values lie beyond the origin.</param>
internal sealed class LoadEffects(TargetScale[] scales, double[][] values, int ahead)
{
    /// <summary>Scales the values before the origin, and takes what is explained off.</summary>
    /// <param name="series">The place of the series.</param>
    /// <param name="tail">The last values before the origin, missing where the series begins later.</param>
    public void TakeOff(int series, Span<double> tail)
    {
        int count = values[series].Length - ahead;
        for (int i = 1; i <= tail.Length; i++)
        {
            double effect = i <= count ? values[series][count - i] : 0;
            tail[^i] = scales[series].Apply(tail[^i]) - effect;
        }
    }

    /// <summary>Adds what is explained of the values beyond the origin, and undoes the scale; nothing is explained of a series that begins later.</summary>
    /// <param name="series">The place of the series.</param>
    /// <param name="points">The remainders; takes the values.</param>
    public void PutBack(int series, Span<double> points)
    {
        if (values[series].Length == 0) return;
        for (int k = 0; k < points.Length; k++) points[k] = scales[series].Undo(points[k] + values[series][values[series].Length - ahead + k]);
    }
}
