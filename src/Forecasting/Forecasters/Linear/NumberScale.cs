using Forecasting.Numerics;

namespace Forecasting.Forecasters.Linear;

/// <summary>How a column of numbers is standardised, and held to the range that was learnt.</summary>
/// <remarks>A product of three values a little beyond what was seen is far beyond what was learnt: forecasts of it ran away.</remarks>
/// <param name="Mean">The mean of the training rows; stands for a value that is missing.</param>
/// <param name="Inverse">One over the standard deviation; 0 where the column is constant.</param>
/// <param name="HasMissing">Whether values were missing in training: the model then has a column that says so.</param>
internal readonly record struct NumberScale(double Mean, double Inverse, bool HasMissing)
{
    // How far beyond the training range a value may lie, as a share of the range.
    private const double Slack = 0.1;

    // Below this share of missing values there is nothing to learn from their being missing.
    private const double LeastMissing = 0.001;

    /// <summary>Gets the least value that is taken as it is.</summary>
    public double Least { get; init; } = double.NegativeInfinity;

    /// <summary>Gets the greatest value that is taken as it is.</summary>
    public double Greatest { get; init; } = double.PositiveInfinity;

    /// <summary>Finds the scale of a column.</summary>
    public static NumberScale Of(ReadOnlySpan<float> values)
    {
        var moments = default(RunningMoments);
        double least = double.PositiveInfinity, greatest = double.NegativeInfinity;
        foreach (float value in values)
        {
            if (float.IsNaN(value)) continue;
            moments.Add(value);
            least = Math.Min(least, value);
            greatest = Math.Max(greatest, value);
        }

        if (moments.Count == 0) return new NumberScale(0, 0, true);
        double deviation = moments.Deviation;
        // A deviation lost in single precision is the rounding of a constant.
        double inverse = deviation > 1e-6 * Math.Abs(moments.Mean) && double.IsFinite(1 / deviation) ? 1 / deviation : 0;
        double slack = Slack * (greatest - least);
        return new NumberScale(moments.Mean, inverse, values.Length - moments.Count > LeastMissing * values.Length)
        {
            Least = least - slack,
            Greatest = greatest + slack,
        };
    }

    public double Apply(float value) => float.IsNaN(value) ? 0 : (Math.Min(Math.Max(value, Least), Greatest) - Mean) * Inverse;
}
