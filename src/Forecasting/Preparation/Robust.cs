namespace Forecasting.Preparation;

/// <summary>Order statistics.</summary>
internal static class Robust
{
    /// <summary>The factor that makes the median absolute deviation of a normal sample its standard deviation.</summary>
    public const double NormalScale = 1.4826;

    /// <summary>Returns the median, and leaves the values sorted.</summary>
    /// <param name="values">Values without <see cref="double.NaN"/>.</param>
    /// <returns>The median; <see cref="double.NaN"/> of nothing.</returns>
    public static double Median(Span<double> values)
    {
        if (values.IsEmpty) return double.NaN;
        values.Sort();
        int middle = values.Length / 2;
        // Halves first: the sum of two large values may not be finite.
        return values.Length % 2 == 1 ? values[middle] : (values[middle - 1] / 2) + (values[middle] / 2);
    }

    /// <summary>Returns the median absolute deviation from a centre, and spoils the values.</summary>
    /// <param name="values">Values without <see cref="double.NaN"/>.</param>
    /// <param name="centre">The centre.</param>
    public static double Deviation(Span<double> values, double centre)
    {
        foreach (ref double value in values) value = Math.Abs(value - centre);
        return Median(values);
    }
}
