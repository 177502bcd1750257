namespace Forecasting.Forecasters.Linear;

/// <summary>How a column of numbers is standardised.</summary>
/// <param name="Mean">The mean of the training rows; stands for a value that is missing.</param>
/// <param name="Inverse">One over the standard deviation; 0 where the column is constant.</param>
/// <param name="HasMissing">Whether values were missing in training: the model then has a column that says so.</param>
internal readonly record struct NumberScale(double Mean, double Inverse, bool HasMissing)
{
    // Below this share of missing values there is nothing to learn from their being missing.
    private const double LeastMissing = 0.001;

    /// <summary>Finds the scale of a column.</summary>
    public static NumberScale Of(ReadOnlySpan<float> values)
    {
        double mean = 0, squares = 0;
        long count = 0;
        foreach (float value in values)
        {
            if (float.IsNaN(value)) continue;
            count++;
            double step = value - mean;
            mean += step / count;
            squares += step * (value - mean);
        }

        double deviation = count == 0 ? 0 : Math.Sqrt(squares / count);
        // A deviation lost in single precision is the rounding of a constant.
        double inverse = deviation > 1e-6 * Math.Abs(mean) && double.IsFinite(1 / deviation) ? 1 / deviation : 0;
        return new NumberScale(mean, inverse, values.Length - count > LeastMissing * values.Length);
    }

    public double Apply(float value) => float.IsNaN(value) ? 0 : (value - Mean) * Inverse;
}
