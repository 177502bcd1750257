using System.Globalization;

namespace Forecasting.Preparation;

/// <summary>Finds the places where the register of a meter, which only counts up, passed its last digit and began anew.</summary>
internal static class RegisterOverflow
{
    private const double LeastModulus = 1000;
    private const double MostModulus = 1e12;
    private const int StepsToFill = 10;

    /// <summary>Words them, without their place.</summary>
    /// <param name="values">The readings; missing ones are passed over.</param>
    /// <returns>The finding with the cell of the first; null unless every fall of the series is that of a register.</returns>
    public static (Finding Finding, int Cell)? Find(ReadOnlySpan<double> values)
    {
        double last = double.NaN, largest = 0, wrapped = 0, fall = 0, least = double.PositiveInfinity;
        int count = 0, first = -1;
        for (int i = 0; i < values.Length; i++)
        {
            double value = values[i];
            if (double.IsNaN(value)) continue;
            if (value < 0) return null;
            if (value >= last) largest = Math.Max(largest, value - last);
            if (value < last)
            {
                double across = Modulus(last) - last + value;
                // A register is full where it begins anew, and soon after at its beginning.
                if (across > last - value) return null;
                wrapped = Math.Max(wrapped, across);
                least = Math.Min(least, last - value);
                if (count++ == 0) (first, fall) = (i, last - value);
            }

            last = value;
        }

        // Across a fall it counted on as it does elsewhere, by one at least; and it takes many steps to fill a register.
        if (count == 0 || wrapped > Math.Max(1, largest) || largest > least / StepsToFill) return null;
        return (new Finding
        {
            Code = "REPORT-03",
            Severity = FindingSeverity.Warning,
            Count = count,
            Message = string.Create(
                CultureInfo.InvariantCulture,
                $"The target only rises, but for {count} places: at the first it falls by {fall}, as a meter's register that begins anew after its last digit. If these are readings of a register, forecast their differences."),
        }, first);
    }

    // The power of ten that the last reading did not reach.
    private static double Modulus(double reading)
    {
        double modulus = LeastModulus;
        while (modulus <= reading && modulus < MostModulus) modulus *= 10;
        return modulus;
    }
}
