namespace Forecasting.Forecasters.Ssa;

/// <summary>The level and the unit that a series is brought to before it is decomposed, and how far it went.</summary>
/// <remarks>The level is taken off, so that a shift of the series shifts its forecast and nothing else; the unit is a power of two, so that no bit is lost.</remarks>
/// <param name="Level">The mean of the known values.</param>
/// <param name="Unit">A power of two; what is left has its largest value between 1 and 2.</param>
/// <param name="Lowest">The lowest known value.</param>
/// <param name="Highest">The highest known value.</param>
internal readonly record struct SsaScale(double Level, double Unit, double Lowest, double Highest)
{
    /// <summary>Finds the scale of a series; null where no value is known.</summary>
    /// <param name="series">The series; <see cref="double.NaN"/> where missing.</param>
    public static SsaScale? Of(ReadOnlySpan<double> series)
    {
        double first = SsaSeries.Unit(series);
        double sum = 0;
        int count = 0;
        double lowest = double.PositiveInfinity;
        double highest = double.NegativeInfinity;
        foreach (double value in series)
        {
            if (double.IsNaN(value)) continue;
            sum += value / first;
            count++;
            lowest = Math.Min(lowest, value);
            highest = Math.Max(highest, value);
        }

        if (count == 0) return null;
        // The mean of equal values is that value, to the last bit.
        double level = lowest == highest ? lowest : sum / count * first;
        // Of values of both signs near the largest number the difference is above it.
        double largest = Math.Min(double.MaxValue, Math.Max(highest - level, level - lowest));
        return new SsaScale(level, SsaSeries.Unit([largest]), lowest, highest);
    }

    /// <summary>Gets whether all known values are equal.</summary>
    public bool IsConstant => Lowest == Highest;

    /// <summary>Returns a series on the scale.</summary>
    /// <param name="series">The series.</param>
    public double[] Apply(ReadOnlySpan<double> series)
    {
        double[] scaled = new double[series.Length];
        // Divided first: a power of two costs no bit, and the difference may be above the largest number.
        for (int i = 0; i < scaled.Length; i++) scaled[i] = (series[i] / Unit) - (Level / Unit);
        return scaled;
    }

    /// <summary>Returns a value of the scale in the unit of the series again.</summary>
    /// <param name="scaled">The value.</param>
    public double Undo(double scaled) => ((Level / Unit) + scaled) * Unit;
}
